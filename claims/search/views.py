"""One box over claims and articles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Article
from claims.models import Claim
from claims.search.articles import articles_found, texts
from claims.search.box import SearchField
from claims.search.conditions import to_mark
from claims.search.fields import FIELDS
from claims.search.marks import Part, excerpt, hits, marked
from claims.search.query import Query
from claims.search.ranked import Finds, claims_found, headline
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest

ROWS_A_PAGE = 20


class SearchForm(forms.Form):
    q = SearchField(label="Search")


@dataclass(frozen=True)
class Row:
    """A find and its words, those sought marked."""

    found: Claim | Article
    parts: Sequence[Part]


@requires(Permission.READ)
@require_safe
def search(request: AuthenticatedRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    query = form.cleaned_data["q"] if form.is_valid() else Query()
    among = "articles" if request.GET.get("in") == "articles" else "claims"
    context: dict[str, Any] = {"form": form, "query": query, "among": among, "fields": FIELDS}
    if query:
        finds: dict[str, Finds[Any]] = {
            "claims": claims_found(query),
            "articles": articles_found(query),
        }
        page = _page_number(request.GET.get("page"), finds[among].listed)
        context |= {
            "words": urlencode({"q": form["q"].value()}),
            "finds": finds,
            "chosen": finds[among],
            "rows": ROWS[among](finds[among], query, page),
            **_places(page, finds[among].listed),
        }
    return render(request, "claims/search.html", context)


def _places(page: int, rows: int) -> dict[str, int | None]:
    return {
        "page": page,
        "pages": _pages(rows),
        "first": (page - 1) * ROWS_A_PAGE + 1,
        "previous": page - 1 if page > 1 else None,
        "following": page + 1 if page < _pages(rows) else None,
    }


def _pages(rows: int) -> int:
    return max(1, -(-rows // ROWS_A_PAGE))


def _page_number(given: str | None, rows: int) -> int:
    number = int(given) if given and given.isdecimal() and len(given) < 9 else 1
    return min(max(number, 1), _pages(rows))


def _claims(finds: Finds[Claim], query: Query, page: int) -> list[Row]:
    pks = [claim.pk for claim in finds.page(page, ROWS_A_PAGE)]
    words = to_mark(query)
    shown = Claim.objects.filter(pk__in=pks).with_chain()
    if words:
        shown = shown.annotate(headline=headline("content", words))
    rows = {claim.pk: claim for claim in shown}
    return [
        Row(rows[pk], marked(rows[pk].content, hits(getattr(rows[pk], "headline", ""))))
        for pk in pks
    ]


def _articles(finds: Finds[Article], query: Query, page: int) -> list[Row]:
    articles = finds.page(page, ROWS_A_PAGE)
    words, shown = to_mark(query), texts(articles)
    if words:
        shown = shown.annotate(headline=headline("text", words))
    rows = {version.article_id: version for version in shown}
    return [
        Row(article, excerpt(version.text, hits(getattr(version, "headline", ""))))
        for article in articles
        if (version := rows.get(article.pk))
    ]


ROWS: dict[str, Callable[[Any, Query, int], list[Row]]] = {
    "claims": _claims,
    "articles": _articles,
}
