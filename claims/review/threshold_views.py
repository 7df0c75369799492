"""Thresholds of links: what each brings, a preview of a change, and the change itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from claims.linking.thresholds import Conflict, choose, take_back
from claims.models import Threshold
from claims.review.threshold_forms import ThresholdForm
from claims.review.thresholds import preview
from claims.review.thresholds import thresholds as shown
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest

FASTER = "Other thresholds came into force a moment ago, so nothing was changed. Look again."


@requires(Permission.ADMINISTER)
@require_safe
def thresholds(request: AuthenticatedRequest) -> HttpResponse:
    """With a wish in the address, what it would change; nothing changes yet."""
    if "relation" not in request.GET:
        return _page(request)
    return _page(request, ThresholdForm(request.GET))


@requires(Permission.ADMINISTER)
@require_POST
def choose_thresholds(request: AuthenticatedRequest) -> HttpResponse:
    form = ThresholdForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        choose(form.wish(), by=request.user, seen=form.cleaned_data["seen"])
    except Conflict:
        return _page(request, message=FASTER, status=409)
    messages.success(request, f"The thresholds for “{form.wish().relation}” are in force.")
    return redirect("claims:thresholds")


@requires(Permission.ADMINISTER)
@require_POST
def take_thresholds_back(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    threshold = get_object_or_404(Threshold, pk=pk)
    try:
        take_back(threshold, by=request.user)
    except Conflict:
        return _page(request, message=FASTER, status=409)
    messages.success(request, f"What was in force for “{threshold.relation}” before is again.")
    return redirect("claims:thresholds")


def _page(
    request: AuthenticatedRequest,
    form: ThresholdForm | None = None,
    *,
    message: str = "",
    status: int = 200,
) -> HttpResponse:
    page = shown()
    asked = None
    if form and form.is_valid():
        wish = form.wish()
        asked = preview(wish, page.of(wish.relation))
    elif form:
        status = 422
    context = {"page": page, "form": form, "preview": asked, "message": message}
    return render(request, "claims/thresholds.html", context, status=status)
