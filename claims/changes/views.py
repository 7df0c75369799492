"""Two versions of an article: the claims that vanished, appeared or changed, and the words."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.differences import differences
from articles.models import Article
from claims.changes.versions import comparison, pair
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest


@requires(Permission.READ)
@require_safe
def changes(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """?from= and ?to= are numbers of versions; without them the newest and the one before it."""
    article = get_object_or_404(Article.objects.select_related("outlet"), pk=pk)
    found = pair(article, _number(request.GET.get("from")), _number(request.GET.get("to")))
    if found is None:
        raise Http404("There are no such two versions of this article.")
    earlier, later = found
    context = {
        "article": article,
        "comparison": comparison(earlier, later),
        "passages": differences(earlier.text, later.text),
        "versions": article.versions.values_list("number", flat=True),
    }
    return render(request, "claims/changes.html", context)


def _number(given: str | None) -> int | None:
    """Of a version; one that no version can have finds none."""
    return int(given) if given and given.isdecimal() and len(given) < 9 else None
