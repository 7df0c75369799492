"""One batch: what it would become, the decision on it, and what became of it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from articles import batches, copies, failed, ledger
from articles.forms import ColumnsForm, DefaultsForm
from articles.models import Batch, Item, Outlet, Preview, Upload
from articles.outlook import outlook, texts, time_left
from articles.preview import mend
from articles.reading import ColumnMapping
from articles.views.signs import signs
from articles.work import ENDED, Status
from claimtrack.accounts.access import requires
from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Permission
from claimtrack.audit.record import record
from claimtrack.http import AuthenticatedRequest, render_part

ROWS_A_PAGE = 50
TABLES_SHOWN = 20
DECIDED = "This batch is decided already; nothing was changed."
NOTHING_TO_RETRY = "Nothing of this batch was given up."


@requires(Permission.IMPORT)
@require_safe
def batch(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    return _page(request, _batch(pk))


def _batch(pk: int) -> Batch:
    return get_object_or_404(Batch.objects.select_related("outlet", "created_by"), pk=pk)


def _page(
    request: AuthenticatedRequest,
    shown: Batch,
    form: DefaultsForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    chosen = request.GET.get("status", ""), request.GET.get("kind", "")
    given = {"outlet": shown.outlet and shown.outlet.name, "published": shown.published}
    context = {
        "batch": shown,
        "files": shown.uploads.exclude(status=Status.DONE),
        "tables": _tables(shown),
        "page": Paginator(_items(shown, *chosen), ROWS_A_PAGE).get_page(request.GET.get("page")),
        "status": chosen[0],
        "kind": chosen[1],
        "form": form or DefaultsForm(initial=given),
        "row_form": DefaultsForm(auto_id=False),
        "outlets": Outlet.objects.all()[:500],
        **_figures(shown),
        **signs(),
    }
    return render_part(
        request, "articles/batch.html", "articles/_batch.html", context, status=status
    )


def _tables(shown: Batch) -> list[tuple[Upload, list[tuple[str, str]]]]:
    """The tables whose columns can still be chosen, each with what fills what."""
    if shown.status != Batch.Status.PREVIEW:
        return []
    found = shown.uploads.filter(status__in=ENDED).exclude(columns=[])[:TABLES_SHOWN]
    return [(upload, _filled(upload)) for upload in found]


def _filled(upload: Upload) -> list[tuple[str, str]]:
    names = [column["name"] for column in upload.columns]
    mapping = ColumnMapping(tuple(upload.mapping.items())).completed(names)
    labels = dict(ColumnsForm.CHOICES)
    return [(column, labels[field]) for field, column in mapping.chosen if column]


def _figures(shown: Batch) -> dict[str, object]:
    account = ledger.account(shown)
    if shown.status != Batch.Status.PREVIEW:
        left = time_left(shown.status_since, account.ended, account.received)
        folded = None if account.moving else copies.folded(shown)
        return {"account": account, "at_work": account.moving, "left": left, "copies": folded}
    seen = outlook(shown, account)
    at_work = account.moving + seen.portions
    return {
        "account": account,
        "at_work": at_work,
        "outlook": seen,
        "texts": None if at_work else texts(shown),
        "left": time_left(shown.status_since, seen.previewed, account.parsed),
    }


def _items(shown: Batch, status: str, kind: str) -> QuerySet[Item]:
    items = shown.items.select_related(
        "version__article", "preview__version__article__outlet", "preview__twin"
    ).defer(
        "record", "version__text", "version__segments", "preview__version__text",
        "preview__version__segments", "preview__twin__record",
    )  # fmt: skip
    if kind == Preview.Kind.BAD:
        return failed.refused(items)
    if kind in Preview.Kind.values:
        return items.filter(preview__kind=kind)
    return items.filter(status=status) if status in Status.values else items


def _decision(deed: Callable[..., bool], request: AuthenticatedRequest, pk: int) -> HttpResponse:
    if not deed(_batch(pk), by=request.user):
        messages.info(request, DECIDED)
    return redirect("articles:batch", pk)


@requires(Permission.IMPORT)
@require_POST
def commit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    return _decision(batches.commit, request, pk)


@requires(Permission.IMPORT)
@require_POST
def discard(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    return _decision(batches.discard, request, pk)


@requires(Permission.IMPORT)
@require_POST
def retry(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    if not batches.retry(_batch(pk), by=request.user):
        messages.info(request, NOTHING_TO_RETRY)
    return redirect("articles:batch", pk)


@requires(Permission.IMPORT)
@require_POST
def fill(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Outlet and date for all of a batch that name none."""
    shown, form = _batch(pk), DefaultsForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, form, status=422)

    def deed(batch: Batch, *, by: User) -> bool:
        return batches.fill(batch, **form.cleaned_data, by=by)

    return _decision(deed, request, pk)


@requires(Permission.IMPORT)
@require_POST
def mend_item(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Outlet and date for one row."""
    item = get_object_or_404(Item.objects.select_related("batch"), pk=pk)
    form = DefaultsForm(request.POST)
    if not form.is_valid():
        return _page(request, item.batch, form, status=422)
    if not mend(item, **form.cleaned_data, by=request.user):
        messages.info(request, DECIDED)
    query = QueryDict(request.POST.get("query", "")).urlencode()
    response = redirect("articles:batch", item.batch_id)
    response["Location"] += f"{query and '?'}{query}#row-{item.pk}"
    return response


@requires(Permission.IMPORT)
@require_safe
def failed_csv(request: AuthenticatedRequest, pk: int) -> StreamingHttpResponse:
    shown = _batch(pk)
    with transaction.atomic():
        record("export.failed", shown, by=request.user)
    return StreamingHttpResponse(
        failed.lines(shown),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="batch-{pk}-failed.csv"'},
    )
