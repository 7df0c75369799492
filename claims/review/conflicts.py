"""Two people on one claim: mine and theirs, field by field."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from claims.models import Claim, Review
from claims.review.drafts import Draft, drafted
from claims.review.rewriting import worded
from claims.review.wording import FIELDS, Wording, from_json, in_words


@dataclass(frozen=True)
class Field:
    """`theirs_only`: they changed it and I did not, so theirs is kept unless I say otherwise."""

    name: str
    mine: str
    theirs: str
    differs: bool
    theirs_only: bool


def fields(mine: Wording, claim: Claim, revision: int) -> list[Field]:
    """My wording, made from the claim at `revision`, beside the one it has now."""
    text = claim.run.version.text
    theirs, was = worded(claim), wording_at(claim, revision)
    shown, saved = in_words(mine, text), in_words(theirs, text)
    return [
        Field(
            name=name,
            mine=shown[name],
            theirs=saved[name],
            differs=getattr(mine, name) != getattr(theirs, name),
            theirs_only=getattr(mine, name) == getattr(was, name),
        )
        for name in FIELDS
    ]


def changed_since(claim: Claim, revision: int) -> list[Field]:
    """In which fields what stood on the screen at `revision` is not what the claim says now."""
    return [
        field for field in fields(wording_at(claim, revision), claim, revision) if field.differs
    ]


def wording_at(claim: Claim, revision: int) -> Wording:
    """What the claim said at `revision`: what the first rewriting since then found."""
    since = claim.reviews.filter(revision__gt=revision, before__isnull=False)
    first = since.order_by("revision").first()
    return from_json(first.before) if first and first.before else worded(claim)


def with_theirs(draft: Draft, claim: Claim, names: Collection[str]) -> Draft:
    """The draft with the fields of these names as the claim has them now."""
    present = drafted(worded(claim), claim.run.version.text)
    kept = {name: getattr(present, name) for name in FIELDS if name in names}
    return replace(draft, **kept)


def is_sent_twice(claim: Claim, mine: Wording, by: int) -> bool:
    """Whether this very wording of this person got through before."""
    last = claim.reviews.order_by("-pk").first()
    return last is not None and last.by_id == by and _corrects(last) and worded(claim) == mine


def _corrects(review: Review) -> bool:
    return review.decision in {Review.Decision.CORRECT, Review.Decision.ACCEPT}
