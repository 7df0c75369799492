"""Names of which the tagger saw a part, made whole: "Bank of", "Moor" for Moor On, "Port" alone."""

import re
from collections.abc import Iterator, Sequence

from claims.extraction import lexicon as lex
from claims.extraction.schema import Span

Entity = tuple[Span, str]

_CAPITAL = r"[^\W\d_a-z][\w'’-]*"
_OF = re.compile(rf"(?: of)? (?:the )?{_CAPITAL}(?: {_CAPITAL})*")
# A small word with a capital, in a sentence that otherwise leaves such words small.
_SMALL_BEHIND = re.compile(r"\s([A-Z][a-z]+)(?=\s[a-z]|[,;.:]?(?:\s|$))")
# "Swimmers' club" before its name, in front of a verb.
_NAMED = re.compile(rf" ({_CAPITAL})(?:(?: &)? {_CAPITAL})*(?= [a-z])")
_CAPITAL_BEFORE = re.compile(rf"{_CAPITAL}\s$")
_SMALL = (lex.PREPOSITIONS | lex.ADVERBS | lex.words("up out off down back")) - lex.DAYS
_NO_NAME = _SMALL | lex.DAYS | lex.PRONOUNS | lex.DETERMINERS | lex.CONNECTIVES | lex.TITLES
_NO_PART = _SMALL | lex.TITLES | lex.ROLES | lex.DETERMINERS
_WORD_BEFORE = re.compile(r"([\w.]+)\s$")
_LONGEST, _AROUND = 40, 80  # characters of a word, and of what tells the case of a line
_JOINING = frozenset({"ORG", "GPE", "PERSON"})


def whole_entities(text: str, found: Sequence[Entity]) -> list[Entity]:
    """Named entities (span, label) in order, whole and disjoint where they were."""
    return [_as_thing(text, each) for each in _joined(text, [_whole(text, e) for e in found])]


def whole_name(text: str, found: Span) -> Span:
    """A phrase that ends in the beginning of a name, with the rest of it."""
    last = found.of(text).split()[-1]
    rest = _rest(text, found.end, last)
    return (
        Span(found.start, rest.end()) if rest and not _in_title_case(text, found.start) else found
    )


def _rest(text: str, end: int, last: str) -> re.Match[str] | None:
    if last == "of" or (_is_body(last) and text.startswith(" of ", end)):
        return _OF.match(text, end)
    if last in lex.ORGANISATIONS:
        named = _NAMED.match(text, end)
        return named if named and named[1].lower() not in _NO_NAME else None
    behind = _SMALL_BEHIND.match(text, end) if last[0].isupper() else None
    goes_on = behind and behind[1].lower() in _SMALL and last.lower() not in _NO_PART
    return behind if goes_on else None


def _is_body(word: str) -> bool:
    return word[0].isupper() and word.lower() in lex.ORGANISATIONS


def _whole(text: str, entity: Entity) -> Entity:
    span, label = entity
    if span.of(text).lower() in _SMALL:
        before = _CAPITAL_BEFORE.search(text, max(0, span.start - _LONGEST), span.start)
        return (Span(before.start(), span.end) if before else span), label
    return (whole_name(text, span) if label == "ORG" else span), label


def _joined(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Two entities side by side are one name if the first is a single word of it."""
    held: Entity | None = None
    for entity in found:
        if held and _belong(text, held, entity):
            held = Span(held[0].start, max(held[0].end, entity[0].end)), _label(text, held, entity)
            continue
        if held:
            yield held
        held = entity
    if held:
        yield held


def _belong(text: str, first: Entity, second: Entity) -> bool:
    (before, label), (behind, other) = first, second
    if before.overlaps(behind):
        return True
    name, rest = before.of(text), behind.of(text)
    if text[before.end : behind.start] != " " or not {label, other} <= _JOINING:
        return False
    if " " in name or name.lower() in _NO_PART or not (name[0].isupper() and rest[0].isupper()):
        return False
    # "House Ann Kell" is a body and a person, "Port Ellery" a place; "Kell Inquiry" is neither.
    fit = " " not in rest if other == "PERSON" else label != "PERSON"
    return fit and not _in_title_case(text, before.start)


def _label(text: str, first: Entity, second: Entity) -> str:
    title = _WORD_BEFORE.search(text, max(0, first[0].start - _LONGEST), first[0].start)
    if second[1] == "PERSON" and title and title[1].lower() in lex.ROLES | lex.TITLES:
        return "PERSON"
    return "ORG" if "ORG" in (first[1], second[1]) else second[1]


def _in_title_case(text: str, at: int) -> bool:
    """Whether most longer words around are capitals, so that they do not tell names."""
    around = max(0, at - _AROUND)
    low = max(text.rfind("\n", around, at) + 1, around)
    line = text[low : at + _AROUND].partition("\n")[0]
    longer = [word for word in line.split() if len(word) > 3 and word.isalpha()]
    return len(longer) > 3 and sum(word[0].isupper() for word in longer) >= 0.7 * len(longer)


def _as_thing(text: str, entity: Entity) -> Entity:
    """ "Harwick silo" is nobody: no person's name ends in a small word."""
    span, label = entity
    small = " " in span.of(text) and span.of(text).split()[-1].islower()
    return (span, "MISC") if label == "PERSON" and small else entity
