"""The link room: one proposal at a time, one key an answer."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.linking import judging
from claims.models import Judgement, Link
from claims.review.forms import AnswerForm
from claims.review.links import link_room, next_link
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest, render_part

PAGE, PART = "claims/links.html", "claims/_links.html"
NOT_UNDERSTOOD = "That was no answer this page knows. Nothing was changed; choose again."
NOTHING_TO_UNDO = "There is no answer of yours left to take back."
OVERRULED = "{name} has answered differently since, so yours cannot be taken back from under it."


@requires(Permission.REVIEW)
@require_safe
def links(request: AuthenticatedRequest) -> HttpResponse:
    wanted = request.GET.get("link")
    if wanted and not wanted.isdecimal():
        raise Http404("No link has such a number.")
    return _room(request, get_object_or_404(Link, pk=int(wanted)) if wanted else next_link())


@requires(Permission.REVIEW)
@require_POST
def judge(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    link = get_object_or_404(Link, pk=pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _room(request, link, message=NOT_UNDERSTOOD, status=422)
    answer, revision = form.chosen(), form.cleaned_data["revision"]
    try:
        judging.judge(link, answer, by=request.user, revision=revision)
    except judging.Conflict as conflict:
        theirs = conflict.link.judgements.select_related("by").first()
        if theirs and theirs.by == request.user and theirs.answer == answer:
            return _go_on(request, next_link(link))  # a form sent twice
        said = f"{theirs.by} was faster: {theirs.answer}. " if theirs else ""
        message = f"{said}Your answer, {answer}, was not saved. Give it again if it still holds."
        return _room(request, conflict.link, message=message, status=409)
    return _go_on(request, next_link(link))


@requires(Permission.REVIEW)
@require_POST
def undo(request: AuthenticatedRequest) -> HttpResponse:
    try:
        judgement = judging.undo(by=request.user)
    except judging.NothingToUndo:
        return _room(request, next_link(), message=NOTHING_TO_UNDO)
    except judging.Conflict as conflict:
        theirs: Judgement | None = conflict.link.judgements.select_related("by").first()
        message = OVERRULED.format(name=theirs.by if theirs else "Somebody")
        return _room(request, conflict.link, message=message, status=409)
    return _go_on(request, judgement.link)


def _go_on(request: AuthenticatedRequest, link: Link | None) -> HttpResponse:
    place = reverse("claims:links") + (f"?link={link.pk}" if link else "")
    if not request.headers.get("HX-Request"):
        return redirect(place)
    response = _room(request, link)
    response["HX-Push-Url"] = place
    return response


def _room(
    request: AuthenticatedRequest, link: Link | None, *, message: str = "", status: int = 200
) -> HttpResponse:
    context = {"room": link_room(link, by=request.user), "message": message}
    return render_part(request, PAGE, PART, context, status=status)
