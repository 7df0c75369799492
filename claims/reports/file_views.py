"""The files of a report, to take away."""

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from articles import uploads
from claims.models import Report, ReportFile
from claims.reports import filing, keeping
from claims.reports.exports.formats import FORMATS, Format
from claimtrack.accounts.access import requires
from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Permission
from claimtrack.audit.record import record
from claimtrack.http import AuthenticatedRequest, render_part

PAGE, PART = "claims/report_files.html", "claims/_report_files.html"
NOT_YET = "This file takes a while. Press “Make” beside it; it stays there once it is made."


@requires(Permission.EXPORT)
@require_safe
def report_files(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(Report.objects.listed(), pk=pk)
    return render_part(request, PAGE, PART, {"report": report, **filing.offered(report)})


@requires(Permission.EXPORT)
@require_POST
def make_report_file(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(Report.objects.listed(), pk=pk)
    key = request.POST.get("format", "")
    if key in FORMATS:
        filing.ask(report, key, by=request.user)
    else:
        messages.error(request, "Choose one of the formats; nothing was made.")
    return _to_files(pk)


@requires(Permission.EXPORT)
@require_POST
def delete_report_file(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(Report.objects.listed(), pk=pk)
    key = request.POST.get("format", "")
    file = ReportFile.objects.filter(report=report, format=key, report_status=report.status).first()
    if file and keeping.delete(file, by=request.user):
        messages.success(request, "The file is deleted. It can be made again at any time.")
    else:
        messages.info(request, "There is no such file any more, so nothing was deleted.")
    return _to_files(pk)


@requires(Permission.EXPORT)
@require_safe
def report_file(request: AuthenticatedRequest, pk: int, key: str) -> HttpResponseBase:
    report, wanted = get_object_or_404(Report.objects.listed(), pk=pk), _format(key)
    if not wanted.kept:
        _record_fetched(report, wanted, request.user)
        response: HttpResponseBase = StreamingHttpResponse(filing.pieces(report, key))
    else:
        file = filing.at_once(report, key, by=request.user)
        if file is None:
            messages.info(request, NOT_YET)
            return _to_files(pk)
        _record_fetched(report, wanted, request.user, sha256=file.sha256)
        response = FileResponse(uploads.path_of(file.sha256, filing.SHELF).open("rb"))
    response["Content-Type"] = wanted.content_type
    response["Content-Disposition"] = f'attachment; filename="report-{report.number}.{key}"'
    return response


def _to_files(pk: int) -> HttpResponse:
    return redirect(f"{reverse('claims:report', args=[pk])}#files")


def _format(key: str) -> Format:
    if key not in FORMATS:
        raise Http404(f"There is no format “{key}”.")
    return FORMATS[key]


def _record_fetched(report: Report, wanted: Format, by: User, **more: str) -> None:
    with transaction.atomic():
        record("report.fetch_file", report, by=by, after={"format": wanted.key, **more})
