"""Threads: the list, one thread, and what a person does to it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.linking import shaping
from claims.models import Ruling, Shaping, Thread
from claims.provenance import rulings
from claims.review.forms import MergeForm, PlaceForm, RenameForm, RulingForm, WordsForm
from claims.review.graph import drawn
from claims.review.threads import thread_page
from claims.review.threads import threads as all_threads
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest

ROWS_A_PAGE = 50


@requires(Permission.READ)
@require_safe
def threads(request: AuthenticatedRequest) -> HttpResponse:
    form = WordsForm(request.GET)
    form.is_valid()
    found = all_threads(form.cleaned_data.get("q", ""))
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "claims/threads.html", {"form": form, "page": page})


@requires(Permission.READ)
@require_safe
def thread(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Thread, pk=pk)
    if shown.merged_into_id:
        return redirect("claims:thread", shown.merged_into_id)
    return _page(request, shown)


@requires(Permission.REVIEW)
@require_POST
def rename(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Thread, pk=pk)
    form = RenameForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, refused=form.errors.as_text(), status=422)
    shaping.rename(shown, form.cleaned_data["wording"], by=request.user)
    messages.success(request, "The thread has your wording now.")
    return redirect("claims:thread", shown.pk)


@requires(Permission.REVIEW)
@require_POST
def split(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Thread, pk=pk)
    ticked = [int(pk) for pk in request.POST.getlist("claims") if pk.isdecimal()]
    try:
        apart = shaping.split(shown, ticked, by=request.user)
    except shaping.Refused as refused:
        return _page(request, shown, refused=str(refused), status=422)
    messages.success(request, f"These claims are thread {apart.pk} now.")
    return redirect("claims:thread", shown.pk)


@requires(Permission.REVIEW)
@require_POST
def merge(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Thread, pk=pk)
    form = MergeForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, refused="There is no such thread.", status=422)
    try:
        into = shaping.merge(shown, form.cleaned_data["into"], by=request.user)
    except shaping.Refused as refused:
        return _page(request, shown, refused=str(refused), status=422)
    messages.success(request, "Both are one thread now.")
    return redirect("claims:thread", into.pk)


@requires(Permission.REVIEW)
@require_POST
def undo(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    last = get_object_or_404(Shaping.objects.select_related("thread"), pk=pk)
    try:
        restored = shaping.undo(last, by=request.user)
    except shaping.Refused as refused:
        return _page(request, last.thread, refused=str(refused), status=409)
    messages.success(request, "That is taken back.")
    return redirect("claims:thread", restored.pk)


@requires(Permission.REVIEW)
@require_POST
def rule(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Confirm or cut a step of who has it from whom."""
    shown = get_object_or_404(Thread, pk=pk)
    form = RulingForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, refused="Say which step, and whether it holds.", status=422)
    step, verdict = form.cleaned_data["step"], form.chosen()
    try:
        rulings.rule(shown, step, verdict, by=request.user)
    except rulings.Refused as refused:
        return _page(request, shown, refused=str(refused), status=409)
    return _back_to_step(shown.pk, form.cleaned_data["place"])


@requires(Permission.REVIEW)
@require_POST
def take_back(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    ruling = get_object_or_404(Ruling.objects.select_related("thread"), pk=pk)
    try:
        rulings.take_back(ruling, by=request.user)
    except rulings.Refused as refused:
        return _page(request, ruling.thread, refused=str(refused), status=409)
    form = PlaceForm(request.POST)
    return _back_to_step(ruling.thread_id, form.cleaned_data["place"] if form.is_valid() else None)


def _back_to_step(thread: int, place: int | None) -> HttpResponse:
    """What is said of a step stands beside it, so that is where to look."""
    address = reverse("claims:thread", args=[thread])
    return redirect(f"{address}#step-{place}" if place else address)


def _page(
    request: AuthenticatedRequest, shown: Thread, *, refused: str = "", status: int = 200
) -> HttpResponse:
    page = thread_page(shown)
    context = {"page": page, "graph": drawn(page), "refused": refused}
    return render(request, "claims/thread.html", context, status=status)
