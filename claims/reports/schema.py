"""What a comparison says: one value, from which the page, the frozen report and every file are
made. Pure.

Written as JSON it is format 1 (`FORMAT`), whose schema pydantic derives from these classes. All
sequences are in the order in which they are shown, so that equal comparisons give equal bytes.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

FORMAT = "claimtrack-comparison/1"


class Stance(StrEnum):
    """What an outlet does with the proposition of a row."""

    ASSERTS = "asserts"
    DENIES = "denies"
    QUESTIONS = "questions"
    REPORTS = "reports that somebody says"


class Absence(StrEnum):
    """Why an outlet has no claim in a row: different things, told apart."""

    SILENT = "silent"  # it has articles in the window, none with this
    UNDECIDED = "not decided on yet"  # it has this, in claims that nobody has accepted
    NO_ARTICLE = "no article in the window"
    NOT_COLLECTED = "not collected"  # nothing was ever imported from it


class Directness(StrEnum):
    """How the outlet has it."""

    OWN = "own reporting"
    NAMED = "named"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    OUTLET = "another outlet"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Characters of one version, half-open, in code points: `text[start:end] == exact`."""

    sha256: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Hop:
    """One party of a chain, from the article outward; no place where the text implies it."""

    party: int
    name: str
    kind: str
    named: bool
    office: str
    reliability: str  # A to F
    place: Anchor | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim as the report has it. `revision` tells whether it has been decided on since."""

    claim: int
    revision: int
    status: str
    thread: int | None
    article: int
    title: str
    url: str
    outlet: str
    published: dt.datetime | None
    sha256: str  # of the version
    content: str
    pieces: tuple[Anchor, ...]
    cue: str
    cue_place: Anchor | None
    quote: str  # direct, indirect, mixed
    hedged: bool
    denial: bool
    hedges: tuple[str, ...]
    figures: tuple[str, ...]
    chain: tuple[Hop, ...]
    reviewers: tuple[str, ...]
    extractor: str


@dataclass(frozen=True, slots=True)
class Cell:
    """An outlet's place in a row: a stance with its claims, the one that decides first, or an
    absence. `others` are the stances of its other claims, where they differ."""

    outlet: int
    stance: Stance | None = None
    absence: Absence | None = None
    claims: tuple[int, ...] = ()
    attributed_to: str = ""
    directness: Directness = Directness.NONE
    hedge: str = ""
    number: str = ""
    first_seen: dt.datetime | None = None
    quote: str = ""
    copy_of: str = ""
    others: tuple[Stance, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A step in the wording from one outlet to the next in time."""

    change: str
    before: int  # claims
    after: int
    text: str


@dataclass(frozen=True, slots=True)
class Foot:
    """What a row comes to. `independent` is the least number certainly apart (see provenance).

    `basis` names the figures ("outlets", "unknown", "contradictions" …), each with the claims that
    it stands on. Claims that deny the proposition are contradictions and count nowhere else;
    `by_rule` of them stand there by a link that was applied by rule and that nobody answered.
    """

    first: str  # the outlet that printed it first
    first_seen: dt.datetime | None
    outlets: int
    independent: int
    unknown: int
    unrecorded: int
    origins: tuple[str, ...]
    groups: tuple[str, ...]
    contradictions: int
    numbers: tuple[str, ...]  # as printed, each once
    wordings: int  # different ones
    pivot: str  # the one step that would change `independent` most; "" if none
    loops: tuple[str, ...]
    basis: tuple[tuple[str, tuple[int, ...]], ...] = ()
    by_rule: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A thread. `credibility` is of the information, 1 to 6 (NATO STANAG 2511); 6 cannot be
    judged."""

    thread: int
    wording: str
    cells: tuple[Cell, ...]  # one a column, in the order of the columns
    foot: Foot
    changes: tuple[Change, ...] = ()
    note: str = ""
    credibility: str = "6"


@dataclass(frozen=True, slots=True)
class Column:
    """An outlet; `articles` in the window, `collected` ever."""

    outlet: int
    name: str
    reliability: str
    articles: int
    collected: int


@dataclass(frozen=True, slots=True)
class Method:
    """How it was made, for whoever wants to make it again."""

    query: str
    since: dt.date | None
    until: dt.date | None
    made: dt.datetime
    made_by: str
    extractors: tuple[str, ...]
    linker: str
    reviewers: tuple[str, ...]
    accepted_only: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole: rows are threads, columns outlets by first report. `summary` are the sentences
    of the drafted paragraph, each with the claims that its figure stands on."""

    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    claims: tuple[Quoted, ...]
    summary: tuple[tuple[str, tuple[int, ...]], ...]
    method: Method
    format: str = FORMAT
