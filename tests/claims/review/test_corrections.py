"""Other words for a claim, and claims that the machine missed: kept, audited, taken back."""

import pytest
from django.db import IntegrityError, transaction

from claims.extraction import Hop, Kind, QuoteKind, Span
from claims.models import Alias, Claim, Party, Review
from claims.places import Misplaced
from claims.review.corrections import add, correct, machine_wording
from claims.review.decisions import Conflict, undo
from claims.review.rewriting import worded
from claims.review.wording import Wording, to_json
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import TEXT, make_claim, make_party, make_review, make_run, make_version

pytestmark = pytest.mark.django_db
Decision, Status = Review.Decision, Claim.Status


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


GAZETTE = Hop(at("Coast Gazette"), "Coast Gazette", Kind.OUTLET, named=True)
SOMEBODY = Hop(None, "two inspectors", Kind.GROUP, named=False)
OTHER = Wording(
    content=(at("a cracked rudder"), at("the cause")),
    cue=at("According to"),
    chain=(GAZETTE, SOMEBODY),
    hedged=True,
    quote=QuoteKind.MIXED,
)


def now(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def test_a_correction_gives_the_claim_other_words_and_accepts_it(analyst: User) -> None:
    claim = make_claim()

    review = correct(claim, OTHER, by=analyst, revision=0)

    claim = now(claim)
    assert worded(claim) == OTHER
    assert claim.content == "a cracked rudder … the cause"
    assert (claim.status, claim.revision) == (Status.ACCEPTED, 1)
    assert [piece.exact for piece in claim.pieces.all()] == ["a cracked rudder", "the cause"]
    assert [(hop.mention, hop.start) for hop in claim.hops.all()] == [
        ("Coast Gazette", TEXT.index("Coast")),
        ("", None),
    ]
    assert (review.decision, review.status_before) == (Decision.CORRECT, "pending")


def test_what_the_machine_had_read_is_kept(analyst: User) -> None:
    claim = make_claim()
    machine = to_json(worded(claim), TEXT)

    correct(claim, OTHER, by=analyst, revision=0)
    second = Wording((at("Holm"),), None, (SOMEBODY,))
    correct(claim, second, by=analyst, revision=1)

    first = machine_wording(claim)
    assert first is not None
    assert first.before == machine
    assert first.after == to_json(OTHER, TEXT)


def test_a_correction_is_audited_with_both_wordings(analyst: User) -> None:
    claim = make_claim()
    machine = to_json(worded(claim), TEXT)

    correct(claim, OTHER, by=analyst, revision=0)

    entry = Entry.objects.get(action="review.correct", subject_id=claim.pk)
    assert entry.actor == analyst
    assert entry.before == {"status": "pending", "revision": 0, **machine}
    assert entry.after == {"status": "accepted", "revision": 1, **to_json(OTHER, TEXT)}


def test_the_same_words_again_accept(analyst: User) -> None:
    claim = make_claim()

    review = correct(claim, worded(claim), by=analyst, revision=0)

    assert review.decision == Decision.ACCEPT
    assert now(claim).status == Status.ACCEPTED
    assert machine_wording(claim) is None


def test_who_corrects_an_older_revision_changes_nothing(analyst: User) -> None:
    claim = make_claim()
    machine = worded(claim)
    make_review(claim, Decision.REJECT)

    with pytest.raises(Conflict):
        correct(claim, OTHER, by=analyst, revision=0)

    assert worded(now(claim)) == machine
    assert Review.objects.count() == Entry.objects.count() == 1


def test_a_span_outside_the_text_changes_nothing(analyst: User) -> None:
    claim = make_claim()
    machine = worded(claim)
    beyond = Wording((Span(0, len(TEXT) + 1),), None, (SOMEBODY,))

    with pytest.raises(Misplaced), transaction.atomic():
        correct(claim, beyond, by=analyst, revision=0)

    assert worded(now(claim)) == machine
    assert now(claim).revision == 0


def test_undo_gives_the_words_back(analyst: User) -> None:
    claim = make_claim()
    machine = worded(claim)
    correct(claim, OTHER, by=analyst, revision=0)

    review = undo(by=analyst)

    assert worded(now(claim)) == machine
    assert (now(claim).status, now(claim).revision) == (Status.PENDING, 2)
    assert review.before == to_json(OTHER, TEXT)
    assert review.after == to_json(machine, TEXT)


def test_undo_goes_back_one_correction_at_a_time(analyst: User) -> None:
    claim = make_claim()
    machine = worded(claim)
    correct(claim, OTHER, by=analyst, revision=0)
    correct(claim, Wording((at("Holm"),), None, (SOMEBODY,)), by=analyst, revision=1)

    undo(by=analyst)
    assert worded(now(claim)) == OTHER
    undo(by=analyst)
    assert worded(now(claim)) == machine


def test_a_name_is_resolved_through_its_aliases(analyst: User) -> None:
    lind = make_party("Ada Lind")
    Alias.objects.create(party=lind, text="the harbour mistress", normal="harbour mistress")
    claim = make_claim(chain=["Coast Gazette"])
    said = Hop(None, "The Harbour Mistress", Kind.GROUP, named=True)

    correct(claim, Wording((at("Holm"),), None, (said,)), by=analyst, revision=0)

    assert [hop.party for hop in now(claim).chain] == [lind]


def test_a_name_that_nobody_had_is_a_new_party(analyst: User) -> None:
    said = Hop(None, "Bo Ek", Kind.PERSON, named=True)

    correct(make_claim(), Wording((at("Holm"),), None, (said,)), by=analyst, revision=0)

    assert Party.objects.get(name="Bo Ek").aliases.get().text == "Bo Ek"


def test_a_missed_claim_is_added_accepted_and_marked(analyst: User) -> None:
    first = make_claim()

    claim = add(first.run, OTHER, by=analyst)

    claim = now(claim)
    assert worded(claim) == OTHER
    assert (claim.status, claim.revision, claim.position) == (Status.ACCEPTED, 1, 2)
    assert (claim.made_by, claim.confidence) == (analyst, 1)
    review = claim.reviews.get()
    assert (review.decision, review.before) == (Decision.ADD, None)
    assert review.after == to_json(OTHER, TEXT)
    assert Entry.objects.filter(action="review.add", subject_id=claim.pk).exists()


def test_the_first_claim_of_a_text_can_be_added(analyst: User) -> None:
    assert add(make_run(make_version()), OTHER, by=analyst).position == 1


def test_an_addition_taken_back_is_rejected_and_stays(analyst: User) -> None:
    claim = add(make_run(make_version()), OTHER, by=analyst)

    undo(by=analyst)

    assert now(claim).status == Status.REJECTED
    assert worded(now(claim)) == OTHER


@pytest.mark.parametrize("change", [{"before": {}}, {"reason": "words"}])
def test_only_a_correction_has_wordings_and_only_a_rejection_a_reason(
    change: dict[str, object],
) -> None:
    review = make_review()
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.filter(pk=review.pk).update(**change)


def test_a_correction_has_both_wordings(analyst: User) -> None:
    review = correct(make_claim(), OTHER, by=analyst, revision=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.filter(pk=review.pk).update(after=None)


def test_a_correction_leaves_a_party_that_shares_its_name_where_it_was(analyst: User) -> None:
    claim = make_claim()
    other = Party.objects.create(
        name="Coast Gazette", normal="coast gazette", kind="outlet", named=True, namesake=4711
    )
    claim.hops.update(party=other)

    correct(claim, OTHER, by=analyst, revision=0)

    assert now(claim).chain[0].party == other
