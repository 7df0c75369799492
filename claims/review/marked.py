"""The text of a version with its claims marked, ready to be shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from articles.models import Article, Version
from claims.models import Claim
from claims.review.highlights import Mark, Stretch, paragraphs, stretches

CONTENT, CUE, MENTION = "content", "cue", "mention"
DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text that is shown in one way.

    `classes` are the CSS classes of the roles it plays, those of the chosen claim with
    "on-"; `marks` says which role in which claim ("12:content 15:cue"); `first` is where
    the chosen claim begins.
    """

    text: str
    classes: str
    marks: str
    first: bool


@dataclass(frozen=True)
class Reading:
    """A version on the screen, its claims in the order of the text, at most one of them chosen."""

    version: Version
    claims: list[Claim]
    chosen: Claim | None
    paragraphs: list[list[Fragment]]

    @property
    def article(self) -> Article:
        return self.version.article


def reading(version: Version, chosen: int | None = None) -> Reading:
    claims = list(
        Claim.objects.current()
        .filter(run__version=version)
        .defer("search", "names")
        .prefetch_related("pieces", "hops__party")
        .order_by("position")
    )
    in_hand = [claim for claim in claims if claim.pk == chosen]
    prefetch_related_objects(in_hand, "qualifiers")
    marks = [mark for claim in claims for mark in marks_of(claim)]
    marks += [mark for claim in in_hand for mark in signs_of(claim)]
    return Reading(
        version=version,
        claims=claims,
        chosen=in_hand[0] if in_hand else None,
        paragraphs=list(_fragments(version.text, marks, chosen)),
    )


def marks_of(claim: Claim) -> Iterator[Mark]:
    """Where the claim stands in the text; what is implied stands nowhere."""
    for piece in claim.pieces.all():
        yield Mark(piece.start, piece.end, CONTENT, claim.pk)
    if claim.cue_start is not None and claim.cue_end is not None:
        yield Mark(claim.cue_start, claim.cue_end, CUE, claim.pk)
    for hop in claim.hops.all():
        if hop.start is not None and hop.end is not None:
            yield Mark(hop.start, hop.end, MENTION, claim.pk)


def signs_of(claim: Claim) -> Iterator[Mark]:
    """The words that qualify it; shown for the chosen claim only, a text full of them is noise."""
    for qualifier in claim.qualifiers.all():
        yield Mark(qualifier.start, qualifier.end, qualifier.role, claim.pk)


def _fragments(text: str, marks: Iterable[Mark], chosen: int | None) -> Iterator[list[Fragment]]:
    begun = False
    for paragraph in paragraphs(stretches(text, marks)):
        shown = []
        for stretch in paragraph:
            touches = any(mark.claim == chosen for mark in stretch.marks)
            shown.append(_fragment(stretch, chosen, first=touches and not begun))
            begun = begun or touches
        yield shown


def _fragment(stretch: Stretch, chosen: int | None, *, first: bool) -> Fragment:
    classes = {mark.role for mark in stretch.marks}
    classes |= {f"on-{mark.role}" for mark in stretch.marks if mark.claim == chosen}
    depth = len({mark.claim for mark in stretch.marks if mark.role == CONTENT})
    if depth > 1:
        classes.add(f"depth-{min(depth, DEEPEST)}")
    return Fragment(
        text=stretch.text,
        classes=" ".join(sorted(classes)),
        marks=" ".join(f"{mark.claim}:{mark.role}" for mark in stretch.marks),
        first=first,
    )
