"""The analyst's room: one claim at a time, one key a decision. The filter is in every address."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from claims.filter_form import FilterForm
from claims.filters import Filter
from claims.models import Claim, Review
from claims.review import decisions, holds
from claims.review.conflicts import changed_since
from claims.review.forms import (
    BY_KEY,
    AssignManyForm,
    DecisionForm,
    ReasonForm,
    UndoForm,
    reviewers,
)
from claims.review.queue import Queue
from claims.review.room import bearings, place, room
from claims.review.second import OwnDispute
from claims.review.strip import strip
from claimtrack.accounts.access import requires
from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest, render_part

# The claim that the page has fetched ahead and shows by now.
AHEAD = "X-Ahead"
PAGE, PART = "claims/queue.html", "claims/_room.html"
NOT_UNDERSTOOD = "That was no decision this page knows. Nothing was changed; choose again."
NO_REJECTION = "That rejection does not stand any more, so it takes no reason."
READ_ANEW = (
    "A newer extractor has read that text meanwhile, and what it found takes the place of the "
    "claim that you saw. Your decision was not kept; here is what waits now."
)
NOTHING_TO_UNDO = "There is no decision of yours left to take back."
OWN_DISPUTE = "You made one of the two decisions that disagree. Somebody else has to settle them."


@requires(Permission.REVIEW)
@require_safe
def queue(request: AuthenticatedRequest) -> HttpResponse:
    """The claim that is asked for, else the next; `after` and `before` are steps from a claim."""
    queue, after, before = queue_of(request), request.GET.get("after"), request.GET.get("before")
    if after:
        return go_on(request, holds.take_next(queue, _asked_for(after)))
    if before:
        start = _asked_for(before)
        return go_on(request, queue.previous(start) or start)
    wanted = request.GET.get("claim")
    claim = _asked_for(wanted) if wanted else holds.take_next(queue, None)
    holds.let_go_but(claim, by=request.user)
    return show_room(request, claim)


@requires(Permission.REVIEW)
@require_safe
def following(request: AuthenticatedRequest) -> HttpResponse:
    """The room with the claim that follows `after`, fetched before it is needed. It is held
    from now on, beside the one that is still on the screen."""
    after = request.GET.get("after")
    return show_room(
        request, holds.take_next(queue_of(request), _asked_for(after) if after else None)
    )


@requires(Permission.REVIEW)
@require_POST
def decide(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(Claim, pk=pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return show_room(request, claim, message=NOT_UNDERSTOOD, status=422)
    revision = form.cleaned_data["revision"]
    try:
        review = decisions.decide(claim, form.chosen(), by=request.user, revision=revision)
    except OwnDispute:
        return show_room(request, claim, message=OWN_DISPUTE, status=422)
    except decisions.Superseded:
        return show_room(request, queue_of(request).next(), message=READ_ANEW, status=409)
    except decisions.Conflict as conflict:
        if not _is_mine(conflict.claim, form.chosen(), request.user):
            return _conflict(request, conflict.claim, form.chosen(), revision)
        return go_on(request, holds.take_next(queue_of(request), conflict.claim))
    cleared = review.decision == Review.Decision.CLEAR
    return go_on(request, claim if cleared else holds.take_next(queue_of(request), claim))


@requires(Permission.REVIEW)
@require_POST
def undo(request: AuthenticatedRequest) -> HttpResponse:
    form = UndoForm(request.POST)
    meant = form.cleaned_data["review"] if form.is_valid() else None
    try:
        review = decisions.undo(by=request.user, review=meant)
    except decisions.NothingToUndo:
        return show_room(request, queue_of(request).next(), message=NOTHING_TO_UNDO)
    except decisions.Overtaken as overtaken:
        return _overtaken(request, overtaken.claim)
    except decisions.Conflict as conflict:
        return _conflict(request, conflict.claim, Review.Decision.UNDO, conflict.claim.revision)
    return go_on(request, review.claim)


@requires(Permission.REVIEW)
@require_POST
def say_why(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """A reason for one's own rejection; the claim on the screen stays."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return show_room(request, queue_of(request).next(), message=NOT_UNDERSTOOD, status=422)
    review = get_object_or_404(Review, pk=pk, by=request.user)
    shown = Claim.objects.current().filter(pk=form.cleaned_data["claim"]).first()
    try:
        decisions.say_why(review, form.chosen())
    except decisions.NothingToUndo:
        return show_room(request, shown, message=NO_REJECTION, status=409)
    if not request.headers.get("HX-Request"):
        return redirect(place(queue_of(request), shown))
    context = {"room": room(queue_of(request), shown), "query": queue_of(request).query}
    return render(request, "claims/_why.html", context)


