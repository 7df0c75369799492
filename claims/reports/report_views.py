"""Reports: the list, one as it was frozen, and what an editor does to it."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_POST, require_safe

from claims.models import Report
from claims.reports import filing, freezing, frozen
from claims.reports.changed import changed
from claims.reports.forms import WithdrawForm
from claims.reports.shown import ROWS_A_PAGE, shown
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest, render_part

REPORTS_A_PAGE = 50


@requires(Permission.READ)
@require_safe
def reports(request: AuthenticatedRequest) -> HttpResponse:
    rows = Report.objects.listed()
    page = Paginator(rows, REPORTS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "claims/reports.html", {"page": page})


@requires(Permission.READ)
@require_safe
def report(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    return _page(request, _report(pk), WithdrawForm())


@requires(Permission.EXPORT)
@require_POST
def withdraw(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    shown_report = _report(pk)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, shown_report, form, status=422)
    try:
        freezing.withdraw(shown_report, reason=form.cleaned_data["reason"], by=request.user)
    except freezing.Refused as refused:
        form.add_error("reason", str(refused))
        return _page(request, _report(pk), form, status=409)
    messages.success(request, "The report is withdrawn. Its page says why.")
    return redirect("claims:report", pk)


@requires(Permission.EXPORT)
@require_POST
def reinstate(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    shown_report = _report(pk)
    try:
        freezing.reinstate(shown_report, by=request.user)
    except freezing.Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The report is current again.")
    return redirect("claims:report", pk)


def _report(pk: int) -> Report:
    found = Report.objects.select_related("made_by", "superseded_by")
    return get_object_or_404(found.defer("snapshot", "claims", "superseded_by__snapshot"), pk=pk)


def _page(
    request: AuthenticatedRequest, shown_report: Report, form: WithdrawForm, *, status: int = 200
) -> HttpResponse:
    made = frozen.comparison(shown_report)
    page = Paginator(made.rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "report": shown_report,
        "supersedes": Report.objects.filter(superseded_by=shown_report).listed(),
        "withdraw": form,
        "page": page,
        "changes": SimpleLazyObject(partial(changed, made)),  # only the whole page shows them
        **shown(request, made, list(page)),
        **(filing.offered(shown_report) if request.user.may(Permission.EXPORT) else {}),
    }
    whole, part = "claims/report.html", "claims/_opened.html"
    return render_part(request, whole, part, context, status=status)
