"""A claim while somebody types it: not yet sure to stand in the text. Pure.

The form sends its rows as parallel lists; `read()` makes a wording of the draft or says in
sentences what is wrong with it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.extraction import Hop, Kind, QuoteKind, Span
from claims.review.wording import QUALIFIERS, Wording

MANY = 5  # places that a message names
LONGEST_NAME = 300
LONGEST_NUMBER = 9


class Misread(Exception):
    """The draft is no wording; `sentences` tell the person what to do."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = list(sentences)


@dataclass(frozen=True, slots=True)
class Typed:
    """Words, and the code point at which they begin; without it they are looked up."""

    words: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class TypedHop:
    party: str = ""
    kind: str = Kind.PERSON.value
    named: bool = True
    mention: Typed = Typed()


@dataclass(frozen=True, slots=True)
class Draft:
    content: tuple[Typed, ...] = ()
    cue: Typed = Typed()
    chain: tuple[TypedHop, ...] = ()
    hedged: bool = False
    denial: bool = False
    attitude: bool = False
    quote: str = QuoteKind.INDIRECT.value


def typed(data: Mapping[str, Sequence[object]]) -> Draft:
    """The draft in a form's data; lists of unequal length end with the shortest."""
    lists = {name: [_clean(value) for value in values] for name, values in data.items()}

    def column(name: str) -> list[str]:
        return lists.get(name, [])

    cue = [*map(Typed, column("cue"), column("cue_at")), Typed()]
    mentions = map(Typed, column("mention"), column("mention_at"))
    named = (value == "yes" for value in column("named"))
    return Draft(
        content=tuple(map(Typed, column("content"), column("content_at"))),
        cue=cue[0],
        chain=tuple(map(TypedHop, column("party"), column("kind"), named, mentions)),
        **{name: bool(column(name)) for name in QUALIFIERS},
        quote=(column("quote") or [QuoteKind.INDIRECT.value])[0],
    )


def drafted(wording: Wording, text: str) -> Draft:
    return Draft(
        content=tuple(_typed(piece, text) for piece in wording.content),
        cue=_typed(wording.cue, text),
        chain=tuple(
            TypedHop(hop.canonical, hop.kind.value, hop.named, _typed(hop.mention, text))
            for hop in wording.chain
        ),
        **{name: getattr(wording, name) for name in QUALIFIERS},
        quote=wording.quote.value,
    )


def located(words: Typed, text: str) -> Span | None:
    """Where the words stand, None if there are none. Raises Misread unless that is certain."""
    if not words.words.strip():
        return None
    if words.at:
        return _at(words, text)
    found = [match.start() for match in re.finditer(re.escape(words.words), text)]
    if not found:
        raise Misread([f"The article does not have the words “{_short(words.words)}”."])
    if len(found) > 1:
        places = ", ".join(map(str, found[:MANY]))
        raise Misread(
            [f"“{_short(words.words)}” stands {len(found)} times, at {places}: say at which."]
        )
    return Span(found[0], found[0] + len(words.words))


def read(draft: Draft, text: str) -> Wording:
    """The wording that the draft means. Raises Misread with everything that is wrong."""
    wrong: list[str] = []
    content = sorted(filter(None, (_or_wrong(piece, text, wrong) for piece in draft.content)))
    cue = _or_wrong(draft.cue, text, wrong)
    chain = tuple(hop for row in draft.chain if (hop := _hop(row, text, wrong)))
    if not content and not wrong:
        wrong.append("A claim needs content: say which words are claimed.")
    if any(one.end > other.start for one, other in pairwise(content)):
        wrong.append("Two pieces of content overlap: drop one of them.")
    if not chain and not wrong:
        wrong.append("Say who said it; write “unknown” where the article does not tell.")
    if draft.quote not in set(QuoteKind):
        wrong.append("Say how much of it is quoted: direct, mixed or indirect.")
    if wrong:
        raise Misread(list(dict.fromkeys(wrong)))
    qualifiers = {name: getattr(draft, name) for name in QUALIFIERS}
    return Wording(tuple(content), cue, chain, **qualifiers, quote=QuoteKind(draft.quote))


def _clean(value: object) -> str:
    """What was typed, with the line breaks of the text instead of the browser's."""
    return str(value).replace("\r\n", "\n").replace("\0", "")


def _typed(span: Span | None, text: str) -> Typed:
    return Typed(span.of(text), str(span.start)) if span else Typed()


def _at(words: Typed, text: str) -> Span:
    if not words.at.isdecimal() or len(words.at) > LONGEST_NUMBER:
        raise Misread([f"“{_short(words.at)}” is no place in the text: it takes a number."])
    start = int(words.at)
    if text[start : start + len(words.words)] != words.words:
        raise Misread(
            [
                f"At {start} the article does not say “{_short(words.words)}”. "
                "Empty the number, and the words are looked up."
            ]
        )
    return Span(start, start + len(words.words))


def _or_wrong(words: Typed, text: str, wrong: list[str]) -> Span | None:
    try:
        return located(words, text)
    except Misread as misread:
        wrong.extend(misread.sentences)
        return None


def _hop(row: TypedHop, text: str, wrong: list[str]) -> Hop | None:
    """A row left empty is no hop."""
    mention, party = _or_wrong(row.mention, text, wrong), " ".join(row.party.split())
    if not party and not row.mention.words:
        return None
    if not party:
        wrong.append(f"Say who “{_short(row.mention.words)}” is, or drop that hop.")
        return None
    if len(party) > LONGEST_NAME:
        wrong.append(f"A party's name has at most {LONGEST_NAME} characters.")
        return None
    if row.kind not in set(Kind):
        wrong.append(f"Say what {party} is: {', '.join(Kind)}.")
        return None
    return Hop(mention=mention, canonical=party, kind=Kind(row.kind), named=row.named)


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
