"""Where two people looked at one claim: what they disagree on, and how far they agree."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Version
from claims.models import Claim, Review
from claims.review import decisions
from claims.review.forms import DecisionForm
from claims.review.marked import reading
from claims.review.pairs import compare
from claims.review.second import OwnDispute, first_opinion, second_opinion
from claims.review.views import NOT_UNDERSTOOD, OWN_DISPUTE
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest

SHOWN = 100
FASTER = "Somebody settled this one, or took a decision back, a moment ago. This is how it stands."


@requires(Permission.SETTLE)
@require_safe
def disputes(request: AuthenticatedRequest) -> HttpResponse:
    """Claims on which two people disagree."""
    disputed = Claim.objects.current().filter(status=Claim.Status.DISPUTED).order_by("turn", "pk")
    rows = list(disputed.with_chain()[: SHOWN + 1])
    return render(request, "claims/disputes.html", {"claims": rows[:SHOWN], "more": rows[SHOWN:]})


@requires(Permission.SETTLE)
@require_http_methods(["GET", "HEAD", "POST"])
def dispute(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Both decisions side by side; a third person's settles the claim."""
    claim = get_object_or_404(Claim.objects.current(), pk=pk)
    if request.method == "POST":
        return _settle(request, claim)
    return _show(request, claim)


def _settle(request: AuthenticatedRequest, claim: Claim) -> HttpResponse:
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _show(request, claim, NOT_UNDERSTOOD, 422)
    if claim.status != Claim.Status.DISPUTED:
        return _show(request, claim, FASTER, 409)
    revision = form.cleaned_data["revision"]
    try:
        decisions.decide(claim, form.chosen(), by=request.user, revision=revision)
    except OwnDispute:
        return _show(request, claim, OWN_DISPUTE, 422)
    except decisions.Conflict as conflict:
        return _show(request, conflict.claim, FASTER, 409)
    return redirect("claims:disputes")


def _show(
    request: AuthenticatedRequest, claim: Claim, message: str = "", status: int = 200
) -> HttpResponse:
    version = Version.objects.select_related("article__outlet").get(runs=claim.run_id)
    both = [one for one in (first_opinion(claim), second_opinion(claim)) if one]
    context = {
        "claim": claim,
        "reading": reading(version, claim.pk),
        "opinions": both,
        "own": any(one.by == request.user for one in both),
        "open": claim.status == Claim.Status.DISPUTED,
        "choices": [Review.Decision.ACCEPT, Review.Decision.REJECT, Review.Decision.UNSURE],
        "message": message,
    }
    return render(request, "claims/dispute.html", context, status=status)


@requires(Permission.READ)
@require_safe
def agreement(request: AuthenticatedRequest) -> HttpResponse:
    return render(request, "claims/agreement.html", {"comparison": compare()})
