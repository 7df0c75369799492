"""The articles of `corpus/` with their claims, as `corpus/README.md` describes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claims.extraction import UNKNOWN, Kind, QuoteKind, Span

CORPUS = Path(__file__).parent / "corpus"
_BELOW = re.compile(r"^====+\n", re.MULTILINE)
_LINE = re.compile(r"(?P<key>content|cue|hop|marks)(?: (?P<nth>\d+))?: ?(?P<value>.*)")
_MARKS = {"direct", "mixed", "hedged", "denial"}


class Misread(Exception):
    """An annotation that does not fit its text, with the place and what to do about it."""


@dataclass(frozen=True)
class Party:
    canonical: str
    kind: Kind
    named: bool


@dataclass(frozen=True)
class Attributed:
    """A claim, annotated or found, as far as it is scored. Spans are of the article's text."""

    content: tuple[Span, ...]
    chain: tuple[Party, ...]
    quote: QuoteKind
    hedged: bool
    denial: bool


@dataclass(frozen=True)
class Annotated:
    name: str
    text: str
    claims: tuple[Attributed, ...]


def corpus(folder: Path = CORPUS) -> list[Annotated]:
    """Raises Misread."""
    return [read(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.txt"))]


def read(name: str, written: str) -> Annotated:
    """Raises Misread."""
    text, *below = _BELOW.split(written)
    if len(below) != 1:
        raise Misread(f"{name}: put one line of equals signs between the text and its claims")
    try:
        return Annotated(name, text, tuple(_claims(text, below[0])))
    except Misread as misread:
        raise Misread(f"{name}: {misread}") from misread


def _claims(text: str, below: str) -> Iterator[Attributed]:
    begun = 0
    for block in re.split(r"\n\n+", below.strip()):
        lines = [_parts(line) for line in block.splitlines()]
        if lines:
            claim = _claim(text, lines, begun)
            begun = claim.content[0].start
            yield claim


def _parts(line: str) -> tuple[str, int, str]:
    found = _LINE.fullmatch(line)
    if found is None:
        raise Misread(f"{line!r} is none of content, cue, hop, marks")
    return found["key"], int(found["nth"] or 0), found["value"].strip()


def _claim(text: str, lines: list[tuple[str, int, str]], begun: int) -> Attributed:
    content: list[Span] = []
    chain: list[Party] = []
    marks: set[str] = set()
    for key, nth, value in lines:
        if key == "content":
            content.append(_place(text, value, content[-1].end if content else begun, nth))
        elif key == "cue":
            _place(text, value, 0, 0)
        elif key == "hop":
            chain.append(_party(text, value))
        else:
            marks |= set(value.split())
    if not content or not chain or marks - _MARKS:
        raise Misread(f"{lines[0][2]!r} needs content, a hop, and marks out of {sorted(_MARKS)}")
    quotes = [kind for kind in QuoteKind if kind in marks] or [QuoteKind.INDIRECT]
    return Attributed(tuple(content), tuple(chain), quotes[0], "hedged" in marks, "denial" in marks)


def _place(text: str, exact: str, start: int, nth: int) -> Span:
    """The `nth` occurrence of these words in the text; for 0 the next, else the first."""
    places = [
        Span(found.start(), found.end())
        for found in re.finditer(rf"(?<!\w){re.escape(exact)}(?!\w)", text)
    ]
    if nth > len(places) or not places:
        raise Misread(f"{exact!r} does not stand in the text")
    if nth:
        return places[nth - 1]
    return next((place for place in places if place.start >= start), places[0])


def _party(text: str, value: str) -> Party:
    described = value.removesuffix(", unnamed")
    canonical, _, kind = described.rpartition(", ")
    mention, equals, full = canonical.rpartition("=")
    if mention.strip():
        _place(text, mention.strip(), 0, 0)
    name = full.strip() if equals else canonical
    if not name or kind not in set(Kind):
        raise Misread(f"{value!r} should end with a name, a comma and one of {', '.join(Kind)}")
    return Party(name, Kind(kind), named=described == value and name != UNKNOWN)
