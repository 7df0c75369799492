"""The links of a text: found, stored, found again, with real embeddings."""

import pytest

from articles import ledger
from articles.work import Status
from claims.asking import ask
from claims.extraction import Extraction
from claims.linking.judging import Answer, judge
from claims.linking.link import search, write
from claims.models import Claim, Embedding, Link, Linking, Membership, Review, Run, Thread
from claims.recording import record
from claims.review.decisions import decide
from claims.review.decisions import undo as take_back
from claims.turns import turn
from tests.factories import (
    make_claim,
    make_family,
    make_run,
    make_user,
    make_version,
)
from tests.press import make_printed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.model]

HELD = "The dam at Orvik will hold through the winter, engineer Rosa Vik said on Monday."
AGAIN = "Engineer Rosa Vik said the Orvik dam would hold through the winter."
DENIED = "Engineer Rosa Vik denied that the dam at Orvik would hold through the winter."
OTHER = "The bakery on Quay Street sells four hundred rolls a day, baker Tor Lund said."


def claim(text: str, content: str, who: str = "Rosa Vik", cue: str = "said", day: int = 6) -> Claim:
    return make_claim(make_printed(text, day=day), content, chain=[who], cue=cue)


def held() -> Claim:
    return claim(HELD, "The dam at Orvik will hold through the winter")


def again() -> Claim:
    return claim(AGAIN, "the Orvik dam would hold through the winter", day=7)


def other() -> Claim:
    return claim(OTHER, "The bakery on Quay Street sells four hundred rolls a day", "Tor Lund")


def link(of: Claim) -> None:
    ask(Linking, [of.run.version_id])
    lease = ledger.claim(Linking, of.run.version.linking.pk)
    assert lease is not None
    write(lease, search(Linking.objects.get(pk=lease.pk)))


def test_the_same_said_elsewhere_is_proposed_as_the_same_with_reasons() -> None:
    first, second, unlike = held(), again(), other()
    for each in (first, second, unlike):
        link(each)
    [found] = Link.objects.all()
    assert (found.one, found.other, found.relation) == (first, second, "same")
    assert found.status == "proposed"
    assert {"wording", "speaker"} <= {each["name"] for each in found.evidence}
    assert all(each["text"] for each in found.evidence)
    [thread] = Thread.objects.all()
    assert set(thread.memberships.values_list("claim", flat=True)) == {first.pk, second.pk}


def test_a_denial_contradicts() -> None:
    first = held()
    denial = claim(DENIED, "the dam at Orvik would hold through the winter", cue="denied", day=7)
    for each in (first, denial):
        link(each)
    assert Link.objects.get().relation == "contradicts"
    assert not Thread.objects.exists()


def test_linking_twice_changes_nothing() -> None:
    first, second = held(), again()
    for each in (first, second, first, second):
        link(each)
    assert Link.objects.count() == 1
    assert Embedding.objects.count() == 2
    assert set(Linking.objects.values_list("status", flat=True)) == {Status.DONE}


def test_what_a_person_said_outlives_a_new_search() -> None:
    first, second = held(), again()
    for each in (first, second):
        link(each)
    judge(Link.objects.get(), Answer.NARROWER, by=make_user(), revision=0)
    link(first)
    found = Link.objects.get()
    assert (found.relation, found.status, found.proposed) == ("narrower", "settled", "same")


def test_a_rejected_claim_loses_its_proposals() -> None:
    first, second = held(), again()
    for each in (first, second):
        link(each)
    Claim.objects.filter(pk=second.pk).update(status=Claim.Status.REJECTED)
    link(second)
    assert not Link.objects.exists()
    assert not Embedding.objects.filter(claim=second).exists()


def test_a_change_during_the_search_asks_for_another() -> None:
    first = held()
    ask(Linking, [first.run.version_id])
    lease = ledger.claim(Linking, first.run.version.linking.pk)
    assert lease is not None
    found = search(first.run.version.linking)
    ask(Linking, [first.run.version_id])
    write(lease, found)
    assert Linking.objects.get().status == Status.QUEUED


def test_a_contradiction_that_is_found_brings_both_claims_forward() -> None:
    first = held()
    denial = claim(DENIED, "the dam at Orvik would hold through the winter", cue="denied", day=7)
    for each in (first, denial):
        link(each)
    places = Claim.objects.order_by("pk").values_list("turn", flat=True)
    expected = turn(0.5, new_origin=True, contradicted=True), turn(0.5, contradicted=True)
    assert tuple(places) == expected


def test_a_rejected_claim_leaves_its_thread_and_comes_back_with_the_undo() -> None:
    first, second, analyst = held(), again(), make_user()
    for each in (first, second):
        link(each)
    assert Thread.objects.exists()
    decide(second, Review.Decision.REJECT, by=analyst, revision=0)
    assert answered(second) == set()
    take_back(by=analyst)
    assert answered(second) == {first.pk, second.pk}


def answered(of: Claim) -> set[int]:
    """The members of all threads once the search that was asked for is done."""
    lease = ledger.claim(Linking, of.run.version.linking.pk)
    assert lease is not None
    write(lease, search(Linking.objects.get(pk=lease.pk)))
    return set(Membership.objects.values_list("claim", flat=True))


def test_a_claim_that_is_carried_over_keeps_embedding_link_and_thread() -> None:
    first, second, analyst = held(), again(), make_user()
    for each in (first, second):
        link(each)
    judge(Link.objects.get(), Answer.SAME, by=analyst, revision=0)
    decide(second, Review.Decision.ACCEPT, by=analyst, revision=0)
    before = Link.objects.get(), Thread.objects.get()
    newer = make_run(second.run.version, current=False, extractor="newer-1", status=Status.QUEUED)
    reading = ledger.claim(Run, newer.pk)
    assert reading is not None
    record(reading, Extraction((), "newer-1"))
    assert answered(second) == {first.pk, second.pk}
    assert set(Embedding.objects.values_list("claim", flat=True)) == {first.pk, second.pk}
    assert (Link.objects.get(), Thread.objects.get()) == before
    assert Link.objects.get().status == Link.Status.SETTLED
    assert Claim.objects.current().count() == 2


def test_claims_of_one_article_are_not_linked_with_each_other() -> None:
    version = make_version(f"{HELD}\n{AGAIN}")
    first = make_claim(version, "The dam at Orvik will hold through the winter", chain=["Rosa Vik"])
    make_claim(version, "the Orvik dam would hold through the winter", chain=["Rosa Vik"])
    link(first)
    assert not Link.objects.exists()


def test_the_same_words_in_copies_of_one_text_need_no_asking() -> None:
    first, second = held(), claim(HELD + " ", "The dam at Orvik will hold through the winter")
    make_family(first.run.version, second.run.version)
    for each in (first, second):
        link(each)
    found = Link.objects.get()
    assert (found.copied, found.relation, found.status) == (True, "same", "implied")
