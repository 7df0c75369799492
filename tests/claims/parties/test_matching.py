"""The parties of a text are brought together with those of others, or a person is asked."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from articles import ledger
from articles.models import Version
from articles.work import Status
from claims.asking import ask
from claims.extraction import Hop as Found
from claims.extraction import Kind
from claims.models import Claim, Hop, Matching, Party, Proposal, Regrouping
from claims.parties.matching import match, match_and_record
from claims.parties.proposals import Answer, answer
from claims.parties.regrouping import merge, split, take_back
from claims.resolution.resolve import resolve
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import (
    make_alias,
    make_article,
    make_claim,
    make_family,
    make_party,
    make_version,
)

pytestmark = pytest.mark.django_db
FULL = (
    "The ferry stays in port, harbour master Ada Lind said in Holm. "
    "Divers from Vestby and Norrby came."
)
SHORT = "The ferry stays in port, harbour master A. Lind said in Holm. No diver from Vestby came."
OTHER = "The choir sings on, conductor A. Lind said in Krona. Nobody from Lund came."


def told(
    text: str, name: str, role: str, *, kind: Kind = Kind.PERSON, organisation: str = ""
) -> Party:
    """The party of that name in an article of its own, with a claim."""
    version = make_version(text, make_article(published=dt.datetime(2026, 3, 6, tzinfo=dt.UTC)))
    hop = Found(None, name, kind, named=True)
    party = resolve([hop], version.article)[hop]
    claim = make_claim(version, text.partition(",")[0], chain=["Somebody Else"])
    Hop.objects.filter(claim=claim).update(
        party=party, mention=name, start=0, end=len(name), role=role, organisation=organisation
    )
    return party


def work(party: Party) -> Matching:
    """Match the text that speaks of the party."""
    version = Version.objects.filter(runs__claims__hops__party=party).latest("pk")
    ask(Matching, [version.pk])
    matching = Matching.objects.get(version=version)
    lease = ledger.claim(Matching, matching.pk) if matching.status == Status.QUEUED else None
    assert lease
    match_and_record(lease)
    matching.refresh_from_db()
    return matching


@pytest.fixture
def full() -> Party:
    party = told(FULL, "Ada Lind", "harbour master")
    work(party)
    return party


def test_a_name_with_initials_belongs_to_its_article_until_it_is_matched(full: Party) -> None:
    one = told(SHORT, "A. Lind", "harbour master")
    other = told(OTHER, "A. Lind", "conductor")
    assert len({full, one, other}) == 3
    assert one.namesake != other.namesake
    assert full.namesake == 0


def test_what_is_certain_is_merged_by_rule(full: Party) -> None:
    short = told(SHORT, "A. Lind", "harbour master")
    matching = work(short)
    short.refresh_from_db()
    assert short.merged_into == full
    done = Regrouping.objects.get()
    assert (done.kept, done.other, done.by) == (full, short, None)
    proposal = Proposal.objects.get()
    assert (proposal.status, proposal.regrouping) == ("applied", done)
    assert {each["name"] for each in proposal.evidence} == {"start", "name", "office", "company"}
    assert Entry.objects.filter(action="party.merge", actor=None).count() == 2
    assert matching.status == Status.QUEUED  # the merge has changed who says what
    assert set(Hop.objects.values_list("party", flat=True)) == {full.pk}


def test_once_more_changes_nothing(full: Party) -> None:
    short = told(SHORT, "A. Lind", "harbour master")
    work(short)
    assert work(full).status == Status.DONE
    assert Regrouping.objects.count() == Proposal.objects.count() == 1


def test_who_has_another_office_elsewhere_is_not_even_proposed(full: Party) -> None:
    work(told(OTHER, "A. Lind", "conductor"))
    assert not Regrouping.objects.exists()
    assert not Proposal.objects.exists()


SINGER = "The choir sings on, conductor Ada Lind said in Krona. Nobody from Lund or Moss came."


def test_a_full_name_that_two_people_have_is_parted_and_a_person_is_asked(full: Party) -> None:
    singer = told(SINGER, "Ada Lind", "conductor")
    assert singer == full
    work(full)
    done = Regrouping.objects.get()
    assert (done.deed, done.kept, done.by) == ("split", full, None)
    assert Hop.objects.filter(party=done.other).count() == 1
    proposal = Proposal.objects.get()
    assert (proposal.status, {proposal.one, proposal.other}) == ("proposed", {full, done.other})
    again = told(SINGER, "Ada Lind", "conductor")
    work(again)
    assert Hop.objects.filter(party=done.other).count() == 2


def test_what_a_person_says_of_a_parted_name_stands(full: Party, analyst: User) -> None:
    told(SINGER, "Ada Lind", "conductor")
    work(full)
    answer(Proposal.objects.get(), Answer.SAME, by=analyst, revision=0)
    work(full)
    assert Party.objects.filter(name="Ada Lind", merged_into=None).get() == full
    assert Regrouping.objects.count() == 2


def test_what_a_person_merged_is_not_parted(full: Party, analyst: User) -> None:
    singer = told(SINGER, "Lindy Lou", "conductor")
    merge(full, singer, by=analyst)
    work(full)
    assert not Party.objects.exclude(pk=singer.pk).exclude(merged_into=None).exists()
    assert Regrouping.objects.count() == 1


def test_a_split_by_rule_is_taken_back(full: Party, analyst: User) -> None:
    told(SINGER, "Ada Lind", "conductor")
    work(full)
    take_back(Regrouping.objects.get(), by=analyst)
    work(full)
    assert Hop.objects.filter(party=full).count() == 2
    assert Regrouping.objects.count() == 1


def test_what_may_be_is_proposed_and_goes_when_it_no_longer_may_be(full: Party) -> None:
    short = told(SHORT.replace("harbour master ", ""), "A. Lind", "")
    work(short)
    proposal = Proposal.objects.get()
    assert (proposal.one, proposal.other, proposal.status) == (full, short, "proposed")
    Party.objects.filter(pk=full.pk).update(name="Anders Lund", normal="anders lund")
    full.aliases.update(text="Abel Lind", normal="abel lind")
    match(full.pk)
    assert not Proposal.objects.exists()


def test_a_merge_that_was_taken_back_is_remembered(full: Party, analyst: User) -> None:
    short = told(SHORT, "A. Lind", "harbour master")
    work(short)
    take_back(Regrouping.objects.get(), by=analyst)
    work(short)
    short.refresh_from_db()
    assert short.merged_into is None
    assert Regrouping.objects.count() == 1
    proposal = Proposal.objects.get()
    assert (proposal.status, proposal.answered_by) == ("different", analyst)


def test_a_no_holds_for_what_a_party_is_made_of(full: Party, analyst: User) -> None:
    short = told(SHORT, "A. Lind", "harbour master")
    work(short)
    take_back(Regrouping.objects.get(), by=analyst)
    again = told(SHORT, "A. Lind", "harbour master")
    work(again)
    again.refresh_from_db()
    assert again.merged_into in (full, short)
    match(short.pk)
    match(full.pk)
    assert Party.objects.filter(pk__in=[full.pk, short.pk], merged_into=None).count() == 2


def test_a_split_is_remembered(full: Party, analyst: User) -> None:
    alias = make_alias(full, "Ada Maria Lind")
    done = split(full, [alias], by=analyst)
    match(done.other.pk)
    assert Proposal.objects.get().status == "different"
    take_back(done, by=analyst)
    assert Proposal.objects.get().status == "proposed"


def test_groups_without_a_name_are_never_compared() -> None:
    version, elsewhere = make_version(FULL), make_version(SHORT)
    for each in (version, elsewhere):
        hop = Found(None, "US officials", Kind.GROUP, named=False)
        party = resolve([hop], each.article)[hop]
        claim = make_claim(each, "The ferry stays in port", chain=["Somebody Else"])
        Hop.objects.filter(claim=claim).update(party=party, role="officials", organisation="US")
        work(party)
    assert not Proposal.objects.exists()
    assert Party.objects.filter(name="US officials").count() == 2


def test_an_office_without_a_name_is_proposed_to_be_its_holder_and_no_more(full: Party) -> None:
    version = make_version("The port is shut, the harbour master said in Holm on Vestby day.")
    hop = Found(None, "the harbour master", Kind.PERSON, named=False)
    party = resolve([hop], version.article)[hop]
    claim = make_claim(version, "The port is shut", chain=["Somebody Else"])
    Hop.objects.filter(claim=claim).update(party=party, role="harbour master")
    work(party)
    proposal = Proposal.objects.get()
    assert (proposal.status, {proposal.one, proposal.other}) == ("proposed", {full, party})


def test_an_abbreviation_of_two_bodies_means_neither_by_itself() -> None:
    rowers = make_party("North Sea Club", Kind.ORGANISATION)
    make_party("National Space Centre", Kind.ORGANISATION)
    hop = Found(None, "NSC", Kind.ORGANISATION, named=True)
    one = resolve([hop], make_article())[hop]
    assert one.namesake
    Party.objects.filter(pk=rowers.pk).update(merged_into=one)
    assert resolve([Found(None, "NSC", Kind.ORGANISATION, named=True)], make_article())


def test_an_abbreviation_is_spelt_out_by_another_article() -> None:
    text = "The ferry stays in port, the Holm Harbour Board (HHB) said. Divers from Vestby came."
    board = told(text, "Holm Harbour Board", "", kind=Kind.ORGANISATION)
    work(board)
    short = told(
        "No word from the HHB, Vestby divers said in Holm.", "HHB", "", kind=Kind.ORGANISATION
    )
    work(short)
    short.refresh_from_db()
    assert short.merged_into == board
    assert "spells “HHB” out" in str(Proposal.objects.get().evidence)


@pytest.mark.usefixtures("transactional_db")
def test_two_who_match_at_once_merge_once() -> None:
    full = told(FULL, "Ada Lind", "harbour master")
    work(full)
    shorts = [told(SHORT, "A. Lind", "harbour master") for _ in range(3)]
    for short in shorts:
        ask(Matching, [Hop.objects.filter(party=short).latest("pk").claim.run.version_id])
    start = Barrier(len(shorts))

    def worker(matching: Matching) -> None:
        try:
            start.wait(10)
            lease = ledger.claim(Matching, matching.pk)
            assert lease
            match_and_record(lease)
        finally:
            connection.close()

    waiting = list(Matching.objects.filter(status=Status.QUEUED))
    with ThreadPoolExecutor(len(waiting)) as pool:
        list(pool.map(worker, waiting))
    for matching in waiting:  # the merges of one have asked for the others again
        while lease := ledger.claim(Matching, matching.pk):
            match_and_record(lease)
    assert Regrouping.objects.count() == len(shorts)
    assert set(Hop.objects.values_list("party", flat=True)) == {full.pk}
    assert not Matching.objects.exclude(status=Status.DONE).exists()


def test_a_text_without_claims_is_done() -> None:
    version = make_version()
    ask(Matching, [version.pk])
    lease = ledger.claim(Matching, Matching.objects.get().pk)
    assert lease
    match_and_record(lease)
    assert Matching.objects.get().status == Status.DONE
    assert not Claim.objects.exists()


def test_a_family_name_in_copies_of_one_text_is_one_party_unless_one_was_taken_out() -> None:
    first, second, third = (told(OTHER + end, "Lind", "") for end in ("", " More.", " Less."))
    prints = [Version.objects.get(runs__claims__hops__party=each) for each in (first, second)]
    family = make_family(*prints)
    family.copies.filter(version=prints[0]).update(left=True)
    match(second.pk)
    assert not Regrouping.objects.exists()
    family.copies.update(left=False)
    match(second.pk)
    assert Regrouping.objects.get().by is None
    third.refresh_from_db()
    assert third.merged_into_id is None
