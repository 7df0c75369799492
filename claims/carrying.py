"""What a person decided stands, whoever reads the text next.

The decided claims of a run that is replaced move on to the run that takes its place, with all
that hangs on them: reviews, corrections, links, address. Of what the new run finds, only that is
recorded which they do not settle.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from claims.extraction import Span
from claims.models import Claim, Link, Membership, Run
from claimtrack.audit.models import Entry
from claimtrack.audit.record import record

ACTION = "carry over"
# Dice overlap in characters: the same words, give or take a "that" or a closing quotation mark.
SAME_PLACE = 0.8


@dataclass(frozen=True)
class Decided:
    """A claim on which somebody has decided; `origin` is the id of a party."""

    claim: Claim
    content: tuple[Span, ...]
    origin: int

    def settles(self, content: Sequence[Span], origin: int) -> bool:
        """Whether nobody need be asked about this any more.

        What was accepted (or corrected) settles its place, whatever a machine says of it. What was
        rejected, or left open, settles only the very same.
        """
        if self.claim.status == Claim.Status.ACCEPTED:
            return overlap(self.content, content) >= SAME_PLACE
        return self.content == tuple(content) and self.origin == origin


def overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Twice the characters in common by the characters in both, from 0 to 1."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return 2 * common / sum(span.end - span.start for span in (*one, *other))


def decided(run: Run | None) -> list[Decided]:
    """The claims of `run` that were ever decided on: they, a link or a thread of theirs.

    All its claims are locked: who decides at this moment comes before, or is told afterwards
    that the claim is none any more.
    """
    if run is None:
        return []
    claims = Claim.objects.filter(run=run).order_by("pk").select_for_update(of=("self",))
    revisions = dict(claims.values_list("pk", "revision"))
    kept = {pk for pk, revision in revisions.items() if revision} | _joined(revisions.keys())
    rows = (
        Claim.objects.filter(pk__in=kept).select_related("run").prefetch_related("pieces", "hops")
    )
    return [
        Decided(
            claim=claim,
            content=tuple(Span(piece.start, piece.end) for piece in claim.pieces.all()),
            origin=claim.chain[-1].party_id,
        )
        for claim in rows
    ]


def _joined(claims: Collection[int]) -> set[int]:
    """Those whose links somebody judged, or that somebody put into a thread."""
    judged = Link.objects.touching(claims).exclude(judgements=None).values_list("one", "other")
    pinned = Membership.objects.filter(claim__in=claims, pinned=True).values_list("claim")
    return {pk for row in (*judged, *pinned) for pk in row if pk in claims}


def carry_over(kept: Sequence[tuple[Decided, int]], run: Run) -> None:
    """Move the decided claims to `run`, each to its position there."""
    for each, position in kept:
        before = {"extractor": each.claim.run.extractor, "run": each.claim.run_id}
        each.claim.run, each.claim.position = run, position
        after = {"extractor": run.extractor, "run": run.pk}
        record(ACTION, each.claim, by=None, before=before, after=after)
    Claim.objects.bulk_update([each.claim for each, _ in kept], ["run", "position"])


def first_run(claim: Claim) -> Run:
    """The run that found the claim, however often it was carried over since."""
    moves = Entry.objects.filter(
        action=ACTION, subject_type=claim._meta.label_lower, subject_id=claim.pk
    )
    first = moves.order_by("pk").first()
    return Run.objects.get(pk=first.before["run"]) if first else claim.run
