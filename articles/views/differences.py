"""Where the text of a row differs from the one that it resembles or replaces, before it is in."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.differences import differences
from articles.ingest import normalised
from articles.models import Item, Preview
from articles.reading import Record, Rejected
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest

DIFFERENT = (Preview.Kind.NEAR, Preview.Kind.CHANGED)


@requires(Permission.IMPORT)
@require_safe
def differences_of(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    items = Item.objects.filter(preview__kind__in=DIFFERENT).select_related(
        "batch__outlet", "preview__version__article__outlet", "preview__twin__batch__outlet"
    )
    item = get_object_or_404(items, pk=pk)
    context = {
        "item": item,
        "preview": item.preview,
        "passages": differences(_other(item.preview), _text(item)),
    }
    return render(request, "articles/differences.html", context)


def _other(preview: Preview) -> str:
    if preview.version:
        return preview.version.text
    if preview.twin:
        return _text(preview.twin)
    raise Http404("What this row resembled is gone.")


def _text(item: Item) -> str:
    try:
        return normalised(item, Record.from_json(item.record)).text
    except Rejected:
        raise Http404("This row can no longer be read.") from None
