"""Deciding on many claims: what would happen, then what does, then what came of it."""

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from articles.work import MOVING
from articles.worker import listening
from claims.filter_form import in_words
from claims.filters import Filter
from claims.listing import newest_first
from claims.models import Bulk, BulkRow, Claim
from claims.models.claim import ClaimQuerySet
from claims.review import bulk as deeds
from claims.review.bulk_forms import BulkForm
from claimtrack.accounts.access import requires
from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest, render_part

PAGE, PART = "claims/bulk.html", "claims/_bulk.html"
EXAMPLES = 5
LISTED = 200


@requires(Permission.REVIEW)
@require_POST
def prepare(request: AuthenticatedRequest) -> HttpResponse:
    form = BulkForm(request.POST)
    query = request.POST.get("query", "")
    if not form.is_valid():
        return _back(request, query, "Choose a decision, and what it is about.")
    decision = Bulk.Decision(form.cleaned_data["decision"])
    claims = _found(query, request.user)
    if (page := form.claims()) is not None:
        claims = claims.filter(pk__in=page)
    try:
        bulk = deeds.prepare(claims, decision, by=request.user, query=query)
    except deeds.Refused as refused:
        return _back(request, query, str(refused))
    return redirect("claims:bulk", bulk.pk)


@requires(Permission.REVIEW)
@require_safe
def bulk(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Bulk.objects.select_related("by", "undoes"), pk=pk)
    context = {
        "bulk": shown,
        "asked": lambda: in_words(shown.query),  # only for the page: its parts come every second
        "tally": deeds.tally(shown),
        "at_work": shown.status in MOVING,
        "listening": listening(),
        "mine": shown.by_id == request.user.pk,
        "taken_back": Bulk.objects.filter(undoes=shown).first(),
        "states": _states(shown),
        "examples": _rows(shown)[:EXAMPLES],
        "changed": _rows(shown).filter(outcome=BulkRow.Outcome.CHANGED)[:LISTED],
    }
    return render_part(request, PAGE, PART, context)


@requires(Permission.REVIEW)
@require_POST
def start(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    prepared = get_object_or_404(Bulk, pk=pk)
    try:
        deeds.start(prepared, by=request.user)
    except deeds.Refused as refused:
        messages.error(request, str(refused))
    return redirect("claims:bulk", pk)


@requires(Permission.REVIEW)
@require_POST
def leave(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    prepared = get_object_or_404(Bulk, pk=pk)
    try:
        deeds.leave(prepared, by=request.user)
    except deeds.Refused as refused:
        messages.error(request, str(refused))
    return _back(request, prepared.query, "Nothing was changed.")


@requires(Permission.REVIEW)
@require_POST
def take_back(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    done = get_object_or_404(Bulk, pk=pk)
    try:
        undoing = deeds.take_back(done, by=request.user)
    except deeds.Refused as refused:
        messages.error(request, str(refused))
        return redirect("claims:bulk", pk)
    return redirect("claims:bulk", undoing.pk)


def _found(query: str, by: User) -> ClaimQuerySet:
    return newest_first(Filter.parse(query).seen_by(by).apply(Claim.objects.current()))


def _back(request: AuthenticatedRequest, query: str, message: str) -> HttpResponse:
    messages.info(request, message)
    response = redirect("claims:list")
    if query:
        response["Location"] += f"?{query}"
    return response


def _rows(bulk: Bulk) -> QuerySet[BulkRow]:
    rows = bulk.rows.select_related("claim", "claim__run__version__article")
    version = "claim__run__version"
    return rows.defer("claim__search", "claim__names", f"{version}__text", f"{version}__segments")


def _states(bulk: Bulk) -> list[tuple[str, int]]:
    """How many of the claims have which status now."""
    rows = bulk.rows.order_by().values_list("claim__status").annotate(number=Count("pk"))
    return sorted(rows)
