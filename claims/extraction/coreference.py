"""Coreference within one article: pronouns, partial names and "the spokesman" to the fullest name.

Fills `doc._.parties`, from each mention's span to its party.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction.layers import Mention, Party
from claims.extraction.lexicon import words
from claims.extraction.names import Names, names_in
from claims.extraction.schema import UNKNOWN, Kind, Span
from claims.extraction.speakers import describe

_HE = words("he she him her his")
_THEY = words("they them their these those")
_IT = words("it its which this that")
_WHO = frozenset(["who"])
_FAR = 3000  # characters; a pronoun does not reach back further


@Language.component("coreference")
def coreference(doc: Doc) -> Doc:
    """Fill `doc._.parties`."""
    doc._.parties = dict(_resolved(doc, doc._.mentions))
    return doc


def _resolved(doc: Doc, mentions: Mapping[Span, Mention]) -> Iterator[tuple[Span, Party]]:
    memory = Memory(Names(names_in(doc)))
    passing = {span: describe(doc, span) for span in memory.names.spans if span not in mentions}
    taken = sorted(mentions)
    at = 0
    for span, mention in sorted({**passing, **mentions}.items()):
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        inside = at < len(taken) and taken[at] != span and taken[at].overlaps(span)
        if span in passing and inside:
            continue  # part of a phrase that is looked at as a whole
        party = memory.resolve(mention)
        if span in mentions:
            yield span, party
        memory.add(mention, party, spoke=span in mentions)


@dataclass(slots=True)
class _Seen:
    mention: Mention
    party: Party
    spoke: bool


@dataclass(slots=True)
class Memory:
    """The parties of an article as far as it has been read."""

    names: Names
    person: _Seen | None = None
    speaker: _Seen | None = None
    group: _Seen | None = None
    thing: _Seen | None = None
    by_role: dict[str, _Seen] = field(default_factory=dict)
    by_description: dict[str, Party] = field(default_factory=dict)

    def add(self, mention: Mention, party: Party, *, spoke: bool) -> None:
        if party.canonical == UNKNOWN:
            return
        seen = _Seen(mention, party, spoke)
        if party.kind is Kind.PERSON:
            self.person = seen
            self.speaker = seen if spoke else self.speaker
        elif party.kind is Kind.GROUP:
            self.group = seen if spoke else self.group
        else:
            self.thing = seen
        for word in (mention.role or mention.text).lower().split():
            self.by_role[word] = seen
        if spoke and not party.named:
            self.by_description[_head(mention.text)] = party

    def resolve(self, mention: Mention) -> Party:
        word = mention.text.lower()
        if word in _HE | _WHO:
            return _party(self._recent_person(mention)) or _nobody(Kind.PERSON)
        if word in _THEY:
            return _party(self._near(self.group or self.thing, mention)) or _nobody(Kind.GROUP)
        if word in _IT:
            return _party(self._near(self.thing, mention)) or _nobody(Kind.ORGANISATION)
        if mention.named:
            return self._named(mention)
        return self._described(mention)

    def _near(self, seen: _Seen | None, mention: Mention) -> _Seen | None:
        near = seen and mention.span.start - seen.mention.span.start <= _FAR
        return seen if near else None

    def _recent_person(self, mention: Mention) -> _Seen | None:
        """The last speaker, unless another person was the last two names running."""
        speaker, person = self.speaker, self.person
        if speaker and mention.span.start - speaker.mention.span.start <= _FAR // 4:
            return speaker
        return self._near(person, mention)

    def _named(self, mention: Mention) -> Party:
        name = self.names.fullest(mention.name)
        kind = mention.kind
        if kind is Kind.PERSON and self.names.is_organisation(name):
            kind = Kind.ORGANISATION
        return Party(name, kind, named=True)

    def _described(self, mention: Mention) -> Party:
        definite = mention.text and mention.kind in (Kind.PERSON, Kind.OUTLET, Kind.ORGANISATION)
        head = _head(mention.text)
        if definite and len(mention.text.split()) == 1 and head in self.by_role:
            return self.by_role[head].party
        if definite and len(mention.text.split()) == 1 and mention.kind is not Kind.PERSON:
            same = self.thing
            if same and same.party.kind is mention.kind:
                return same.party
        if len(mention.text.split()) == 1 and head in self.by_description:
            return self.by_description[head]
        return Party(mention.text or UNKNOWN, mention.kind, named=False)


def _party(seen: _Seen | None) -> Party | None:
    return seen.party if seen else None


def _nobody(kind: Kind) -> Party:
    return Party(UNKNOWN, kind, named=False)


def _head(text: str) -> str:
    return text.lower().split()[-1] if text else ""
