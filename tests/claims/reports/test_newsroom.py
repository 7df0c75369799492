"""From import to report over the sample newsroom, whose answers its README gives by construction.

Machines import, extract and link; an analyst accepts what was found, puts two claims into the
words of their articles and answers two links; an editor compares and freezes.
"""

import datetime as dt
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from pypdf import PdfReader

from articles.models import Outlet, Version
from articles.worker import drain
from claims.extraction import Span
from claims.linking.judging import Answer, judge
from claims.models import Claim, Link, Membership, Party, Report, Review
from claims.reports import freezing
from claims.reports.changed import changed
from claims.reports.exports.formats import FORMATS
from claims.reports.filing import pieces
from claims.reports.frozen import canonical, checksum, comparison
from claims.reports.schema import Absence, Cell, Comparison, Directness, Row, Stance
from claims.reports.selection import Selection
from claims.reports.sensitivity import of_party
from claims.review.corrections import correct
from claims.review.decisions import decide
from claims.review.rewriting import worded
from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Role
from tests.factories import make_link, make_outlet, make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.model]

CLOSED = "Kestrel Bridge will be closed to cars, cyclists and pedestrians on 1 October"


def claim(outlet: str, words: str) -> Claim:
    current = Claim.objects.current().select_related("run__version")
    return current.get(run__version__article__outlet__name=outlet, content__startswith=words)


def reworded(found: Claim, words: str, by: User) -> None:
    start = found.run.version.text.index(words)
    content = (Span(start, start + len(words)),)
    correct(found, replace(worded(found), content=content), by=by, revision=found.revision)


def contradict(one: Claim, other: Claim, by: User) -> None:
    """Answer the link between them, proposed or not."""
    ends = sorted([one.pk, other.pk])
    link = Link.objects.filter(one=ends[0], other=ends[1]).first()
    link = link or make_link(one, other, relation=Link.Relation.UNRELATED)
    judge(link, Answer.CONTRADICTS, by=by, revision=link.revision)


def reviewed(analyst: User) -> None:
    """What a person adds to what the machines found."""
    reworded(claim("Bridge Watch", "the date"), CLOSED, analyst)
    drain()
    waiting = Claim.objects.current().filter(status=Claim.Status.PENDING)
    for each in waiting.exclude(membership=None):
        decide(each, Review.Decision.ACCEPT, by=analyst, revision=each.revision)
    twelve = claim("Northern Ledger", "St Anselm Hospital treated twelve")
    decide(twelve, Review.Decision.ACCEPT, by=analyst, revision=0)
    contradict(claim("Meridian Press Agency", "At least seven"), twelve, analyst)
    settled = claim("Capital Review", "that the closure of the Kestrel Bridge is settled")
    contradict(claim("Riverside Wire", "The Kestrel Bridge will be shut"), settled, analyst)
    drain()


def thread_of(outlet: str, words: str) -> int:
    return Membership.objects.get(claim=claim(outlet, words)).thread_id


def row(made: Comparison, outlet: str, words: str) -> Row:
    thread = thread_of(outlet, words)
    return next(row for row in made.rows if row.thread == thread)


def cells(made: Comparison, row: Row) -> dict[str, Cell]:
    pairs = zip(made.columns, row.cells, strict=True)
    return {column.name: cell for column, cell in pairs}


def test_from_import_to_report() -> None:
    analyst, editor = make_user(Role.ANALYST, "arvid"), make_user(Role.EDITOR, "edda")
    call_command("sample_newsroom", verbosity=0)
    drain()
    reviewed(analyst)
    make_outlet("Vell Gazette")  # nothing was ever imported from it
    outlets = tuple(Outlet.objects.order_by("pk").values_list("pk", flat=True))
    march = Selection(claims="all", until=dt.date(2025, 3, 31), outlets=outlets)
    fire = comparison(freezing.freeze(march, title="Depot fire", by=editor))
    report = freezing.freeze(Selection(claims="all"), title="Both events", by=editor)
    both = comparison(report)

    facts_of_the_cause(fire)
    facts_of_the_count(fire)
    facts_of_who_has_nothing(fire)
    facts_of_the_denials(fire)
    facts_of_the_circle(both)
    facts_of_the_draft(both)
    every_figure_stands_on_characters(both)
    every_file_tells_of_it(report)
    facts_of_the_report(report, both, analyst)


