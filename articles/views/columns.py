"""The columns of a table in a batch: what each holds, and what it becomes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from articles.batches import choose_columns
from articles.forms import ColumnsForm
from articles.models import Batch, Upload
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest

DECIDED = "This batch is decided already; its columns stay as they are."
NOT_NOW = "This batch is decided, or the file is just being read; nothing was changed."


@requires(Permission.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    tables = Upload.objects.exclude(columns=[]).select_related("batch")
    upload = get_object_or_404(tables, pk=pk)
    if request.method != "POST" and upload.batch.status != Batch.Status.PREVIEW:
        messages.info(request, DECIDED)
        return redirect("articles:batch", upload.batch_id)
    form = ColumnsForm(upload, request.POST or None)
    if form.is_valid():
        if not choose_columns(upload, form.mapping, by=request.user):
            messages.info(request, NOT_NOW)
        return redirect("articles:batch", upload.batch_id)
    status = 422 if request.method == "POST" else 200
    return render(request, "articles/columns.html", {"upload": upload, "form": form}, status=status)
