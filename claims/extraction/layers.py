"""What each component adds to a spaCy Doc, and the one place where those layers are declared.

`attribution` fills `doc._.attributions`, `doc._.antecedents` and `doc.ents`, `chains` turns the
attributions into `doc._.chained`, `speakers` fills `doc._.mentions`, `coreference` fills
`doc._.parties`, `offices` fills `doc._.offices`, `qualifiers` makes `doc._.claims`; `venues`,
`tense`, `dates` and `numbers` each add a field to the claims. `doc._.published` is given.
"""

from dataclasses import dataclass

from spacy.tokens import Doc

from claims.extraction.schema import Kind, Span

_SAME_WORDS = 0.85


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of attributing, as found on the surface.

    `continues` marks a statement that goes on from the attribution before it, with its speaker.
    `via` are the parties through whom the article has it; `claim`, `hedged` and `denial` are
    probabilities.
    """

    content: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    continues: bool = False
    confidence: float = 0.5
    via: tuple[Span, ...] = ()
    claim: float = 1.0
    hedged: float = 0.0
    denial: float = 0.0

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def end(self) -> int:
        return self.content[-1].end

    @property
    def whole(self) -> Span:
        """From the first word of the content to the last."""
        return Span(self.start, self.end)

    def shared_with(self, other: "Attribution") -> float:
        """Dice overlap of the two contents, in characters."""
        shared = sum(
            max(0, min(a.end, b.end) - max(a.start, b.start))
            for a in self.content
            for b in other.content
        )
        return 2 * shared / sum(p.end - p.start for p in (*self.content, *other.content))

    def same_words(self, other: "Attribution") -> bool:
        return self.shared_with(other) >= _SAME_WORDS


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A named entity that a phrase may stand for, and how probably it does."""

    span: Span
    probability: float


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain before names are resolved: `party` names it somewhere in the text,

    `implied` says that this claim itself does not mention it there.
    """

    party: Span | None
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Chained:
    """An attribution with its steps from the article outward; at least one."""

    attribution: Attribution
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names a party, taken apart: "NSC spokesman Jane Doe" has all three parts."""

    span: Span
    text: str
    name: str
    role: str
    organisation: str
    kind: Kind
    plural: bool = False
    definite: bool = False

    @property
    def named(self) -> bool:
        return bool(self.name)


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a mention turns out to name within the article."""

    canonical: str
    kind: Kind
    named: bool


@dataclass(frozen=True, slots=True)
class Office:
    """What a party is and for whom it speaks, where the article says so."""

    role: Span | None = None
    organisation: Span | None = None
    former: bool = False


def text_of(doc: Doc) -> str:
    """`doc.text`, which spaCy puts together anew at every look, put together once."""
    known: str | None = doc.user_data.get("text")
    if known is None:
        known = doc.user_data["text"] = doc.text
    return known


def declare() -> None:
    """Register the layers; safe to call again."""
    for name in ("attributions", "chained", "claims"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())
    for name in ("mentions", "parties", "offices", "antecedents", "published"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


declare()