def facts_of_the_cause(made: Comparison) -> None:
    cause = row(made, "Meridian Press Agency", "the blaze may have started")
    told = cells(made, cause)
    assert cause.foot.outlets == 5
    assert (cause.foot.independent, cause.foot.origins) == (1, ("Tomas Reck",))
    assert cause.foot.first == "Meridian Press Agency"
    assert cause.foot.first_seen == dt.datetime(2025, 3, 11, 5, 40, tzinfo=dt.UTC)
    assert told["Orrin Courier"].copy_of == "Meridian Press Agency"
    assert told["Sarn Standard"].copy_of == "Meridian Press Agency"
    assert told["Northern Ledger"].copy_of == ""
    assert told["Northern Ledger"].hedge == "may"
    assert told["The Daily Lantern"].hedge == ""
    lost = [change for change in cause.changes if change.change == "hedge lost"]
    assert [change.text for change in lost] == ["Northern Ledger → The Daily Lantern"]
    assert told["The Daily Lantern"].stance is Stance.REPORTS
    assert told["Northern Ledger"].directness is Directness.NAMED
    assert told["Orrin Courier"].directness is Directness.OUTLET


def facts_of_the_count(made: Comparison) -> None:
    count = row(made, "Meridian Press Agency", "At least seven")
    told = cells(made, count)
    assert (count.foot.outlets, count.foot.independent) == (3, 1)
    assert told["Northern Ledger"].stance is Stance.DENIES
    assert told["Northern Ledger"].attributed_to == "Henrik Sall"
    assert count.foot.contradictions == 1
    assert count.foot.numbers == ("At least seven people", "twelve people")
    assert told["Sarn Standard"].number == "At least seven people"


def facts_of_who_has_nothing(made: Comparison) -> None:
    told = cells(made, row(made, "Meridian Press Agency", "At least seven"))
    assert told["Harbour Post"].absence is Absence.SILENT
    assert told["Capital Review"].absence is Absence.NO_ARTICLE
    assert told["Vell Gazette"].absence is Absence.NOT_COLLECTED


def facts_of_the_denials(made: Comparison) -> None:
    warned = row(made, "Meridian Press Agency", "that it had been warned")
    told = cells(made, warned)
    assert told["Meridian Press Agency"].stance is Stance.DENIES
    assert told["Harbour Post"].stance is Stance.DENIES
    assert (warned.foot.outlets, warned.foot.contradictions) == (0, 2)


def facts_of_the_circle(made: Comparison) -> None:
    closed = row(made, "Bridge Watch", CLOSED)
    [loop] = closed.foot.loops
    assert set(loop.split(" → ")) == {"Bridge Watch", "Riverside Wire"}
    assert (closed.foot.outlets, closed.foot.independent, closed.foot.unrecorded) == (2, 0, 2)
    assert cells(made, closed)["Capital Review"].stance is Stance.DENIES


def facts_of_the_draft(made: Comparison) -> None:
    draft = row(made, "Capital Review", "a closure of eighteen")
    assert (draft.foot.outlets, draft.foot.independent) == (2, 1)
    relayed = cells(made, draft)["Sarn Standard"]
    assert (relayed.directness, relayed.attributed_to) == (Directness.OUTLET, "Capital Review")
    assert relayed.number == cells(made, draft)["Capital Review"].number == "eighteen months"


def every_figure_stands_on_characters(made: Comparison) -> None:
    texts = dict(Version.objects.values_list("sha256", "text"))
    known = {quoted.claim for quoted in made.claims}
    for quoted in made.claims:
        places = [*quoted.pieces, quoted.cue_place, *(hop.place for hop in quoted.chain)]
        for place in filter(None, places):
            assert texts[place.sha256][place.start : place.end] == place.exact
    for each in made.rows:
        standing_on = [claims for _, claims in each.foot.basis]
        assert standing_on
        assert known.issuperset(claim for claims in standing_on for claim in claims)
    assert all(claims and known.issuperset(claims) for _, claims in made.summary)


def every_file_tells_of_it(report: Report) -> None:
    for key in FORMATS:
        file = b"".join(pieces(report, key))
        assert file == b"".join(pieces(report, key))
        words = file.decode(errors="replace")
        if key == "pdf":
            words = "".join(page.extract_text() for page in PdfReader(BytesIO(file)).pages)
        elif key in ("docx", "xlsx", "zip"):
            with ZipFile(BytesIO(file)) as archive:
                words = "".join(
                    archive.read(name).decode(errors="replace") for name in archive.namelist()
                )
        assert report.checksum in words
        assert key == "csv" or "Tomas Reck" in words


def facts_of_the_report(report: Report, made: Comparison, analyst: User) -> None:
    assert report.number == 2
    assert checksum(canonical(made)) == report.checksum
    assert made.method.reviewers == ("arvid",)
    assert changed(made) == []
    reck = Party.objects.get(name="Tomas Reck")
    fallen = of_party(reck)
    assert thread_of("Meridian Press Agency", "the blaze") in [x.thread.pk for x in fallen.lost]
    assert report in fallen.reports
    copied = claim("Orrin Courier", "the blaze")
    decide(copied, Review.Decision.REJECT, by=analyst, revision=copied.revision)
    [change] = changed(made)
    assert (change.then.claim, [d.name for d in change.differences]) == (copied.pk, ["status"])
