"""Names in an article: runs of capitals, and which short ones stand for which long ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from claims.extraction import lexicon as lex
from claims.extraction.schema import Span

_LONGEST = 8
_PARTICLES = lex.words("de van von al bin el di da la")
_NOT_NAMES = (
    lex.PRONOUNS
    | lex.DETERMINERS
    | lex.PREPOSITIONS
    | lex.CONNECTIVES
    | lex.AUXILIARIES
    | lex.ADVERBS
    | lex.DAYS
    | lex.NEGATIONS
    | frozenset(lex.REPORTING_VERBS)
)


@dataclass(frozen=True, slots=True)
class Name:
    span: Span
    text: str


def names_in(doc: Doc) -> Iterator[Name]:
    """Runs of capitalised words, without titles and roles in front."""
    at = 0
    while at < len(doc):
        end = at
        while end < len(doc) and end - at < _LONGEST and _belongs(doc, at, end):
            end += 1
        while end > at and not doc[end - 1].text[0].isupper():
            end -= 1
        start = at
        while start < end and doc[start].lower_ in lex.TITLES | lex.ROLES:
            start += 1
        if start < end:
            span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
            yield Name(span, " ".join(span.of(doc.text).split()))
        at = max(end, at + 1)


def _belongs(doc: Doc, start: int, at: int) -> bool:
    token = doc[at]
    if at > start and (doc[at - 1].is_space or token.is_space):
        return False
    if _is_capital(token):
        return True
    joins = token.text in ("-", "&") or token.lower_ in _PARTICLES
    return joins and at > start and at + 1 < len(doc) and _is_capital(doc[at + 1])


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() and token.lower_ not in _NOT_NAMES


class Names:
    """Which full name a short one stands for."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.spans: list[Span] = []
        self._fullest: dict[str, str] = {}
        self._organisations: set[str] = set()
        for name in names:
            self.spans.append(name.span)
            self._learn(name.text)

    def _learn(self, name: str) -> None:
        words = name.split()
        organisation = any(w.lower() in lex.ORGANISATIONS | lex.OUTLETS for w in words)
        if organisation:
            self._organisations.add(name)
        if len(words) > 1:
            initials = "".join(w[0] for w in words if w[0].isupper())
            if len(initials) > 2:
                self._fullest.setdefault(initials, name)
        if 1 < len(words) <= 4:
            self._fullest.setdefault(words[-1], name)
            if not organisation and len(words) == 2:
                self._fullest.setdefault(words[0], name)

    def fullest(self, name: str) -> str:
        """The longest name in the article that this one abbreviates; itself where there is none."""
        words = name.split()
        if len(words) == 1:
            return self._fullest.get(name, name)
        return name

    def is_organisation(self, name: str) -> bool:
        return name in self._organisations
