"""The text of a version with its claims marked, ready to be shown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from articles.models import Article, Version
from claims.extraction import Span
from claims.models import Claim
from claims.review.highlights import Mark, Stretch, paragraphs, stretches

CONTENT, CUE, HOP = "content", "cue", "hop-"
DEEPEST = 3
HOP_STYLES = 4  # hops from the fourth on look alike; their tags tell them apart
NEW = 0  # stands for a claim that is not in the database yet
PLACE = -1  # stands for characters that an address points to
FOUND = "found"


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text that is shown in one way, from code point `start` on.

    `classes` are the CSS classes of the roles it plays, those of the chosen claim with
    "on-"; `marks` says which role in which claim ("12:content 15:cue"); `tag` is the letters
    of the chosen claim's roles that begin here; `first` is where the chosen claim begins.
    """

    start: int
    text: str
    classes: str
    marks: str
    tag: str
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


def reading(
    version: Version,
    chosen: int | None = None,
    draft: Sequence[Mark] | None = None,
    found: Span | None = None,
) -> Reading:
    """The text with all marks; those of `draft` stand for the ones that the chosen claim has.
    Characters `found` are shown like a chosen claim, unless one is chosen."""
    if found and chosen is None:
        chosen, draft = PLACE, [Mark(found.start, found.end, FOUND, PLACE)]
    claims = sorted(
        Claim.objects.current()
        .filter(run__version=version)
        .select_related("made_by")
        .defer("search", "names")
        .prefetch_related("pieces", "hops__party"),
        key=_place,
    )
    in_hand = [claim for claim in claims if claim.pk == chosen]
    prefetch_related_objects(in_hand, "qualifiers")
    shown = [claim for claim in claims if draft is None or claim.pk != chosen]
    marks = [mark for claim in shown for mark in marks_of(claim)]
    marks += [mark for claim in in_hand for mark in signs_of(claim)]
    return Reading(
        version=version,
        claims=claims,
        chosen=in_hand[0] if in_hand else None,
        paragraphs=list(_fragments(version.text, [*marks, *(draft or ())], chosen)),
    )


def marks_of(claim: Claim) -> Iterator[Mark]:
    """Where the claim stands in the text; what is implied stands nowhere."""
    for piece in claim.pieces.all():
        yield Mark(piece.start, piece.end, CONTENT, claim.pk)
    if claim.cue_start is not None and claim.cue_end is not None:
        yield Mark(claim.cue_start, claim.cue_end, CUE, claim.pk)
    for hop in claim.hops.all():
        if hop.start is not None and hop.end is not None:
            yield Mark(hop.start, hop.end, f"{HOP}{hop.position}", claim.pk)


def signs_of(claim: Claim) -> Iterator[Mark]:
    """The words that qualify it; shown for the chosen claim only, a text full of them is noise."""
    for qualifier in claim.qualifiers.all():
        yield Mark(qualifier.start, qualifier.end, qualifier.role, claim.pk)


def marks_at(
    content: Iterable[Span], cue: Span | None, mentions: Iterable[Span | None], claim: int
) -> Iterator[Mark]:
    """The same of a claim that is being written."""
    for piece in content:
        yield Mark(piece.start, piece.end, CONTENT, claim)
    if cue:
        yield Mark(cue.start, cue.end, CUE, claim)
    for position, mention in enumerate(mentions, start=1):
        if mention:
            yield Mark(mention.start, mention.end, f"{HOP}{position}", claim)


def tag_of(role: str) -> str:
    """The letter of a role, which is also the key that sets it; cited hops are numbered.

    Words that only qualify the claim have none.
    """
    if not role.startswith(HOP):
        return {CONTENT: "C", CUE: "Q"}.get(role, "")
    position = int(role.removeprefix(HOP))
    return "S" if position == 1 else f"R{position}"


def _place(claim: Claim) -> tuple[int, int]:
    """A claim stands where its content begins, whoever found it, and when."""
    return next((piece.start for piece in claim.pieces.all()), 0), claim.position


def _fragments(text: str, marks: Sequence[Mark], chosen: int | None) -> Iterator[list[Fragment]]:
    begun = False
    for paragraph in paragraphs(stretches(text, marks)):
        shown = []
        for stretch in paragraph:
            touches = any(mark.claim == chosen for mark in stretch.marks)
            shown.append(_fragment(stretch, chosen, first=touches and not begun))
            begun = begun or touches
        yield shown


def _fragment(stretch: Stretch, chosen: int | None, *, first: bool) -> Fragment:
    mine = [mark for mark in stretch.marks if mark.claim == chosen]
    begun = [mark for mark in mine if mark.start == stretch.start]
    classes = {"mention" if mark.role.startswith(HOP) else mark.role for mark in stretch.marks}
    classes |= {f"on-{_style(mark.role)}" for mark in mine}
    depth = len({mark.claim for mark in stretch.marks if mark.role == CONTENT})
    if depth > 1:
        classes.add(f"depth-{min(depth, DEEPEST)}")
    return Fragment(
        start=stretch.start,
        text=stretch.text,
        classes=" ".join(sorted(classes)),
        marks=" ".join(f"{mark.claim}:{_style(mark.role)}" for mark in stretch.marks),
        tag=" ".join(tag for mark in begun if (tag := tag_of(mark.role))),
        first=first,
    )


def _style(role: str) -> str:
    if not role.startswith(HOP):
        return role
    return f"{HOP}{min(int(role.removeprefix(HOP)), HOP_STYLES)}"
