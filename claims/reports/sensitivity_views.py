"""What if a party or an outlet were withdrawn."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Outlet
from claims.filters import READERS
from claims.models import Party
from claims.reports.sensitivity import of_outlet, of_party
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest


@requires(Permission.READ)
@require_safe
def sensitivity(request: AuthenticatedRequest) -> HttpResponse:
    """Of the `party` or the `outlet` in the address, by number."""
    subject: Party | Outlet
    if party := READERS["thread"](request.GET.get("party", "")):
        asked = get_object_or_404(Party.objects.select_related("outlet"), pk=party)
        subject, found = asked, of_party(asked)
    elif outlet := READERS["thread"](request.GET.get("outlet", "")):
        subject = get_object_or_404(Outlet, pk=outlet)
        found = of_outlet(subject)
    else:
        raise Http404("Name a party or an outlet.")
    context = {"subject": subject, "party": party, "found": found}
    return render(request, "claims/sensitivity.html", context)
