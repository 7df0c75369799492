"""Whose turn it is follows what is new and what is contradicted."""

from dataclasses import replace
from threading import Event, Thread

import pytest
from django.db import connection, transaction

from claims import placing
from claims.extraction import Hop, Kind
from claims.linking.judging import Answer, judge, undo
from claims.models import Claim, Link
from claims.parties.regrouping import merge, take_back
from claims.reports import freezing
from claims.review import decisions
from claims.review.corrections import add, correct
from claims.review.rewriting import worded
from claims.turns import REPORTED, turn
from claimtrack.accounts.models import User
from tests.claims.reports import handmade
from tests.factories import make_claim, make_link, make_party

pytestmark = pytest.mark.django_db
NEW = turn(0.5, new_origin=True)
KNOWN = turn(0.5)
CONTRADICTED = turn(0.5, contradicted=True)
AGAINST = Link.Relation.CONTRADICTS


def turns(*claims: Claim) -> list[int]:
    return [Claim.objects.get(pk=claim.pk).turn for claim in claims]


def placed(*claims: Claim) -> list[int]:
    placing.refresh(claim.pk for claim in claims)
    return turns(*claims)


def by(name: str) -> Hop:
    return Hop(canonical=name, mention=None, kind=Kind.PERSON, named=True)


def test_an_origin_is_new_to_all_claims_of_the_first_text_that_cites_it() -> None:
    first = make_claim()
    again, later = make_claim(first.run.version), make_claim()
    assert placed(later, again, first) == [KNOWN, NEW, NEW]
    assert placing.newcomers([make_party("Ada Lind").pk]) == {first.pk, again.pk}


def test_one_without_a_name_is_never_new() -> None:
    claim = make_claim(chain=["an official"])
    make_party("an official")
    party = claim.origin
    party.named, party.article = False, claim.run.version.article
    party.save()
    assert placed(claim) == [KNOWN]


@pytest.mark.parametrize(
    ("status", "expected"),
    [(Link.Status.PROPOSED, CONTRADICTED), (Link.Status.UNSURE, KNOWN)],
)
def test_a_contradiction_moves_both_forward_unless_nobody_can_tell(
    status: Link.Status, expected: int
) -> None:
    make_claim()
    link = make_link(relation=AGAINST, status=status)
    assert placed(link.one, link.other) == [expected, expected]


def test_what_was_rejected_contradicts_nothing() -> None:
    make_claim()
    link = make_link(relation=AGAINST)
    Claim.objects.filter(pk=link.other.pk).update(status=Claim.Status.REJECTED)
    assert placed(link.one) == [KNOWN]


def test_what_is_right_is_not_written() -> None:
    claim = make_claim()
    assert placing.refresh([claim.pk]) == 1
    assert placing.refresh([claim.pk]) == 0


def test_an_answer_moves_claims_and_taking_it_back_does_too(analyst: User) -> None:
    make_claim()
    link = make_link()
    judge(link, Answer.CONTRADICTS, by=analyst, revision=0)
    assert turns(link.one, link.other) == [CONTRADICTED, CONTRADICTED]
    undo(by=analyst)
    assert turns(link.one, link.other) == [KNOWN, KNOWN]


def test_a_corrected_origin_makes_it_new_and_the_next_one_too(analyst: User) -> None:
    first, second = make_claim(), make_claim()
    placed(first, second)
    correct(first, replace(worded(first), chain=(by("Bo Ek"),)), by=analyst, revision=0)
    assert turns(first, second) == [NEW, NEW]
    decisions.undo(by=analyst)
    assert turns(first, second) == [NEW, KNOWN]


def test_an_added_claim_and_a_corrected_attitude_have_their_place(analyst: User) -> None:
    claim = make_claim()
    wording = replace(worded(claim), attitude=True)
    correct(claim, wording, by=analyst, revision=0)
    added = add(claim.run, wording, by=analyst)
    attitude = turn(0.5, attitude=True, new_origin=True)
    assert turns(claim, added) == [attitude, turn(1, attitude=True, new_origin=True)]


def test_who_is_merged_is_new_no_more_until_that_is_taken_back(analyst: User) -> None:
    first, other, later = make_claim(), make_claim(chain=["Bo Ek"]), make_claim()
    assert placed(first, other, later) == [NEW, NEW, KNOWN]
    done = merge(make_party("Ada Lind"), make_party("Bo Ek"), by=analyst)
    assert turns(first, other, later) == [NEW, KNOWN, KNOWN]
    take_back(done, by=analyst)
    assert turns(first, other, later) == [NEW, NEW, KNOWN]


def test_a_merge_with_somebody_older_takes_the_newness(analyst: User) -> None:
    older, kept = make_claim(chain=["Bo Ek"]), make_claim()
    assert placed(older, kept) == [NEW, NEW]
    merge(make_party("Ada Lind"), make_party("Bo Ek"), by=analyst)
    assert turns(older, kept) == [NEW, KNOWN]


@pytest.mark.django_db(transaction=True)
def test_a_claim_that_somebody_decides_on_is_not_waited_for() -> None:
    claim, held, done = make_claim(), Event(), Event()

    def hold() -> None:
        with transaction.atomic():
            Claim.objects.filter(pk=claim.pk).update(revision=1)
            held.set()
            done.wait(10)
        connection.close()

    other = Thread(target=hold)
    other.start()
    held.wait(10)
    try:
        assert placing.refresh([claim.pk]) == 0
    finally:
        done.set()
        other.join()
    assert placing.refresh([claim.pk]) == 1


def test_a_claim_corrected_to_an_origin_takes_the_newness_from_a_later_text(analyst: User) -> None:
    first, second = make_claim(), make_claim(chain=["Bo Ek"])
    assert placed(first, second) == [NEW, NEW]
    correct(first, replace(worded(first), chain=(by("Bo Ek"),)), by=analyst, revision=0)
    assert turns(first, second) == [NEW, KNOWN]


def test_what_a_report_rests_on_comes_sooner_until_the_report_is_withdrawn(editor: User) -> None:
    claim = make_claim()
    make_claim(claim.run.version)
    before = placed(claim)
    report = freezing.keep(handmade.comparison(handmade.quoted(claim.pk)), by=editor)
    assert turns(claim) == [place - REPORTED for place in before]
    freezing.withdraw(report, reason="It does not hold.", by=editor)
    assert turns(claim) == before
    freezing.reinstate(report, by=editor)
    assert turns(claim) == [place - REPORTED for place in before]
