"""Reading rooms: where things stand, an article with its claims, all claims, one claim's past."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.copies import members
from articles.models import Article, Batch, Copy, Version
from articles.work import IN_FLIGHT, Status
from claims import carrying, rereading, rollback, starting
from claims.activity import activity
from claims.counting import tally_of_which
from claims.dashboard import dashboard
from claims.extraction import Span
from claims.filter_form import FilterForm
from claims.filters import Filter
from claims.forms import AuditForm, RollBackForm
from claims.history import A_PAGE, KINDS, everything
from claims.history import history as deeds_on
from claims.listing import page
from claims.models import Claim
from claims.review.elsewhere import elsewhere
from claims.review.marked import reading
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest

COUNTED = 10_000


@requires(Permission.READ)
@require_safe
def home(request: AuthenticatedRequest) -> HttpResponse:
    context: dict[str, object] = {
        "board": dashboard(request.user),
        "activity": activity(),
    }
    if request.user.may(Permission.IMPORT):
        context["rereading"] = rereading.progress()
    return render(request, "home.html", context)


@requires(Permission.READ)
@require_safe
def how_it_works(request: AuthenticatedRequest) -> HttpResponse:
    return render(request, "help.html")


@requires(Permission.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def reread(request: AuthenticatedRequest) -> HttpResponse:
    """Texts of older extractors: how many, and on POST they are read again."""
    if request.method == "POST":
        rereading.reread(by=request.user)
    if not request.headers.get("HX-Request"):
        return redirect("claims:home")
    return render(request, "claims/_rereading.html", {"rereading": rereading.progress()})


@requires(Permission.READ)
@require_safe
def article(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Article.objects.select_related("outlet"), pk=pk)
    chosen = _number(request.GET.get("claim"))
    version = _version(shown, chosen, _number(request.GET.get("version")))
    read = reading(version, chosen, found=_span(request.GET.get("chars", ""), version))
    told = elsewhere([claim.pk for claim in read.claims])
    context = {
        "article": shown,
        "reading": read,
        "claims": [(claim, told[claim.pk]) for claim in read.claims],
        **_state(version),
        "versions": shown.versions.defer("text", "segments"),
        "copies": _copies(version),
        "link": shown.url if shown.url.startswith(("http://", "https://")) else "",
    }
    return render(request, "claims/article.html", context)


def _state(version: Version) -> dict[str, object]:
    """Whether it is read, will be, or cannot be: by the run that counts, else the newest."""
    run = version.runs.order_by("current", "pk").last()
    return {
        "version": version,
        "under_way": run is not None and run.status in IN_FLIGHT,
        "given_up": run.reason if run and run.status == Status.QUARANTINED else "",
    }


@requires(Permission.READ)
@require_safe
def reading_state(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Asked for while a text is being read; the page is loaded anew once that is over."""
    version = get_object_or_404(Version.objects.defer("text", "segments"), pk=pk)
    if not request.headers.get("HX-Request"):
        return redirect(_address(version))
    state = _state(version)
    response = render(request, "claims/_reading.html", state)
    if not state["under_way"] and not version.waiting_language:
        response["HX-Refresh"] = "true"
    return response


@requires(Permission.REVIEW)
@require_POST
def read_anyway(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    version = get_object_or_404(Version, pk=pk)
    starting.read_anyway(version, by=request.user)  # if somebody was faster, it is being read
    if not request.headers.get("HX-Request"):
        return redirect(_address(version))
    version.refresh_from_db(fields=["waiting_language"])
    return render(request, "claims/_reading.html", _state(version))


def _address(version: Version) -> str:
    query = urlencode({"version": version.number})
    return f"{reverse('claims:article', args=[version.article_id])}?{query}"


def _number(given: str | None) -> int | None:
    return int(given) if given and given.isdecimal() else None


def _span(given: str, version: Version) -> Span | None:
    """Characters that an address points to, as "120-158"; None if the text has no such."""
    start, _, end = given.partition("-")
    first, last = _number(start), _number(end)
    if first is None or last is None or not first < last <= len(version.text):
        return None
    return Span(first, last)


def _version(shown: Article, claim: int | None, number: int | None) -> Version:
    """The version that has the claim, else the one of that number, else the newest."""
    versions = shown.versions.select_related("article__outlet").order_by("-number")
    having = versions.filter(runs__claims=claim) if claim else versions.none()
    numbered = versions.filter(number=number) if number else versions.none()
    version = having.first() or numbered.first() or versions.first()
    if version is None:
        raise Http404("This article has no text.")
    return version


def _copies(version: Version) -> list[Version]:
    place = Copy.objects.filter(version=version, left=False).first()
    if place is None:
        return []
    others = members(place.family).exclude(pk=version.pk)
    return list(others.defer("text", "segments")[:50])


@requires(Permission.READ)
@require_safe
def claims(request: AuthenticatedRequest) -> HttpResponse:
    chosen = Filter.read(request.GET).seen_by(request.user)
    found = chosen.apply(Claim.objects.current())
    filed = Q(status=chosen.for_file().status)
    number, in_file = tally_of_which(found, filed, COUNTED)
    context = {
        "form": FilterForm(request.GET).offer(),
        "query": Filter.read(request.GET).query,
        "page": page(found, request.GET),
        "found": number,
        "filed": in_file if request.user.may(Permission.EXPORT) else None,
    }
    return render(request, "claims/list.html", context)


@requires(Permission.READ)
@require_safe
def history(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(Claim.objects.with_chain(), pk=pk)
    deeds = deeds_on(claim, seen_by=request.user)
    context = {"claim": claim, "deeds": deeds, "found": carrying.first_run(claim)}
    return render(request, "claims/history.html", context)


@requires(Permission.READ)
@require_safe
def trail(request: AuthenticatedRequest, kind: str, pk: int) -> HttpResponse:
    """The history of anything that has one."""
    if kind not in KINDS:
        raise Http404("Nothing of this kind has a history.")
    subject = get_object_or_404(KINDS[kind], pk=pk)
    context = {"subject": subject, "kind": kind, "deeds": deeds_on(subject, seen_by=request.user)}
    return render(request, "claims/trail.html", context)


@requires(Permission.ADMINISTER)
@require_safe
def audit(request: AuthenticatedRequest) -> HttpResponse:
    """Everything that was done, a page at a time."""
    form = AuditForm(request.GET)
    form.is_valid()
    before = _number(request.GET.get("before"))
    found = everything(seen_by=request.user, before=before, **form.cleaned_data)
    context = {"form": form, "deeds": found[:A_PAGE], "older": found[A_PAGE:], "newest": not before}
    return render(request, "claims/audit.html", context)


@requires(Permission.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def roll_back(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """What would go, counted; on confirmation it goes."""
    batch = get_object_or_404(Batch, pk=pk)
    form = RollBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            rollback.roll_back(batch, by=request.user, reviews=form.cleaned_data["reviews"] or 0)
        except rollback.Refused as refused:
            form.add_error("reviews", str(refused))
        else:
            messages.info(request, "What this batch brought has been taken out again.")
            return redirect("articles:batch", batch.pk)
    possible = batch.status in rollback.POSSIBLE
    context = {"batch": batch, "loss": rollback.loss(batch), "form": form, "possible": possible}
    status = 422 if request.method == "POST" else 200
    return render(request, "claims/roll_back.html", context, status=status)
