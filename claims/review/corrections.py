"""Deeds on the words of a claim: correct it, add one that the machine missed."""

from django.db import transaction
from django.db.models import Max

from claims.models import Claim, Review, Run
from claims.review import qualifiers
from claims.review.decisions import Change, keep, move
from claims.review.rewriting import rewrite, worded
from claims.review.second import status_after
from claims.review.wording import Wording, to_json
from claimtrack.accounts.models import User


@transaction.atomic
def correct(claim: Claim, wording: Wording, *, by: User, revision: int) -> Review:
    """Give the claim, as it was at `revision`, other words; it is accepted with them, as one of
    two opinions where two people are asked.

    What it said before is kept in the review. The same words once more accept it.
    Raises Conflict if somebody else was faster, Misplaced where a span leaves the text, and
    OwnDispute.
    """
    status = Claim.Status.ACCEPTED
    if claim.revision == revision:
        status = status_after(claim, status, by=by)
    before = move(claim, status, revision=revision)
    text = claim.run.version.text
    said = worded(claim)
    old = to_json(said, text)
    rewrite(claim, wording)
    new = to_json(worded(_reread(claim)), text)
    if old == new:
        return keep(claim, Review.Decision.ACCEPT, before, by=by)
    old |= qualifiers.drop(claim, said, wording)
    return keep(claim, Review.Decision.CORRECT, before, by=by, change=Change(old, new))


@transaction.atomic
def add(run: Run, wording: Wording, *, by: User) -> Claim:
    """A claim that the machine missed, accepted at once and marked as made by a person.

    Taking the addition back leaves the claim rejected: nothing is deleted. Raises Misplaced.
    """
    held = Run.objects.select_for_update(no_key=True, of=("self",))
    run = held.select_related("version__article").get(pk=run.pk)
    last = run.claims.aggregate(last=Max("position"))["last"] or 0
    claim = Claim.objects.create(
        run=run,
        position=last + 1,
        hedged=wording.hedged,
        denial=wording.denial,
        confidence=1,
        status=Claim.Status.ACCEPTED,
        revision=1,
        made_by=by,
    )
    rewrite(claim, wording)
    told = to_json(worded(_reread(claim)), run.version.text)
    keep(claim, Review.Decision.ADD, Claim.Status.REJECTED, by=by, change=Change(None, told))
    return claim


def machine_wording(claim: Claim) -> Review | None:
    """The first correction of the claim; its `before` is what the machine had read."""
    return claim.reviews.filter(decision=Review.Decision.CORRECT).order_by("pk").first()


def _reread(claim: Claim) -> Claim:
    """The claim with its rows as they now are, whatever had been prefetched."""
    return Claim.objects.prefetch_related("pieces", "hops__party").get(pk=claim.pk)
