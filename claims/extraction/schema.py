"""What extraction hands on: claims, who made them and whom those cite.

Every offset is a half-open range of Unicode code points in the text given to `extract`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

EXTRACTOR = "tagger-2.2"  # name and version of what finds the claims
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


class Time(StrEnum):
    """Whether a claim is about what was, what is or what will be, seen from its article."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class VenueKind(StrEnum):
    """To whom a speaker said it, on what occasion or place, and in what statement or medium."""

    ADDRESSEE = "addressee"
    OCCASION = "occasion"
    MEDIUM = "medium"


@dataclass(frozen=True, slots=True)
class Venue:
    """Where or to whom something was said; no hop of the chain. `name` is without its article."""

    span: Span
    name: str
    kind: VenueKind


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed, with the words that bound it and its unit.

    The value lies in `low`..`high`; None leaves that side open ("more than 40"). `unit` is
    "percent", a currency sign, or the counted noun in lower case; "" where there is none.
    `approximate` where the text itself says that the number is a rough one.
    """

    span: Span
    low: float | None
    high: float | None
    unit: str
    approximate: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time as printed, and the days it may mean, both included.

    Both are None where that takes a publication date which nobody knows, or where the words name
    an hour and no day.
    """

    span: Span
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Hop:
    """One party in the chain of a claim.

    `mention` is where the text names it for this claim (None: implied), `canonical` its full name
    as far as the article tells (`UNKNOWN` where it does not), `named` whether that is a proper
    name. `role` and `organisation` are where the article says what it is and for whom it speaks,
    here or elsewhere; `former` if it no longer is. `plural` where several speak: co-speakers share
    a hop.
    """

    mention: Span | None
    canonical: str
    kind: Kind
    named: bool
    role: Span | None = None
    organisation: Span | None = None
    former: bool = False
    plural: bool = False


NOBODY = Hop(mention=None, canonical=UNKNOWN, kind=Kind.GROUP, named=False)


@dataclass(frozen=True, slots=True)
class ExtractedClaim:
    """A proposition that the article attributes to somebody.

    `content` holds sorted, disjoint pieces; `chain` runs from the article outward, so its last hop
    is the origin; `confidence` lies between 0 and 1. So does `claimhood`: how probably this is a
    claim in the guide's sense, and no mere attitude, intention or act. `hedges` and `denials` are
    the words that show doubt and denial, `time` is None where no verb tells.
    """

    content: tuple[Span, ...]
    cue: Span | None
    chain: tuple[Hop, ...]
    hedged: bool
    denial: bool
    quote: QuoteKind
    confidence: float
    claimhood: float = 1.0
    hedges: tuple[Span, ...] = ()
    denials: tuple[Span, ...] = ()
    venues: tuple[Venue, ...] = ()
    figures: tuple[Figure, ...] = ()
    moments: tuple[Moment, ...] = ()
    time: Time | None = None

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
