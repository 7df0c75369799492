"""The room "Same party?": one proposal at a time, one key an answer."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.models import Proposal, Regrouping
from claims.parties import proposals as deeds
from claims.parties import regrouping
from claims.parties.forms import ProposalForm
from claims.parties.refused import Refused
from claims.parties.room import next_proposal, proposal_room
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest, render_part

PAGE, PART = "claims/party_proposals.html", "claims/_party_proposals.html"
NOT_UNDERSTOOD = "That was no answer this page knows. Nothing was changed; choose again."
FASTER = "{who} was faster: {what}. Your answer, {given}, was not saved."


@requires(Permission.REVIEW)
@require_safe
def proposals(request: AuthenticatedRequest) -> HttpResponse:
    wanted = request.GET.get("pair")
    if wanted and not wanted.isdecimal():
        raise Http404("No pair has such a number.")
    return _room(request, _found(int(wanted)) if wanted else next_proposal())


@requires(Permission.REVIEW)
@require_POST
def answer(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    proposal = _found(pk)
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return _room(request, proposal, message=NOT_UNDERSTOOD, status=422)
    given, revision = form.chosen(), form.cleaned_data["revision"]
    following = next_proposal(proposal)
    try:
        deeds.answer(proposal, given, by=request.user, revision=revision)
    except deeds.Conflict as conflict:
        now = conflict.proposal
        if now.answered_by == request.user and now.status == given:
            return _go_on(request, following)  # a form sent twice
        who = now.answered_by or "Somebody"
        what = now.get_status_display().lower()
        message = FASTER.format(who=who, what=what, given=given)
        return _room(request, now, message=message, status=409)
    except Refused as refused:
        return _room(request, proposal, message=str(refused), status=409)
    return _go_on(request, following)


@requires(Permission.REVIEW)
@require_POST
def undo(request: AuthenticatedRequest) -> HttpResponse:
    try:
        proposal = deeds.undo(by=request.user)
    except Refused as refused:
        return _room(request, next_proposal(), message=str(refused))
    return _go_on(request, proposal)


@requires(Permission.REVIEW)
@require_POST
def take_back(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Of a merge by rule, from its list in the room."""
    done = get_object_or_404(Regrouping.objects.select_related("kept", "other"), pk=pk, by=None)
    try:
        regrouping.take_back(done, by=request.user)
        messages.success(request, f"{done.other} and {done.kept} are two again.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("claims:party_proposals")


def _found(pk: int) -> Proposal:
    rows = Proposal.objects.select_related("one", "other", "answered_by")
    return get_object_or_404(rows, pk=pk)


def _go_on(request: AuthenticatedRequest, proposal: Proposal | None) -> HttpResponse:
    place = reverse("claims:party_proposals") + (f"?pair={proposal.pk}" if proposal else "")
    if not request.headers.get("HX-Request"):
        return redirect(place)
    response = _room(request, proposal)
    response["HX-Push-Url"] = place
    return response


def _room(
    request: AuthenticatedRequest,
    proposal: Proposal | None,
    *,
    message: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {"room": proposal_room(proposal, by=request.user), "message": message}
    return render_part(request, PAGE, PART, context, status=status)
