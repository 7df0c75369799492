"""What the link room shows: one proposal, both claims side by side, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.differences import Passage, differences
from claims.likeliest import following, preceding
from claims.linking import judging
from claims.models import Claim, Judgement, Link
from claims.reasons import Reason, reasons
from claimtrack.accounts.models import User

RECENT = 10
AROUND = 240  # characters of the article to either side


@dataclass(frozen=True)
class Side:
    """One of the two claims: its words, marked where they are not the other's, and their place."""

    claim: Claim
    passages: Sequence[Passage]
    before: str
    after: str


@dataclass(frozen=True)
class LinkRoom:
    link: Link | None
    sides: Sequence[Side]
    reasons: Sequence[Reason]
    following: Link | None
    previous: Link | None
    waiting: int
    recent: Sequence[Judgement]

    @property
    def undoable(self) -> Judgement | None:
        return next((each for each in self.recent if not hasattr(each, "undone_by")), None)


def next_link(after: Link | None = None) -> Link | None:
    return following(Link.objects.waiting(), after)


def link_room(link: Link | None, *, by: User) -> LinkRoom:
    if link is None:
        return LinkRoom(None, (), (), None, None, 0, recent(by))
    return LinkRoom(
        link=link,
        sides=sides(link),
        reasons=reasons(link.evidence),
        following=next_link(link),
        previous=preceding(Link.objects.waiting(), link),
        waiting=Link.objects.waiting().count(),
        recent=recent(by),
    )


def sides(link: Link) -> tuple[Side, Side]:
    claims = Claim.objects.with_chain().defer("search").in_bulk([link.one_id, link.other_id])
    one, other = claims[link.one_id], claims[link.other_id]
    compared = differences(one.content, other.content)
    return side(one, compared, "first"), side(other, compared, "second")


def side(claim: Claim, compared: Sequence[Passage], own: str) -> Side:
    text = claim.run.version.text
    pieces = claim.pieces.all()
    start, end = pieces[0].start, pieces[len(pieces) - 1].end
    return Side(
        claim=claim,
        passages=[passage for passage in compared if passage.kind in ("same", own)],
        before=text[max(0, start - AROUND) : start],
        after=text[end : end + AROUND],
    )


def recent(by: User) -> list[Judgement]:
    """One's own last answers, the newest first, those taken back included."""
    return list(
        Judgement.objects.filter(by=by)
        .exclude(answer=judging.Answer.UNDO)
        .select_related("link__one", "undone_by")
        .defer("link__one__search")
        .order_by("-pk")[:RECENT]
    )
