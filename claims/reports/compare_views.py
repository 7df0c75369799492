"""The comparison as it stands now, and freezing it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from claims.models import Report, Thread
from claims.reports import freezing, frozen
from claims.reports.forms import FreezeForm, SelectionForm
from claims.reports.gather import CONSIDERED, Frame, comparison, frame
from claims.reports.matrix import SUMMARY
from claims.reports.selection import MOST_THREADS, Selection
from claims.reports.shown import ROWS_A_PAGE, shown
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest, render_part

OPENED, SUMMED = "claims/_opened.html", "claims/_summary.html"


@requires(Permission.READ)
@require_safe
def compare(request: AuthenticatedRequest) -> HttpResponse:
    form = SelectionForm(request.GET, request.user)
    if form.chooses:
        return redirect(f"{reverse('claims:compare')}?{form.selection().query}")
    selection = Selection.read(request.GET)
    found = frame(selection)
    page = Paginator(list(found.threads), ROWS_A_PAGE).get_page(request.GET.get("page"))
    made = comparison(selection, found, _asked(request, list(page), found), by=request.user)
    context = {
        "form": form,
        "selection": selection,
        "picked": Thread.objects.filter(pk__in=selection.threads).order_by("pk"),
        "found": found,
        "most": MOST_THREADS,
        "too_many": found.chosen == CONSIDERED,
        "lost": not selection.claims and found.chosen < len(selection.threads),
        "page": page,
        **shown(request, made, [row for row in made.rows if row.thread in page]),
    }
    part = SUMMED if request.GET.get("open") == SUMMARY else OPENED
    return render_part(request, "claims/compare.html", part, context)


def _asked(request: AuthenticatedRequest, threads: list[int], found: Frame) -> list[int]:
    """All of the page, or only the row in which a script asks to have something opened; all that
    are compared where it is to be summed up."""
    opens = request.GET.get("open", "").partition("-")[0]
    if opens == SUMMARY:
        return list(found.threads)
    row = [thread for thread in threads if str(thread) == opens]
    return row if row and request.headers.get("HX-Request") else threads


@requires(Permission.EXPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def freeze(request: AuthenticatedRequest) -> HttpResponse:
    """Title, notes and grades; on POST a report is made."""
    selection = Selection.read(request.GET)
    found = frame(selection)
    given = request.POST if request.method == "POST" else None
    form = FreezeForm(found.threads, given, _initial(request.GET, found))
    if form.is_bound and form.is_valid():
        try:
            report = freezing.freeze(
                selection,
                title=form.cleaned_data["title"],
                note=form.cleaned_data["note"],
                remarks=form.remarks(),
                supersedes=form.cleaned_data["supersedes"],
                by=request.user,
            )
        except freezing.Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"This is report {report.number} now.")
            return redirect("claims:report", report.number)
    context = {"form": form, "found": found, "query": selection.query}
    return render(request, "claims/freeze.html", context, status=422 if form.is_bound else 200)


def _initial(given: QueryDict, found: Frame) -> dict[str, object]:
    """The wording of the first row as title; what the report that is superseded had."""
    number = given.get("supersedes", "")
    old = Report.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    if old is None:
        return {"title": next(iter(found.threads.values()), "")[:200]}
    kept: dict[str, object] = {"title": old.title, "note": old.note, "supersedes": old.pk}
    for row in frozen.comparison(old).rows:
        kept |= {f"note-{row.thread}": row.note, f"credibility-{row.thread}": row.credibility}
    return kept
