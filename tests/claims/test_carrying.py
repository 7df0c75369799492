"""What a person decided stands when a newer run takes the place of an older one."""

from collections.abc import Sequence
from threading import Event, Thread
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles import ledger
from articles.models import Version
from articles.work import Status as Work
from claims.carrying import ACTION, decided, first_run, overlap
from claims.extraction import ExtractedClaim, Extraction, Hop, Kind, QuoteKind, Span
from claims.linking.judging import judge
from claims.linking.shaping import split
from claims.models import Claim, Judgement, Review, Run
from claims.recording import record
from claims.review.decisions import Superseded, decide, undo
from claimtrack.audit.models import Entry
from tests.factories import (
    make_claim,
    make_link,
    make_run,
    make_thread,
    make_user,
    make_version,
)

Decision, Status = Review.Decision, Claim.Status
TEXT = (
    "The quay is safe, warden Ole Strand said. The crane will go by May, he added.\n"
    "Dockers said that the crane had been shut for a week."
)
SAFE, CRANE, SHUT = "The quay is safe", "The crane will go by May", "the crane had been shut"
TOKEN = UUID(int=7)


def found(words: str, speaker: str = "Ole Strand") -> ExtractedClaim:
    start = TEXT.index(words)
    return ExtractedClaim(
        content=(Span(start, start + len(words)),),
        cue=None,
        chain=(Hop(None, speaker, Kind.PERSON, named=True),),
        hedged=False,
        denial=False,
        quote=QuoteKind.INDIRECT,
        confidence=0.7,
    )


def read(version: Version, extractor: str, claims: Sequence[ExtractedClaim]) -> Run:
    """The text, read by an extractor that finds these."""
    run = make_run(version, current=False, extractor=extractor, status=Work.QUEUED)
    lease = ledger.claim(Run, run.pk)
    assert lease
    record(lease, Extraction(tuple(claims), extractor))
    run.refresh_from_db()
    return run


def claim(words: str) -> Claim:
    return Claim.objects.current().get(content=words)


def state() -> list[tuple[str, str]]:
    return [(each.content, each.status) for each in Claim.objects.current().order_by("position")]


@pytest.fixture
def version(db: None) -> Version:
    version = make_version(TEXT)
    read(version, "older-1", [found(SAFE), found(CRANE)])
    return version


def test_a_decided_claim_that_is_found_again_is_the_same_claim(version: Version) -> None:
    kept = claim(SAFE)
    review = decide(kept, Decision.ACCEPT, by=make_user(), revision=0)
    newer = read(version, "newer-1", [found(SAFE), found(CRANE)])
    kept.refresh_from_db()
    assert (kept.run, kept.status, kept.revision) == (newer, Status.ACCEPTED, 1)
    assert kept.reviews.get() == review
    assert state() == [(SAFE, "accepted"), (CRANE, "pending")]


def test_what_nobody_decided_on_stays_with_the_older_run(version: Version) -> None:
    newer = read(version, "newer-1", [found(SAFE)])
    assert newer.claims.count() == 1
    assert Claim.objects.filter(run__extractor="older-1").count() == 2
    assert state() == [(SAFE, "pending")]


@pytest.mark.parametrize("decision", [Decision.ACCEPT, Decision.REJECT, Decision.UNSURE])
def test_a_decided_claim_that_is_not_found_again_stays(
    version: Version, decision: Review.Decision
) -> None:
    decide(claim(CRANE), decision, by=make_user(), revision=0)
    read(version, "newer-1", [found(SAFE), found(SHUT, "dockers")])
    assert [content for content, _ in state()] == [SAFE, CRANE, SHUT]


def test_a_slightly_other_wording_of_what_was_accepted_is_not_asked(version: Version) -> None:
    read(version, "older-2", [found("that " + SHUT, "dockers")])
    decide(claim("that " + SHUT), Decision.ACCEPT, by=make_user(), revision=0)
    read(version, "newer-1", [found(SHUT, "Ole Strand")])
    assert state() == [("that " + SHUT, "accepted")]


@pytest.mark.parametrize(
    "again", [found(SHUT, "Ole Strand"), found("that " + SHUT, "dockers")], ids=["who", "where"]
)
def test_something_else_than_what_was_rejected_is_asked(
    version: Version, again: ExtractedClaim
) -> None:
    read(version, "older-2", [found(SHUT, "dockers")])
    decide(claim(SHUT), Decision.REJECT, by=make_user(), revision=0)
    read(version, "newer-1", [again])
    assert sorted(status for _, status in state()) == ["pending", "rejected"]


