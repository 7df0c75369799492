"""What each component adds to a spaCy Doc, and the one place where those layers are declared.

`attribution` fills `doc._.attributions`, `chains` turns them into `doc._.chained`, `speakers` fills
`doc._.mentions`, `coreference` fills `doc._.parties`, `qualifiers` ends with `doc._.claims`.
"""

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from claims.extraction.schema import Kind, Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of attributing, as found on the surface.

    `continues` marks a statement that goes on from the attribution before it, with its speaker.
    """

    content: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    continues: bool = False
    confidence: float = 0.5

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def end(self) -> int:
        return self.content[-1].end

    def with_content(self, *content: Span) -> "Attribution":
        return replace(self, content=content)


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
    for name in ("mentions", "parties"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


declare()
