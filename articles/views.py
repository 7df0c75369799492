"""The import desk and the list of articles."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from articles import ledger, worker
from articles.accounts import accounts
from articles.batches import open_batch
from articles.forms import ArticleFilter, UploadForm
from articles.models import Batch, Item, Outlet
from articles.uploads import keep
from articles.work import Status
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.health import redis_reachable
from claimtrack.http import AuthenticatedRequest, render_part

BATCHES_A_PAGE = 20
ROWS_A_PAGE = 50
SAME_BATCH = "These very files are in already: this is their batch."
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
    try:
        files = [keep(file.name, file.chunks()) for file in given["file"]]
    except OSError as error:
        form.add_error("file", NOT_KEPT.format(reason=error.strerror or error))
        return None
    return open_batch(files, by=request.user, outlet=given["outlet"], published=given["published"])


def _desk(request: AuthenticatedRequest, form: UploadForm, *, status: int = 200) -> HttpResponse:
    newest = Batch.objects.select_related("outlet", "created_by")
    page = Paginator(newest, BATCHES_A_PAGE).get_page(request.GET.get("page"))
    known = accounts([batch.pk for batch in page])
    context = {
        "form": form,
        "page": page,
        "rows": [(batch, known[batch.pk]) for batch in page],
        "outlets": Outlet.objects.all()[:500],
        **_signs(),
    }
    return render(request, "articles/batches.html", context, status=status)


def _signs() -> dict[str, bool]:
    return {"worker_listens": worker.listening(), "redis_reachable": redis_reachable()}


@requires(Permission.IMPORT)
@require_safe
def batch(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Batch.objects.select_related("outlet", "created_by"), pk=pk)
    status = request.GET.get("status", "")
    account = ledger.account(shown)
    context = {
        "batch": shown,
        "account": account,
        "ended": account.received - account.in_flight,
        "files": shown.uploads.exclude(status=Status.DONE),
        "page": Paginator(_items(shown, status), ROWS_A_PAGE).get_page(request.GET.get("page")),
        "status": status,
        **_signs(),
    }
    return render_part(request, "articles/batch.html", "articles/_batch.html", context)


def _items(shown: Batch, status: str) -> QuerySet[Item]:
    items = shown.items.select_related("version__article").defer(
        "record", "version__text", "version__segments"
    )
    return items.filter(status=status) if status in Status.values else items


@requires(Permission.READ)
@require_safe
def articles(request: AuthenticatedRequest) -> HttpResponse:
    form = ArticleFilter(request.GET)
    page = Paginator(form.articles(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "articles/list.html", {"form": form, "page": page})
