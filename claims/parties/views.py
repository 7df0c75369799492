"""Parties: the list, one with all it said, and what a person changes about it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.models import Article
from claims.counting import tally
from claims.extraction import Kind
from claims.models import Alias, Hop, Party, Proposal, Regrouping
from claims.parties import describing, regrouping
from claims.parties.forms import AliasesForm, AliasForm, DescriptionForm, OtherForm, PartyFilter
from claims.parties.profile import profile
from claims.parties.refused import Refused
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest

ROWS_A_PAGE = 50


@requires(Permission.READ)
@require_safe
def parties(request: AuthenticatedRequest) -> HttpResponse:
    form = PartyFilter(request.GET)
    hops = Hop.objects.filter(party=OuterRef("pk")).order_by().values("party")
    number = Coalesce(Subquery(hops.annotate(number=Count("pk")).values("number")), 0)
    newest = Hop.objects.filter(party=OuterRef("pk")).exclude(role="").order_by("-claim_id")
    met_in = Article.objects.filter(pk=OuterRef("namesake")).values("title")
    rows = form.parties().annotate(
        mentions=number, role=Subquery(newest.values("role")[:1]), met_in=Subquery(met_in)
    )
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    waiting = tally(Proposal.objects.waiting())
    context = {"form": form, "page": page, "waiting": waiting}
    return render(request, "claims/parties.html", context)


@requires(Permission.READ)
@require_safe
def party(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Party.objects.select_related("merged_into", "article"), pk=pk)
    context = {
        "profile": profile(shown),
        "party": shown,
        "description": DescriptionForm(
            initial={"kind": shown.kind, "reliability": shown.reliability}
        ),
        "alias": AliasForm(),
        "other": OtherForm(),
    }
    return render(request, "claims/party.html", context)


@requires(Permission.REVIEW)
@require_POST
def describe(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    party = get_object_or_404(Party, pk=pk)
    form = DescriptionForm(request.POST)
    if not form.is_valid():
        return _again(request, party, "Choose a kind and a grade from the lists.")
    given = form.cleaned_data
    describing.set_kind(party, Kind(given["kind"]), by=request.user)
    grade = Party.Reliability(given["reliability"])
    describing.rate(party, grade, by=request.user, why=given["why"])
    return redirect("claims:party", pk)


@requires(Permission.REVIEW)
@require_POST
def add_alias(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    party = get_object_or_404(Party, pk=pk)
    form = AliasForm(request.POST)
    if not form.is_valid():
        return _again(request, party, "Write a name of at most 300 characters.")
    name = form.cleaned_data["alias"]
    return _try(request, party, lambda: describing.add_alias(party, name, by=request.user))


@requires(Permission.REVIEW)
@require_POST
def remove_alias(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    alias = get_object_or_404(Alias.objects.select_related("party"), pk=pk)
    return _try(request, alias.party, lambda: describing.remove_alias(alias, by=request.user))


@requires(Permission.REVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """What would move from the other one to this; on confirmation it moves."""
    kept = get_object_or_404(Party, pk=pk)
    form = OtherForm(request.POST if request.method == "POST" else request.GET)
    other: Party | None = form.cleaned_data["party"] if form.is_valid() else None
    if request.method == "POST" and other:
        chosen = other
        return _try(request, kept, lambda: regrouping.merge(kept, chosen, by=request.user))
    moves = regrouping.merge_moves(other) if other and other != kept else None
    several = [] if moves else form.cleaned_data.get("several", [])
    context = {"party": kept, "other": other, "form": form, "moves": moves, "several": several}
    status = 422 if request.method == "POST" else 200
    return render(request, "claims/party_merge.html", context, status=status)


@requires(Permission.REVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def split(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Which claims would go with the chosen names; on confirmation they go."""
    party = get_object_or_404(Party, pk=pk)
    given = request.POST if request.method == "POST" else request.GET
    form = AliasesForm(party, given or None)
    chosen = list(form.cleaned_data["alias"]) if form.is_valid() else []
    if request.method == "POST" and chosen:
        return _try(request, party, lambda: regrouping.split(party, chosen, by=request.user))
    moves = regrouping.split_moves(party, chosen) if chosen else None
    context = {"party": party, "form": form, "moves": moves, "chosen": chosen}
    status = 422 if request.method == "POST" else 200
    return render(request, "claims/party_split.html", context, status=status)


@requires(Permission.REVIEW)
@require_POST
def take_back(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    done = get_object_or_404(Regrouping.objects.select_related("kept"), pk=pk)
    return _try(request, done.kept, lambda: regrouping.take_back(done, by=request.user))


def _try(request: AuthenticatedRequest, party: Party, deed: Callable[[], object]) -> HttpResponse:
    """Do it, and go to the party's page, which says why if it was refused."""
    try:
        deed()
    except Refused as refused:
        return _again(request, party, str(refused))
    return redirect("claims:party", party.pk)


def _again(request: AuthenticatedRequest, party: Party, message: str) -> HttpResponse:
    messages.error(request, message)
    return redirect("claims:party", party.pk)
