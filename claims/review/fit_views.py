"""Fits of the weights of links: how good each is, what it would change, using and learning one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.worker import listening
from claims.linking import fits as deeds
from claims.models import Fit, Learning
from claims.review.fits import deeds as done
from claims.review.fits import pictures, preview, shown
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest

A_PAGE = 10
SHIPPED = 0
FASTER = "Other weights came into use a moment ago, so nothing was changed. Look again."


@requires(Permission.ADMINISTER)
@require_safe
def fits(request: AuthenticatedRequest) -> HttpResponse:
    rows = Fit.objects.defer("held_out", "parameters").select_related("created_by")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "fits": [shown(fit) for fit in page],
        "current": deeds.current(),
        "deeds": done(),
        **_learning(),
    }
    return render(request, "claims/fits.html", context)


@requires(Permission.ADMINISTER)
@require_safe
def fit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """One fit, or as number 0 the shipped weights; on request with what using it would change."""
    return _page(request, _named(pk))


@requires(Permission.ADMINISTER)
@require_POST
def use_fit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    chosen = _named(pk)
    seen = request.POST.get("seen", "")
    known = Fit.objects.filter(pk=int(seen)).first() if seen.isdecimal() else None
    try:
        deeds.use(chosen, by=request.user, seen=known)
    except deeds.Conflict:
        return _page(request, chosen, message=FASTER, status=409)
    name = str(chosen).capitalize() if chosen else "What was shipped"
    messages.success(request, f"{name} is in use. Workers look for all links once more.")
    return redirect("claims:fits")


@requires(Permission.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def learn_links(request: AuthenticatedRequest) -> HttpResponse:
    """On POST a worker is asked; asked for again and again while it is at it."""
    if request.method == "POST":
        deeds.ask(by=request.user)
    if not request.headers.get("HX-Request"):
        return redirect("claims:fits")
    context = _learning()
    response = render(request, "claims/_learning.html", context)
    if request.method != "POST" and not context["at_work"]:
        response["HX-Refresh"] = "true"
    return response


def _page(
    request: AuthenticatedRequest, fit: Fit | None, *, message: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "fit": fit,
        "number": fit.pk if fit else SHIPPED,
        "shown": shown(fit) if fit else None,
        "pictures": pictures(fit) if fit else [],
        "current": deeds.current(),
        "preview": preview(fit) if "preview" in request.GET else None,
        "message": message,
    }
    return render(request, "claims/fit.html", context, status=status)


def _named(pk: int) -> Fit | None:
    """None: the shipped weights. Raises Http404."""
    if pk == SHIPPED:
        return None
    if found := Fit.objects.filter(pk=pk).select_related("created_by").first():
        return found
    raise Http404(f"There is no fit {pk}.")


def _learning() -> dict[str, object]:
    """What `_learning.html` shows."""
    newest = Learning.objects.select_related("by", "fit").first()
    at_work = newest is not None and newest.moving
    return {"learning": newest, "at_work": at_work, "listening": not at_work or listening()}
