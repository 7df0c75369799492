"""Names in an article: runs of capitals, and which short ones stand for which long ones."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from claims.extraction import lexicon as lex
from claims.extraction.genders import Gender, gender_of
from claims.extraction.layers import text_of
from claims.extraction.schema import Span

_LONGEST = 8
_LONGEST_NAME = 6
_PARTICLES = lex.words("de van von al bin el di da la")
# Words that even a headline in title case may leave small.
_SMALL = lex.PRONOUNS | lex.DETERMINERS | lex.PREPOSITIONS | lex.CONNECTIVES | lex.AUXILIARIES
_NOT_NAMES = (
    _SMALL
    | lex.ADVERBS
    | lex.DAYS
    | lex.NEGATIONS
    | lex.HEARSAY
    | frozenset(lex.REPORTING_VERBS)
    | lex.words("according given former asked meanwhile")
)

# Agencies and bodies that articles abbreviate without ever spelling them out.
_ABBREVIATED = {
    "AP": "Associated Press",
    "AFP": "Agence France-Presse",
    "UPI": "United Press International",
    "NYT": "New York Times",
    "WSJ": "Wall Street Journal",
    "WHO": "World Health Organization",
    "UN": "United Nations",
}


@dataclass(frozen=True, slots=True)
class Name:
    """`span` takes in titles and roles in front, `text` does not.

    `thing` where it is nobody's name: an entity of another kind, or with "the" in front.
    """

    span: Span
    text: str
    thing: bool = False
    label: str = ""


def names_in(doc: Doc) -> Iterator[Name]:
    """The entities of the text; where nobody marked any, runs of capitalised words.

    Titles and roles in front are no part of a name; headlines are left out of the second."""
    if doc.ents:
        yield from (name for name in map(_of_entity, doc.ents) if name.text)
        return
    for sentence in doc.sents:
        if not _in_title_case(sentence):
            yield from _names_between(doc, sentence.start, sentence.end)


def _of_entity(entity: SpacySpan) -> Name:
    doc, first, start = entity.doc, entity.start, entity.start
    while start < entity.end - 1 and doc[start].lower_ in lex.TITLES | {"the"}:
        start += 1
    while first and doc[first - 1].lower_ in lex.TITLES:
        first -= 1
    text = " ".join(doc[start : entity.end].text.split()).removesuffix("'s").removesuffix("’s")
    span, label = Span(doc[first].idx, entity.end_char), entity.label_
    return Name(span, text, label != "PERSON", label)


def _in_title_case(sentence: SpacySpan) -> bool:
    plain = [t for t in sentence if t.is_alpha and t.lower_ not in _SMALL]
    ended = any(t.text in ".!?" for t in sentence[-2:])
    needed = 1.0 if ended else 0.7
    return len(plain) > 3 and sum(t.text[0].isupper() for t in plain) >= needed * len(plain)


def _names_between(doc: Doc, at: int, limit: int) -> Iterator[Name]:
    while at < limit:
        end = at
        while end < limit and end - at < _LONGEST and _belongs(doc, at, end):
            end += 1
        while end > at and not doc[end - 1].text[0].isupper():
            end -= 1
        start = at
        for i in range(at, end - 1):
            if doc[i].lower_ in lex.TITLES | lex.ROLES:
                start = i + 1
        if start < end:
            last = doc[end - 1].idx + len(doc[end - 1])
            name = text_of(doc)[doc[start].idx : last]
            article = start > 0 and doc[start - 1].lower_ == "the"
            yield Name(Span(doc[at].idx, last), " ".join(name.split()), article)
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
        self.labelled = False
        self._counts: Counter[str] = Counter()
        self._longer: dict[str, list[str]] = {}
        self._organisations: set[str] = set()
        self._people: set[str] = set()
        for name in names:
            self.labelled = self.labelled or bool(name.label)
            self.spans.append(name.span)
            self._learn(name.text)
            if name.label == "PERSON":
                self._people.add(name.text)
            if name.thing:
                self._organisations.add(name.text)

    def _learn(self, name: str) -> None:
        self._counts[name] += 1
        parts = name.split()
        if self._counts[name] > 1 or len(parts) < 2:
            return
        organisation = any(w.lower() in lex.ORGANISATIONS | lex.OUTLETS for w in parts)
        if organisation:
            self._organisations.add(name)
        initials = "".join(w[0] for w in parts if w[0].isupper())
        shorts = {parts[-1], *([initials] if len(initials) > 2 else [])}
        if not organisation:
            shorts.add(parts[0])
        for short in shorts if len(parts) <= _LONGEST_NAME else ():
            self._longer.setdefault(short, []).append(name)

    def fullest(self, name: str, gender: Gender | None = None) -> str:
        """The full name in the article that this one shortens; itself where there is none."""
        parts = name.split()
        name = _ABBREVIATED.get(name, name)
        if len(parts) == 1:
            return self._best(name, self._longer.get(name, ()), gender) or name
        same = [
            n for n in self._longer.get(parts[-1], ()) if n[0] == name[0] and len(n) > len(name)
        ]
        return self._best(parts[-1], same, gender) or name

    def _best(self, short: str, full: Sequence[str], gender: Gender | None) -> str | None:
        fitting = [n for n in full if gender is None or gender_of("", n) in (gender, None)]
        last = [n for n in fitting if n.split()[-1] == short]
        return max(last or fitting, key=lambda n: self._counts[n], default=None)

    def is_person(self, name: str) -> bool:
        """Whether the tagger took it for one."""
        return name in self._people

    def is_organisation(self, name: str) -> bool:
        return name in self._organisations
