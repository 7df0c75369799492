"""What a selection comes to: rows, columns, both sides, and what does not count."""

import datetime as dt

import pytest

from claims.models import Claim, Link, Qualifier, Ruling, Thread
from claims.reports.comparison import Remark
from claims.reports.gather import comparison, frame
from claims.reports.schema import Absence, Comparison, Stance
from claims.reports.selection import Selection
from claimtrack.accounts.models import User
from tests.editorial import make_ruling
from tests.factories import (
    make_article,
    make_claim,
    make_family,
    make_link,
    make_outlet,
    make_qualifier,
    make_review,
    make_thread,
)
from tests.press import FERRY, make_printed
from tests.queries import queries

pytestmark = pytest.mark.django_db
ACCEPTED = Claim.Status.ACCEPTED


def printed(
    outlet: str,
    day: int | None = 6,
    *,
    status: Claim.Status = ACCEPTED,
    text: str = "The ferry to Holm will not sail, Ada Lind said.",
    denial: bool = False,
) -> Claim:
    version = make_printed(f"{text} {outlet}, {day}", outlet, day=day, hour=9)
    return make_claim(version, FERRY, status=status, denial=denial)


def compared(selection: Selection, by: User, **given: object) -> Comparison:
    return comparison(selection, frame(selection), by=by, **given)  # type: ignore[arg-type]


def absences(found: Comparison, row: int = 0) -> dict[str, Absence | None]:
    cells = zip(found.columns, found.rows[row].cells, strict=True)
    return {column.name: cell.absence for column, cell in cells}


def test_a_row_over_its_outlets(editor: User) -> None:
    one, other = printed("Post", 7), printed("Gazette", 6)
    thread = make_thread(one, other, wording="No ferry")
    found = compared(Selection((thread.pk,)), editor, title="Ferry", note="Draft")
    assert [column.name for column in found.columns] == ["Gazette", "Post"]
    [row] = found.rows
    assert (row.wording, row.foot.outlets, row.foot.independent) == ("No ferry", 2, 1)
    assert (found.title, found.note, found.method.made_by) == ("Ferry", "Draft", "edda")
    assert found.method.query == f"thread={thread.pk}"


def test_a_claim_is_quoted_with_its_places(editor: User) -> None:
    claim = printed("Post", status=Claim.Status.PENDING)
    make_qualifier(claim, "will not", Qualifier.Role.HEDGE)
    make_qualifier(claim, "The ferry", Qualifier.Role.FIGURE, low=1)
    make_review(claim, by=editor)
    [quoted] = compared(Selection((make_thread(claim).pk,)), editor).claims
    text = claim.run.version.text
    for anchor in (*quoted.pieces, quoted.cue_place, quoted.chain[0].place):
        assert anchor is not None
        assert text[anchor.start : anchor.end] == anchor.exact
    assert (quoted.hedges, quoted.figures) == (("will not",), ("The ferry",))
    assert (quoted.reviewers, quoted.revision) == (("edda",), 1)
    assert (quoted.chain[0].name, quoted.chain[0].reliability) == ("Ada Lind", "F")


def test_only_accepted_claims_count_unless_waiting_ones_are_asked_for(editor: User) -> None:
    thread = make_thread(
        printed("Post"),
        printed("Gazette", status=Claim.Status.PENDING),
        printed("Herald", status=Claim.Status.REJECTED),
    )
    outlets = tuple(claim.run.version.article.outlet_id for claim in Claim.objects.all())
    picked = Selection((thread.pk,), outlets=outlets)  # type: ignore[arg-type]
    assert absences(compared(picked, editor)) == {
        "Post": None,
        "Gazette": Absence.UNDECIDED,
        "Herald": Absence.SILENT,
    }
    waiting = Selection((thread.pk,), outlets=picked.outlets, waiting=True)
    assert absences(compared(waiting, editor))["Gazette"] is None


def test_silent_not_collected_and_outside_the_window(editor: User) -> None:
    thread = make_thread(printed("Post", 6), printed("Herald", 2))
    silent, nothing = make_article(make_outlet("Gazette")).outlet, make_outlet("Nordwire")
    herald = Claim.objects.last().run.version.article.outlet  # type: ignore[union-attr]
    post = Claim.objects.first().run.version.article.outlet  # type: ignore[union-attr]
    outlets = tuple(each.pk for each in (post, silent, nothing, herald) if each)
    picked = Selection(
        (thread.pk,), since=dt.date(2026, 3, 5), until=dt.date(2026, 3, 6), outlets=outlets
    )
    assert absences(compared(picked, editor)) == {
        "Post": None,
        "Gazette": Absence.SILENT,
        "Herald": Absence.NO_ARTICLE,
        "Nordwire": Absence.NOT_COLLECTED,
    }


def test_the_other_side_of_a_contradiction_that_people_confirmed(editor: User) -> None:
    one, other = printed("Post"), printed("Gazette", 7)
    thread = make_thread(one)
    link = make_link(one, other, relation=Link.Relation.CONTRADICTS)
    assert absences(compared(Selection((thread.pk,)), editor)) == {"Post": None}
    both = compared(Selection((thread.pk,), waiting=True), editor)
    assert [cell.stance for cell in both.rows[0].cells] == [Stance.REPORTS, Stance.DENIES]
    link.status = Link.Status.SETTLED
    link.save()
    found = compared(Selection((thread.pk,)), editor)
    assert found.rows[0].foot.contradictions == 1
    assert [column.name for column in found.columns] == ["Post", "Gazette"]