def test_the_very_same_as_what_was_rejected_is_not_asked(version: Version) -> None:
    decide(claim(SAFE), Decision.REJECT, by=make_user(), revision=0)
    read(version, "newer-1", [found(SAFE)])
    assert state() == [(SAFE, "rejected")]


def test_one_can_undo_after_the_text_was_read_again(version: Version) -> None:
    analyst, kept = make_user(), claim(SAFE)
    decide(kept, Decision.ACCEPT, by=analyst, revision=0)
    read(version, "newer-1", [found(SAFE)])
    undo(by=analyst)
    kept.refresh_from_db()
    assert (kept.status, kept.revision) == (Status.PENDING, 2)


def test_the_move_is_audited_and_the_finder_is_known_ever_after(version: Version) -> None:
    kept = claim(SAFE)
    finder = kept.run
    decide(kept, Decision.ACCEPT, by=make_user(), revision=0)
    read(version, "newer-1", [])
    read(version, "newer-2", [])
    kept.refresh_from_db()
    moves = Entry.objects.filter(action=ACTION, subject_id=kept.pk).order_by("pk")
    told = [(move.actor, move.before["extractor"], move.after["extractor"]) for move in moves]
    assert told == [(None, "older-1", "newer-1"), (None, "newer-1", "newer-2")]
    assert first_run(kept) == finder
    assert first_run(kept).extractor == "older-1"


def test_a_first_reading_has_nothing_to_carry() -> None:
    assert decided(None) == []


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ([(0, 10)], [(0, 10)], 1.0),
        ([(0, 10)], [(10, 20)], 0.0),
        ([(0, 10)], [(5, 15)], 0.5),
        ([(0, 5), (10, 15)], [(0, 15)], 0.8),
    ],
)
def test_overlap_counts_characters_in_common(
    one: list[tuple[int, int]], other: list[tuple[int, int]], share: float
) -> None:
    spans = [[Span(*pair) for pair in pairs] for pairs in (one, other)]
    assert overlap(*spans) == pytest.approx(share)


@pytest.mark.usefixtures("transactional_db")
def test_who_decides_while_the_text_is_swapped_is_told() -> None:
    """The decision waits for the swap, and then there is no such claim any more."""
    version, analyst = make_version(TEXT), make_user()
    read(version, "older-1", [found(SAFE)])
    seen, began, raised = claim(SAFE), Event(), []

    def press() -> None:
        began.set()
        try:
            decide(seen, Decision.ACCEPT, by=analyst, revision=0)
        except Superseded as superseded:
            raised.append(superseded.claim)
        finally:
            connection.close()

    thread = Thread(target=press)
    with transaction.atomic():
        read_within(version)
        thread.start()
        began.wait(5)
        wait_until_somebody_waits()
    thread.join(10)
    assert raised == [seen]
    assert state() == [(SAFE, "pending")]
    assert not Review.objects.exists()


def read_within(version: Version) -> None:
    """As `read`, inside a transaction that is still to be committed."""
    run = make_run(version, current=False, extractor="newer-1")
    Run.objects.filter(pk=run.pk).update(
        status=Work.RUNNING, token=TOKEN, lease_until=timezone.now()
    )
    record(ledger.Lease(Run, run.pk, TOKEN), Extraction((found(SAFE),), "newer-1"))


def wait_until_somebody_waits() -> None:
    with connection.cursor() as cursor:
        for _ in range(500):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            row = cursor.fetchone()
            if row and row[0]:
                return
            cursor.execute("SELECT pg_sleep(0.01)")
    raise AssertionError("nobody waits for a lock")


@pytest.mark.django_db(transaction=True)
def test_a_claim_that_somebody_linked_or_put_into_a_thread_moves_too() -> None:
    version, analyst = make_version(TEXT), make_user()
    read(version, "one", [found(SAFE), found(CRANE), found(SHUT)])
    judge(make_link(claim(SAFE), make_claim()), Judgement.Answer.SAME, by=analyst, revision=0)
    split(make_thread(claim(CRANE), make_claim()), [claim(CRANE).pk], by=analyst)
    before = claim(SAFE).pk, claim(CRANE).pk

    with transaction.atomic():
        kept = {each.claim.pk for each in decided(version.runs.get(current=True))}
    assert kept == set(before)
    read(version, "two", [found(SAFE), found(CRANE), found(SHUT)])

    assert set(before) <= set(Claim.objects.current().values_list("pk", flat=True))
    assert Judgement.objects.get().link.one_id == before[0]