def queue_of(request: AuthenticatedRequest) -> Queue:
    """The queue that the address asks for, whatever is done at that address."""
    return Queue(request.user, Filter.read(request.GET))


def show_room(
    request: AuthenticatedRequest, claim: Claim | None, *, message: str = "", status: int = 200
) -> HttpResponse:
    context: dict[str, object] = {
        "room": room(queue_of(request), claim),
        "strip": strip(request.user),
        "people": reviewers(),
        "message": message,
    }
    if not request.headers.get("HX-Request"):
        context |= {"form": FilterForm(request.GET).offer(), "assigning": AssignManyForm()}
    return render_part(request, PAGE, PART, context, status=status)


def _asked_for(wanted: str) -> Claim:
    if not wanted.isdecimal():
        raise Http404("No claim has such a number.")
    return get_object_or_404(Claim.objects.current(), pk=int(wanted))


def go_on(request: AuthenticatedRequest, claim: Claim | None) -> HttpResponse:
    address = place(queue_of(request), claim)
    if not request.headers.get("HX-Request"):
        return redirect(address)
    holds.let_go_but(claim, by=request.user)
    shown = claim is not None and request.headers.get(AHEAD) == str(claim.pk)
    response = _fresh(request, claim) if shown else show_room(request, claim)
    response["HX-Push-Url"] = address
    return response


def _fresh(request: AuthenticatedRequest, claim: Claim | None) -> HttpResponse:
    """Only what has changed, for a page that shows the claim already."""
    around = bearings(queue_of(request), claim)
    context = {"room": around, "strip": strip(request.user), "query": around.queue.query}
    return render(request, "claims/_fresh.html", context)


def _overtaken(request: AuthenticatedRequest, claim: Claim) -> HttpResponse:
    """Who decided after this person, and which decision could be taken back instead."""
    context = {
        "claim": claim,
        "theirs": claim.reviews.select_related("by").order_by("-pk").first(),
        "instead": decisions.undoable(request.user).select_related("claim").first(),
        "query": queue_of(request).query,
        "following": queue_of(request).next(claim),
    }
    return render_part(
        request, "claims/overtaken.html", "claims/_overtaken.html", context, status=409
    )


def _is_mine(claim: Claim, decision: Review.Decision, user: User) -> bool:
    """Whether this very decision of this person got through before: a form sent twice."""
    last = claim.reviews.order_by("-pk").first()
    return last is not None and last.by == user and last.decision == decision


def _conflict(
    request: AuthenticatedRequest, claim: Claim, mine: Review.Decision, revision: int
) -> HttpResponse:
    """Mine beside theirs; the form there decides on the claim as it is now."""
    theirs = claim.reviews.select_related("by").order_by("-pk").first()
    context = {
        "claim": claim,
        "mine": mine,
        "again": mine in BY_KEY,
        "theirs": theirs,
        "changed": changed_since(claim, revision),
        "query": queue_of(request).query,
        "following": queue_of(request).next(claim),
    }
    return render_part(
        request, "claims/conflict.html", "claims/_conflict.html", context, status=409
    )