def test_a_copy_names_what_it_copies(editor: User) -> None:
    one, other = printed("Post", 6), printed("Gazette", 7)
    make_family(one.run.version, other.run.version)
    [row] = compared(Selection((make_thread(one, other).pk,)), editor).rows
    assert [cell.copy_of for cell in row.cells] == ["", "Post"]
    assert row.foot.independent == 1


def test_an_article_of_an_unknown_outlet_has_a_column(editor: User) -> None:
    claim = printed("Post")
    article = claim.run.version.article
    type(article).objects.filter(pk=article.pk).update(outlet=None)
    found = compared(Selection((make_thread(claim).pk,)), editor)
    assert [column.name for column in found.columns] == ["Outlet not known"]
    assert found.rows[0].cells[0].claims == (claim.pk,)


def test_threads_of_a_filter_and_remarks(editor: User) -> None:
    late, early = make_thread(printed("Post", 8)), make_thread(printed("Gazette", 6, denial=True))
    remarks = {late.pk: Remark("Ask.", "2")}
    found = compared(Selection(claims="all"), editor, remarks=remarks)
    assert [row.thread for row in found.rows] == [early.pk, late.pk]
    assert (found.rows[1].note, found.rows[1].credibility) == ("Ask.", "2")
    only = compared(Selection(claims="denial=yes"), editor)
    assert [row.thread for row in only.rows] == [early.pk]


def test_some_rows_stand_over_the_columns_of_all(editor: User) -> None:
    late, early = make_thread(printed("Post", 8)), make_thread(printed("Gazette", 6))
    selection = Selection((late.pk, early.pk))
    found = comparison(selection, frame(selection), [late.pk], by=editor)
    assert [row.thread for row in found.rows] == [late.pk]
    assert [column.name for column in found.columns] == ["Gazette", "Post"]


def test_rows_beyond_what_a_comparison_holds_bring_no_columns(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.reports.gather.MOST_THREADS", 1)
    first = make_thread(printed("Post", 6))
    make_thread(printed("Gazette", 7))
    selection = Selection(claims="all")
    found = frame(selection)
    assert (list(found.threads), found.chosen) == ([first.pk], 2)
    assert [column.name for column in compared(selection, editor).columns] == ["Post"]


def test_a_thread_without_claims_in_the_window_keeps_its_row(editor: User) -> None:
    thread = make_thread(printed("Post", 6))
    found = compared(Selection((thread.pk,), since=dt.date(2027, 1, 1)), editor)
    assert [row.foot.outlets for row in found.rows] == [0]
    assert found.columns == ()


def test_many_threads_take_as_many_queries_as_few(editor: User) -> None:
    selection = Selection(claims="all", waiting=True)
    for number in range(2):
        make_thread(printed(f"Outlet {number}", 6), printed(f"Another {number}", 7))
    few = queries(lambda: compared(selection, editor))
    for number in range(2, 12):
        thread = make_thread(printed(f"Outlet {number}", 6), printed(f"Another {number}", 7))
        claim = thread.memberships.earliest("pk").claim
        make_link(claim, printed(f"Third {number}"), relation=Link.Relation.CONTRADICTS)
    assert Thread.objects.count() == 12
    assert len(queries(lambda: compared(selection, editor))) == len(few)


def test_a_step_that_is_cut_counts_no_more(editor: User, analyst: User) -> None:
    thread = make_thread(printed("Post"), printed("Gazette"))
    selection = Selection((thread.pk,))
    assert compared(selection, editor).rows[0].foot.unrecorded == 0
    make_ruling(thread, analyst, Ruling.Verdict.CUT, "Gazette → Ada Lind")
    foot = compared(selection, editor).rows[0].foot
    assert (foot.unrecorded, foot.origins) == (1, ("Ada Lind",))


@pytest.mark.parametrize(
    ("status", "counted"),
    [
        (Link.Status.SETTLED, (1, 0)),
        (Link.Status.IMPLIED, (1, 0)),
        (Link.Status.APPLIED, (1, 1)),
        (Link.Status.PROPOSED, (0, 0)),
        (Link.Status.UNSURE, (0, 0)),
    ],
)
def test_what_is_applied_by_rule_is_in_force_and_marked(
    editor: User, status: Link.Status, counted: tuple[int, int]
) -> None:
    one, other = printed("Post"), printed("Gazette")
    make_link(one, other, relation=Link.Relation.CONTRADICTS, status=status)
    [row] = compared(Selection((make_thread(one).pk,)), editor).rows
    assert (row.foot.contradictions, row.foot.by_rule) == counted


def test_an_answer_goes_before_the_rule(editor: User) -> None:
    """Of two links by which one claim stands against a thread a person answered one."""
    one, second, other = printed("Post"), printed("Herald"), printed("Gazette")
    contradicts = Link.Relation.CONTRADICTS
    make_link(one, other, relation=contradicts, status=Link.Status.APPLIED)
    make_link(second, other, relation=contradicts, status=Link.Status.SETTLED)
    [row] = compared(Selection((make_thread(one, second).pk,)), editor).rows
    assert (row.foot.contradictions, row.foot.by_rule) == (1, 0)
