"""What both corpora are brought to: bindings of a cue with its roles over one text."""

from dataclasses import dataclass, replace

Range = tuple[int, int]
UNKNOWN = -1


@dataclass(frozen=True)
class Binding:
    """One attribution. Ranges are half-open code points; flags are 1, 0 or `UNKNOWN`.

    `via` are the parties through whom the article has it: every hop but the last.
    Without a cue the binding hangs on the first word of its content.
    """

    cue: Range | None
    content: tuple[Range, ...]
    speaker: tuple[Range, ...]
    via: tuple[Range, ...] = ()
    claim: int = UNKNOWN
    hedged: int = UNKNOWN
    denial: int = UNKNOWN


@dataclass(frozen=True)
class Anaphor:
    """A phrase without a name, and every place where what it stands for is named."""

    place: Range
    named: tuple[Range, ...]


@dataclass(frozen=True)
class Annotated:
    """A text with its bindings.

    Inside `zones` every binding is marked, nested ones too; elsewhere only the outermost are.
    """

    name: str
    text: str
    bindings: tuple[Binding, ...]
    zones: tuple[Range, ...] = ()
    entities: tuple[tuple[int, int, str], ...] = ()
    anaphors: tuple[Anaphor, ...] = ()


def overlap(left: tuple[Range, ...], right: tuple[Range, ...]) -> float:
    """Dice overlap of two sets of ranges, in characters."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)
    total = sum(b - a for a, b in left) + sum(b - a for a, b in right)
    return 2 * shared / total if total else 0.0


def straightened(article: Annotated) -> Annotated:
    """The same article with typewriter quotation marks; every offset stays."""
    return replace(article, text=article.text.translate(str.maketrans("“”‘’", "\"\"''")))
