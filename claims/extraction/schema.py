"""What extraction hands on: claims, who made them and whom those cite.

Every offset is a half-open range of Unicode code points in the text given to `extract`.
"""

from dataclasses import dataclass
from enum import StrEnum

EXTRACTOR = "tagger-1"  # name and version of what finds the claims
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters `text[start:end]`; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


class Kind(StrEnum):
    """What a party is. `GROUP` is several people, or people nobody names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    DOCUMENT = "document"
    GROUP = "group"
    ACCOUNT = "account"


class QuoteKind(StrEnum):
    """How much of the content stands inside quotation marks: all, some, none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Hop:
    """One party in the chain of a claim.

    `mention` is where the text names it for this claim (None: implied), `canonical` its full name
    as far as the article tells (`UNKNOWN` where it does not), `named` whether that is a proper
    name.
    """

    mention: Span | None
    canonical: str
    kind: Kind
    named: bool


NOBODY = Hop(mention=None, canonical=UNKNOWN, kind=Kind.GROUP, named=False)


@dataclass(frozen=True, slots=True)
class ExtractedClaim:
    """A proposition that the article attributes to somebody.

    `content` holds sorted, disjoint pieces; `chain` runs from the article outward, so its last hop
    is the origin; `confidence` lies between 0 and 1. So does `claimhood`: how probably this is a
    claim in the guide's sense, and no mere attitude, intention or act.
    """

    content: tuple[Span, ...]
    cue: Span | None
    chain: tuple[Hop, ...]
    hedged: bool
    denial: bool
    quote: QuoteKind
    confidence: float
    claimhood: float = 1.0

    def __post_init__(self) -> None:
        if not self.content or not self.chain:
            raise ValueError("a claim has content and at least one hop")
        if any(a.end > b.start for a, b in zip(self.content, self.content[1:], strict=False)):
            raise ValueError("content pieces must be sorted and disjoint")
        if not (0 <= self.confidence <= 1 and 0 <= self.claimhood <= 1):
            raise ValueError(f"confidence out of range: {self.confidence}, {self.claimhood}")

    @property
    def attitude(self) -> bool:
        """Rather a wish, plan or opinion that asserts nothing than a claim."""
        return self.claimhood < 0.5


@dataclass(frozen=True, slots=True)
class Extraction:
    """The claims of one text in document order, and the name and version of what found them."""

    claims: tuple[ExtractedClaim, ...]
    extractor: str
