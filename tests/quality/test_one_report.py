"""Two articles that both retell one paper's report: one origin, on the shared articles where those
are at hand."""

from pathlib import Path

import pytest
from django.core.management import call_command

from articles.worker import drain
from claims.linking.judging import Answer, judge
from claims.models import Claim, Link, Review, Thread
from claims.reports import freezing
from claims.reports.frozen import comparison
from claims.reports.selection import Selection
from claims.review.decisions import decide
from claimtrack.accounts.models import User

ARTICLES = Path(__file__).parents[3] / "shared" / "seeds"
# Outlets and days as whoever imports them gives them: two of June 2025, three of October 2023.
DAYS = {"000": "2023-10-24", "001": "2023-10-23", "002": "2025-06-23", "003": "2025-06-22"}
DAYS |= {"004": "2023-10-23"}
PAPER = "New York Times"

pytestmark = [
    pytest.mark.model,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not ARTICLES.is_dir(), reason="the shared material is not at hand"),
]


def read_all() -> None:
    for path in sorted(ARTICLES.glob("*.txt")):
        key = path.name[:3]
        told = {"outlet": f"Outlet {key}", "published": DAYS[key]}
        call_command("import_articles", str(path), verbosity=0, **told)
    drain()


def answered(analyst: User) -> None:
    """What a person says to what is proposed between the two of June."""
    outlet = "run__version__article__outlet__name"
    between = Link.objects.filter(
        **{f"one__{outlet}__in": ("Outlet 002", "Outlet 003")},
        **{f"other__{outlet}__in": ("Outlet 002", "Outlet 003")},
    )
    prepared = [link for link in between if "prepar" in link.one.content + link.other.content]
    assert prepared
    for link in prepared:
        link.refresh_from_db()
        judge(link, Answer.SAME, by=analyst, revision=link.revision)
        for end in (link.one, link.other):
            end.refresh_from_db()
            if end.status == Claim.Status.PENDING:
                decide(end, Review.Decision.ACCEPT, by=analyst, revision=end.revision)
    drain()


def test_one_report_stands_behind_both_and_no_thread_mixes_two_years(
    analyst: User, editor: User
) -> None:
    read_all()
    answered(analyst)

    made = comparison(freezing.freeze(Selection(claims="all"), title="Bases", by=editor))

    names = {column.outlet: column.name for column in made.columns}
    (row,) = [each for each in made.rows if each.foot.outlets > 1]
    told = {names[cell.outlet] for cell in row.cells if cell.claims}
    assert told == {"Outlet 002", "Outlet 003"}
    assert row.foot.independent == 1
    chains = {quoted.claim: [hop.name for hop in quoted.chain] for quoted in made.claims}
    for cell in row.cells:
        assert not cell.claims or any(PAPER in chains[claim] for claim in cell.claims)

    day = "memberships__claim__run__version__article__published_at__year"
    years = Thread.objects.exclude(memberships=None).values_list("pk", day).distinct()
    assert len(years) == len({thread for thread, _ in years})
