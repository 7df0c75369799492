"""The editor's room: files to take away."""

from django.db import transaction
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.filters import Filter
from claims.listing import newest_first
from claims.models import Claim
from claims.reports.exports import csv_file
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.audit.record import record
from claimtrack.http import AuthenticatedRequest


@requires(Permission.EXPORT)
@require_safe
def export_csv(request: AuthenticatedRequest) -> StreamingHttpResponse:
    """The claims that the list shows; the accepted ones unless a status is asked for."""
    chosen = Filter.read(request.GET).seen_by(request.user).for_file()
    claims = newest_first(chosen.apply(Claim.objects.current()))
    with transaction.atomic():
        record(
            "export.csv",
            request.user,
            by=request.user,
            after={"query": request.GET.urlencode(), "rows": claims.count()},
        )
    name = f"claims-{timezone.now():%Y-%m-%d-%H%M}.csv"
    return StreamingHttpResponse(
        csv_file.lines(claims),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
