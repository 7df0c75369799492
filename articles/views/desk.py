"""The import desk: files in, and the batches that they became."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from articles.accounts import accounts
from articles.batches import open_batch
from articles.forms import UploadForm
from articles.models import Batch, Outlet
from articles.uploads import keep
from articles.views.signs import signs
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest

BATCHES_A_PAGE = 20
SAME_BATCH = "These very files are in already: this is their batch."
PASTED = "pasted text"
NOT_KEPT = "The files could not be kept ({reason}). Nothing was imported; try again."


@requires(Permission.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def batches(request: AuthenticatedRequest) -> HttpResponse:
    if request.method != "POST":
        return _desk(request, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    opened = _open(request, form) if form.is_valid() else None
    if opened is None:
        return _desk(request, form, status=422)
    opened_batch, new = opened
    if not new:
        messages.info(request, SAME_BATCH)
    return redirect("articles:batch", opened_batch.pk)


def _open(request: AuthenticatedRequest, form: UploadForm) -> tuple[Batch, bool] | None:
    given = form.cleaned_data
    pasted = given["pasted"].strip()
    try:
        files = [keep(file.name, file.chunks()) for file in given["file"]]
        files += [keep(PASTED, [pasted.encode()])] if pasted else []
    except OSError as error:
        form.add_error("file", NOT_KEPT.format(reason=error.strerror or error))
        return None
    defaults = {"outlet": given["outlet"], "published": given["published"]}
    if not given["file"]:
        defaults["label"] = f"{PASTED}: {pasted.splitlines()[0][:60]}"
    return open_batch(files, by=request.user, **defaults, preview=True)


def _desk(request: AuthenticatedRequest, form: UploadForm, *, status: int = 200) -> HttpResponse:
    newest = Batch.objects.select_related("outlet", "created_by")
    page = Paginator(newest, BATCHES_A_PAGE).get_page(request.GET.get("page"))
    known = accounts([batch.pk for batch in page])
    context = {
        "form": form,
        "page": page,
        "rows": [(batch, known[batch.pk]) for batch in page],
        "outlets": Outlet.objects.all()[:500],
        **signs(),
    }
    return render(request, "articles/batches.html", context, status=status)
