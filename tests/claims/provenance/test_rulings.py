"""Steps that a person confirms or cuts: what counts, who is told, and what outlives what."""

import pytest

from articles.models import Outlet
from claims.extraction import Kind
from claims.linking import shaping
from claims.models import Claim, Link, Ruling, Thread
from claims.models.claim import ClaimQuerySet
from claims.parties.regrouping import merge, take_back
from claims.provenance import rulings
from claims.provenance.account import account
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.editorial import make_ruling, steps
from tests.factories import (
    make_claim,
    make_link,
    make_party,
    make_run,
    make_thread,
    supersede,
)
from tests.press import make_told

pytestmark = pytest.mark.django_db
CUT, CONFIRMED = Ruling.Verdict.CUT, Ruling.Verdict.CONFIRMED


@pytest.fixture
def thread() -> Thread:
    one, other = make_told("Post", "Ada Lind"), make_told("Gazette", "Rosa Vik")
    make_link(one, other, status=Link.Status.SETTLED)
    return make_thread(one, other)


def members(thread: Thread) -> ClaimQuerySet:
    return Claim.objects.filter(membership__thread=thread)


def independent(thread: Thread) -> int:
    return account(members(thread)).origins.independent


def test_a_cut_counts_and_is_shown(thread: Thread, analyst: User) -> None:
    before = account(members(thread))
    assert [vertex.name for vertex in before.origins.named] == ["Ada Lind", "Rosa Vik"]
    make_ruling(thread, analyst, CUT, "Gazette → Rosa Vik")
    after = account(members(thread))
    assert [vertex.name for vertex in after.origins.named] == ["Ada Lind"]
    assert after.origins.unrecorded == 1
    [cut] = [step for step in after.steps if step.line.cut]
    assert cut.line.title == "Gazette has it from Rosa Vik (cut by a person)"
    assert cut.ruling is not None
    assert cut.ruling.by == analyst


def test_it_is_audited_and_taken_back(thread: Thread, analyst: User) -> None:
    ruling = make_ruling(thread, analyst, CUT, "Post → Ada Lind")
    entry = Entry.objects.get(action="step.cut")
    assert (entry.actor, entry.subject_id) == (analyst, thread.pk)
    assert (entry.after["from"], entry.after["to"]) == ("Post", "Ada Lind")
    rulings.take_back(ruling, by=analyst)
    assert independent(thread) == 2
    assert Entry.objects.filter(action="step.undo cut", actor=analyst).count() == 1
    with pytest.raises(rulings.Refused, match="already"):
        rulings.take_back(ruling, by=analyst)


def test_the_second_on_one_step_is_told_who_was_faster(
    thread: Thread, analyst: User, colleague: User
) -> None:
    make_ruling(thread, analyst, CONFIRMED, "Post → Ada Lind")
    with pytest.raises(rulings.Refused, match="arvid was faster: confirmed"):
        make_ruling(thread, colleague, CUT, "Post → Ada Lind")
    assert Ruling.objects.count() == 1


def test_the_database_keeps_one_standing_ruling_a_step(thread: Thread, analyst: User) -> None:
    ruling = make_ruling(thread, analyst)
    ruling.pk = None
    with pytest.raises(Exception, match="ruling_one_stands_a_step"):
        ruling.save(force_insert=True)


def test_a_step_that_is_not_there_is_refused(thread: Thread, analyst: User) -> None:
    with pytest.raises(rulings.Refused, match="not there any more"):
        rulings.rule(thread, "outlet:1 cited party:0", CUT, by=analyst)


def test_it_outlives_a_reading_by_another_extractor(thread: Thread, analyst: User) -> None:
    make_ruling(thread, analyst, CUT, "Gazette → Rosa Vik")
    old = thread.memberships.get(claim__hops__party__name="Rosa Vik").claim
    supersede(old.run)
    make_run(old.run.version, extractor="test-2")
    new = make_claim(old.run.version, old.content, chain=["Rosa Vik"])
    old.membership.delete()
    thread.memberships.create(claim=new)
    assert new.pk != old.pk
    assert independent(thread) == 1


def test_it_goes_with_a_merged_party_and_back(thread: Thread, analyst: User) -> None:
    make_ruling(thread, analyst, CUT, "Gazette → Rosa Vik")
    vik, full, longest = make_party("Rosa Vik"), make_party("R. Vik"), make_party("Rosa H. Vik")
    done = [merge(full, vik, by=analyst), merge(longest, full, by=analyst)]
    assert set(steps(thread)) == {"Post → Ada Lind", "Gazette → Rosa H. Vik"}
    assert independent(thread) == 1
    with pytest.raises(rulings.Refused, match="was faster"):
        make_ruling(thread, analyst, CONFIRMED, "Gazette → Rosa H. Vik")
    for regrouping in done[::-1]:
        take_back(regrouping, by=analyst)
    assert set(steps(thread)) == {"Post → Ada Lind", "Gazette → Rosa Vik"}
    assert independent(thread) == 1


def test_it_goes_with_an_outlet_that_is_only_cited(analyst: User) -> None:
    daily = make_party("The Daily", Kind.OUTLET)
    thread = make_thread(make_told("Post", "The Daily"), make_told("Gazette", "Rosa Vik"))
    make_ruling(thread, analyst, CUT, "Post → The Daily")
    merge(make_party("Daily of Holm", Kind.OUTLET), daily, by=analyst)
    [cut] = [line for line in account(members(thread)).picture.lines if line.cut]
    assert str(cut.edge.end) == "Daily of Holm"


def test_it_goes_with_a_merged_thread_and_back(thread: Thread, analyst: User) -> None:
    other = make_thread(make_told("Herald", "Bo Ek"), make_told("Mail", "Bo Ek"))
    shaping.rename(other, "No ferry", by=analyst)
    make_ruling(thread, analyst, CUT, "Gazette → Rosa Vik")
    shaping.merge(thread, other, by=analyst)
    assert independent(other) == 2
    assert set(rulings.rulings([other.pk])) == {other.pk}
    shaping.undo(thread.shapings.all()[0], by=analyst)
    assert rulings.rulings([other.pk]) == {}
    assert set(rulings.rulings([thread.pk])) == {thread.pk}


def test_what_is_confirmed_is_the_last_to_be_doubted(thread: Thread, analyst: User) -> None:
    first = account(members(thread)).pivot
    assert first is not None
    make_ruling(thread, analyst, CONFIRMED, f"{first.edge.start} → {first.edge.end}")
    then = account(members(thread)).pivot
    assert then is not None
    assert then.edge != first.edge


def test_a_step_has_one_name_whatever_its_ends_are_called(thread: Thread) -> None:
    name = steps(thread)["Post → Ada Lind"]
    claim = thread.memberships.get(claim__hops__party__name="Ada Lind").claim
    Outlet.objects.filter(articles__versions__runs=claim.run).update(name="The Post")
    assert steps(thread)["The Post → Ada Lind"] == name
