"""The list of articles."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.forms import ArticleFilter
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest

ROWS_A_PAGE = 50


@requires(Permission.READ)
@require_safe
def articles(request: AuthenticatedRequest) -> HttpResponse:
    form = ArticleFilter(request.GET)
    page = Paginator(form.articles(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "articles/list.html", {"form": form, "page": page})
