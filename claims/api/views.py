"""Access tokens: one's own, and for whoever administers, everybody's."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from claims.api.forms import TokenForm
from claims.api.tokens import CALLS_A_MINUTE, Issued, issue, revoke
from claimtrack.accounts.access import requires
from claimtrack.accounts.models import Token
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest

LISTED = 200


@never_cache
@requires(Permission.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: AuthenticatedRequest) -> HttpResponse:
    """The list; on POST a new token, whose secret this one answer shows."""
    form = TokenForm(request.POST if request.method == "POST" else None)
    issued: Issued | None = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        issued = issue(request.user, given["name"], form.chosen(), given["days"])
        form = TokenForm()
    live = Token.objects.live().select_related("owner")
    others = live.exclude(owner=request.user) if request.user.may(Permission.ADMINISTER) else None
    context = {
        "form": form,
        "issued": issued,
        "tokens": Token.objects.filter(owner=request.user)[:LISTED],
        "live": set(live.filter(owner=request.user).values_list("pk", flat=True)),
        "others": others and others[:LISTED],
        "calls": CALLS_A_MINUTE,
    }
    return render(request, "claims/tokens.html", context, status=422 if form.errors else 200)


@requires(Permission.READ)
def revoke_token(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(Token.objects.select_related("owner"), pk=pk)
    if token.owner != request.user and not request.user.may(Permission.ADMINISTER):
        raise PermissionDenied("Only its owner or an admin can revoke a token.")
    return _revoke(request, token)


@require_POST
def _revoke(request: AuthenticatedRequest, token: Token) -> HttpResponse:
    if revoke(token, by=request.user):
        messages.success(request, f"“{token.name}” lets nobody in any more.")
    else:
        messages.info(request, f"“{token.name}” had been revoked before.")
    return redirect("claims:tokens")
