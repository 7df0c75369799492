"""Whose claim it is: held for the moment, or assigned. None of it changes the claim itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from claims.models import Claim
from claims.review import holds
from claims.review.assigning import assign, assign_first
from claims.review.forms import AssignForm, AssignManyForm, ReleaseForm
from claims.review.room import place
from claims.review.views import queue_of, show_room
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest

NOBODY_TO_ASSIGN = "Choose who is to review it."


@requires(Permission.REVIEW)
@require_POST
def hold(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Hold on for longer: the page asks by itself while it is open. Or, with `over`, take the
    claim over from a colleague."""
    claim = get_object_or_404(Claim.objects.current(), pk=pk)
    if "over" in request.POST:
        holds.take_over(claim, by=request.user)
        if not request.headers.get("HX-Request"):
            return redirect(place(queue_of(request), claim))
        return show_room(request, claim)
    held = holds.take(claim, by=request.user)
    context = {"claim": claim, "hold": held, "theirs": held.by != request.user}
    return render(request, "claims/_hold.html", context)


@requires(Permission.REVIEW)
@require_POST
def let_go(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Sent by a page that is left; without a valid time it lets nothing go."""
    claim = get_object_or_404(Claim.objects.current(), pk=pk)
    form = ReleaseForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    holds.let_go(claim, by=request.user, until=form.cleaned_data["until"])
    return HttpResponse(status=204)


@requires(Permission.REVIEW)
@require_POST
def assign_one(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(Claim.objects.current(), pk=pk)
    form = AssignForm(request.POST)
    if not form.is_valid():
        return show_room(request, claim, message=NOBODY_TO_ASSIGN, status=422)
    assign(claim, form.cleaned_data["to"], by=request.user)
    if not request.headers.get("HX-Request"):
        return redirect(place(queue_of(request), claim))
    return show_room(request, claim)


@requires(Permission.REVIEW)
@require_POST
def assign_many(request: AuthenticatedRequest) -> HttpResponse:
    """The first claims of the queue that the address describes."""
    form = AssignManyForm(request.POST)
    if form.is_valid():
        to = form.cleaned_data["to"]
        number = assign_first(queue_of(request), form.cleaned_data["number"], to, by=request.user)
        messages.info(request, f"{number} claim{'' if number == 1 else 's'} assigned to {to}.")
    else:
        reasons = (str(reason) for found in form.errors.values() for reason in found)
        messages.error(request, f"Nothing was assigned. {' '.join(reasons)}")
    back = request.POST.get("next", "")
    known = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return redirect(back if known else place(queue_of(request), None))
