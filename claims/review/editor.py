"""Pages on which a claim is corrected, or one added that the machine missed."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Version
from claims.models import Claim, Run
from claims.review import conflicts, corrections
from claims.review.decisions import Conflict
from claims.review.drafts import Draft, Misread, drafted, read, typed
from claims.review.editing import editor
from claims.review.forms import EditingForm
from claims.review.parties import offers
from claims.review.queue import next_claim
from claims.review.rewriting import worded
from claims.review.steps import stepped
from claims.review.views import go_on
from claims.review.wording import Wording
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest, render_part

PAGE, PART = "claims/edit.html", "claims/_editor.html"
NOT_UNDERSTOOD = "That form did not belong to this page. Nothing was changed; begin again."


@requires(Permission.REVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """A draft that starts from what the claim says; saved, it corrects and accepts it."""
    claim = get_object_or_404(_current(), pk=pk)
    version, form = claim.run.version, EditingForm(request.POST)
    present = drafted(worded(claim), version.text)
    if request.method != "POST":
        return _editor(request, version, present, claim=claim, revision=claim.revision)
    if not form.is_valid() or form.cleaned_data["revision"] is None:
        return _editor(
            request, version, present, claim=claim, revision=claim.revision, wrong=[NOT_UNDERSTOOD]
        )
    draft = conflicts.with_theirs(_typed(request), claim, request.POST.getlist("theirs"))
    revision = form.cleaned_data["revision"]
    try:
        if not form.saves:
            draft = stepped(draft, form.cleaned_data["step"], form.selection())
            return _editor(request, version, draft, claim=claim, revision=revision)
        return _save(request, claim, read(draft, version.text), draft, revision)
    except Misread as misread:
        wrong = misread.sentences
        return _editor(request, version, draft, claim=claim, revision=revision, wrong=wrong)


@requires(Permission.REVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """An empty draft, or one with the selected words as its content; saved, it is a claim."""
    run = get_object_or_404(_runs(), version=pk)
    text, form = run.version.text, EditingForm(request.POST or request.GET)
    if not form.is_valid():
        return _editor(request, run.version, Draft(), wrong=[NOT_UNDERSTOOD])
    draft, back = _typed(request), form.cleaned_data["back"]
    try:
        if form.saves and request.method == "POST":
            made = corrections.add(run, read(draft, text), by=request.user)
            return go_on(request, _current().filter(pk=back or made.pk).first())
        if form.cleaned_data["step"]:
            draft = stepped(draft, form.cleaned_data["step"], form.selection())
        elif form.cleaned_data["selected"]:
            draft = stepped(draft, "content", form.selection())
        return _editor(request, run.version, draft, back=back)
    except Misread as misread:
        return _editor(request, run.version, draft, back=back, wrong=misread.sentences)


@requires(Permission.REVIEW)
@require_safe
def suggest(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Parties for the name that is being typed, as options."""
    version = get_object_or_404(Version.objects.select_related("article").only("article"), pk=pk)
    found = offers(request.GET.get("party", "")[:100], version.article)
    return render(request, "claims/_offers.html", {"offers": found})


def _current() -> QuerySet[Claim]:
    return Claim.objects.current().select_related("run__version__article__outlet").defer("search")


def _runs() -> QuerySet[Run]:
    return Run.objects.filter(current=True).select_related("version__article__outlet")


def _typed(request: AuthenticatedRequest) -> Draft:
    return typed(dict(request.POST.lists()))


def _save(
    request: AuthenticatedRequest, claim: Claim, mine: Wording, draft: Draft, revision: int
) -> HttpResponse:
    try:
        corrections.correct(claim, mine, by=request.user, revision=revision)
    except Conflict as conflict:
        if not conflicts.is_sent_twice(conflict.claim, mine, request.user.pk):
            return _conflict(request, conflict.claim, mine, draft, revision)
    return go_on(request, next_claim(claim))


def _conflict(
    request: AuthenticatedRequest, claim: Claim, mine: Wording, draft: Draft, revision: int
) -> HttpResponse:
    """Mine beside theirs, field by field; the form there saves mine onto the claim as it is now."""
    context = {
        "claim": claim,
        "theirs": claim.reviews.select_related("by").order_by("-pk").first(),
        "fields": conflicts.fields(mine, claim, revision),
        "draft": draft,
        "following": next_claim(claim),
    }
    page, part = "claims/correction_conflict.html", "claims/_correction_conflict.html"
    return render_part(request, page, part, context, status=409)


def _editor(
    request: AuthenticatedRequest,
    version: Version,
    draft: Draft,
    *,
    claim: Claim | None = None,
    revision: int = 0,
    back: int | None = None,
    wrong: list[str] | None = None,
) -> HttpResponse:
    shown = editor(version, claim, draft, revision=revision, wrong=wrong or [])
    context = {
        "editor": shown,
        "back": claim.pk if claim else back,
        "fresh": request.method != "POST",
    }
    return render_part(request, PAGE, PART, context, status=422 if wrong else 200)
