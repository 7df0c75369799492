"""What the pages of a comparison have in common: the table, and what is opened in it."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from claims.provenance.pictures import strip, timeline
from claims.reports.feet import wording
from claims.reports.matrix import LEGEND, SUMMARY, Opened, lines, opened
from claims.reports.schema import Comparison, Row

ROWS_A_PAGE = 10


def shown(request: HttpRequest, comparison: Comparison, rows: Sequence[Row]) -> dict[str, Any]:
    """Context for `claims/_matrix.html` and `claims/_opened.html`."""
    key = request.GET.get("open", "")
    found = opened(comparison, key)
    return {
        "comparison": comparison,
        "lines": lines(comparison, rows),
        "legend": LEGEND,
        "opened": found,
        "place": key.partition("-")[0],
        "rest": rest(request),
        "summary_place": SUMMARY,
        **pictures(comparison, found),
    }


def rest(request: HttpRequest) -> str:
    """The address without what is opened, ready for more to follow."""
    given = request.GET.copy()
    given.pop("open", None)
    return f"?{given.urlencode()}&" if given else "?"


def pictures(comparison: Comparison, found: Opened | None) -> dict[str, Any]:
    """Of a row's own claims, where a figure of its foot is opened."""
    if found is None or found.row is None or found.key[-1].isdigit():
        return {}
    own = {pk for cell in found.row.cells for pk in cell.claims}
    worded = [
        wording(claim)
        for claim in comparison.claims
        if claim.claim in own and claim.thread == found.row.thread
    ]
    return {"timeline": timeline(worded), "strip": strip(worded)}
