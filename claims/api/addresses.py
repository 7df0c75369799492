"""Every address of the API: who may ask, what is asked, what is shown."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Query

from articles.forms import ArticleFilter
from articles.models import Article
from claims.api import problems, shown
from claims.api.access import Bearer, TokenRequest
from claims.api.described import DescribedAPI
from claims.api.paging import Page, page
from claims.api.problems import Problem
from claims.api.queries import ArticlesQuery, ClaimsQuery, Key, ReportsQuery, ThreadsQuery
from claims.models import Claim, Report, Thread
from claims.provenance.account import account
from claims.review.threads import threads as all_threads
from claimtrack.accounts.roles import Scope

Id = Annotated[Key, Path()]
FAILS = dict.fromkeys((401, 403, 422, 429), Problem)
FAILS_OR_MISSES = {**FAILS, 404: Problem}

api = DescribedAPI(
    title="ClaimTrack",
    version="1",
    description=(
        "Read-only. Articles, the claims they attribute to somebody, and the threads that state "
        "one proposition, and frozen reports. Every call needs an access token with the scope of "
        "what it asks for (articles, claims, threads, reports)."
    ),
    docs_url=None,
    urls_namespace="claims:api",
)
problems.register(api)


@api.get(
    "/articles",
    response={200: Page[shown.ArticleShown], **FAILS},
    auth=Bearer(Scope.ARTICLES),
    url_name="articles",
    summary="Articles, by id",
)
def articles(request: HttpRequest, asked: Query[ArticlesQuery]) -> dict[str, Any]:
    form = ArticleFilter({"q": asked.q, "outlet": asked.outlet, "state": asked.state or ""})
    return page(request, form.articles().select_related("outlet"), asked, shown.article)


@api.get(
    "/articles/{pk}",
    response={200: shown.ArticleWhole, **FAILS_OR_MISSES},
    auth=Bearer(Scope.ARTICLES),
    url_name="article",
    summary="An article with its newest text",
)
def article(request: HttpRequest, pk: Id) -> shown.ArticleWhole:
    row = get_object_or_404(Article.objects.select_related("outlet"), pk=pk)
    return shown.whole_article(row, list(row.versions.defer("segments").order_by("number")))


@api.get(
    "/claims",
    response={200: Page[shown.ClaimShown], **FAILS},
    auth=Bearer(Scope.CLAIMS),
    url_name="claims",
    summary="Claims, by id",
)
def claims(request: TokenRequest, asked: Query[ClaimsQuery]) -> dict[str, Any]:
    chosen = asked.filter().seen_by(request.auth.owner)
    found = chosen.apply(Claim.objects.current()).with_chain().select_related("membership")
    return page(request, found, asked, shown.claim)


@api.get(
    "/claims/{pk}",
    response={200: shown.ClaimShown, **FAILS_OR_MISSES},
    auth=Bearer(Scope.CLAIMS),
    url_name="claim",
    summary="A claim, also of a reading that counts no more",
)
def claim(request: HttpRequest, pk: Id) -> shown.ClaimShown:
    rows = Claim.objects.with_chain().select_related("membership")
    return shown.claim(get_object_or_404(rows, pk=pk))


@api.get(
    "/threads",
    response={200: Page[shown.ThreadShown], **FAILS},
    auth=Bearer(Scope.THREADS),
    url_name="threads",
    summary="Threads with claims, by id",
)
def threads(request: HttpRequest, asked: Query[ThreadsQuery]) -> dict[str, Any]:
    return page(request, all_threads(asked.q), asked, shown.thread)


@api.get(
    "/threads/{pk}",
    response={200: shown.ThreadWhole, **FAILS_OR_MISSES},
    auth=Bearer(Scope.THREADS),
    url_name="thread",
    summary="A thread with its origins; of one that was merged, the one it was merged into",
)
def thread(request: HttpRequest, pk: Id) -> shown.ThreadWhole:
    row = get_object_or_404(Thread.objects.select_related("merged_into"), pk=pk)
    while row.merged_into:
        row = row.merged_into
    members = Claim.objects.filter(membership__thread=row)
    numbers = list(members.order_by("pk").values_list("pk", flat=True))
    return shown.whole_thread(row, numbers, account(members))


@api.get(
    "/reports",
    response={200: Page[shown.ReportShown], **FAILS},
    auth=Bearer(Scope.REPORTS),
    url_name="reports",
    summary="Frozen reports, by number",
)
def reports(request: HttpRequest, asked: Query[ReportsQuery]) -> dict[str, Any]:
    rows = Report.objects.listed()
    return page(
        request, rows.filter(status=asked.status) if asked.status else rows, asked, shown.report
    )


@api.get(
    "/reports/{number}",
    response={200: shown.ReportWhole, **FAILS_OR_MISSES},
    auth=Bearer(Scope.REPORTS),
    url_name="report",
    summary="A frozen report, whole",
)
def report(request: HttpRequest, number: Id) -> shown.ReportWhole:
    return shown.whole_report(get_object_or_404(Report, pk=number))
