"""Reading rooms: where things stand, an article with its claims, all claims, one claim's past."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from articles.copies import members
from articles.models import Article, Batch, Copy, Version
from claims import rollback
from claims.activity import activity
from claims.dashboard import dashboard
from claims.filters import ClaimFilter
from claims.forms import RollBackForm
from claims.history import KINDS
from claims.history import history as deeds_on
from claims.models import Claim
from claims.review.marked import reading
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest

ROWS_A_PAGE = 50


@requires(Permission.READ)
@require_safe
def home(request: AuthenticatedRequest) -> HttpResponse:
    context = {"board": dashboard(request.user), "activity": activity()}
    return render(request, "home.html", context)


@requires(Permission.READ)
@require_safe
def article(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Article.objects.select_related("outlet"), pk=pk)
    chosen = _number(request.GET.get("claim"))
    version = _version(shown, chosen, _number(request.GET.get("version")))
    context = {
        "article": shown,
        "reading": reading(version, chosen),
        "waits": not version.runs.exists(),
        "versions": shown.versions.defer("text", "segments"),
        "copies": _copies(version),
        "link": shown.url if shown.url.startswith(("http://", "https://")) else "",
    }
    return render(request, "claims/article.html", context)


def _number(given: str | None) -> int | None:
    return int(given) if given and given.isdecimal() else None


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
    form = ClaimFilter(request.GET)
    page = Paginator(form.claims().with_chain(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "exported": form.exported().count() if request.user.may(Permission.EXPORT) else None,
    }
    return render(request, "claims/list.html", context)


@requires(Permission.READ)
@require_safe
def history(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(Claim.objects.with_chain(), pk=pk)
    return render(request, "claims/history.html", {"claim": claim, "deeds": deeds_on(claim)})


@requires(Permission.READ)
@require_safe
def trail(request: AuthenticatedRequest, kind: str, pk: int) -> HttpResponse:
    """The history of anything that has one."""
    if kind not in KINDS:
        raise Http404("Nothing of this kind has a history.")
    subject = get_object_or_404(KINDS[kind], pk=pk)
    context = {"subject": subject, "kind": kind, "deeds": deeds_on(subject)}
    return render(request, "claims/trail.html", context)


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
