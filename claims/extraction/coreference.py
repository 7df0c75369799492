"""Coreference within one article: pronouns, partial names and "the spokesman" to the fullest name.

Fills `doc._.parties`, from each mention's span to its party.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction.genders import Gender, gender_of
from claims.extraction.layers import Mention, Party, text_of
from claims.extraction.lexicon import DOCUMENTS, ROLES, words
from claims.extraction.names import Name, Names, names_in
from claims.extraction.offices import office
from claims.extraction.relatives import RELATIVE, phrase_before
from claims.extraction.schema import UNKNOWN, Kind, Span
from claims.extraction.speakers import describe

_HE = words("he him his himself")
_SHE = words("she her hers herself")
_SOMEBODY = words("who i me my")
_THEY = words("they them their these those we us our")
_IT = words("it its which this that")
_FAR = 3000  # characters; a pronoun does not reach back further
# How probable an antecedent must be to go before what was read last.
_LIKELY, _SURE = 0.35, 0.5
_NEAR = 400  # a pronoun looks among the names of about two sentences before it goes further


@Language.component("coreference")
def coreference(doc: Doc) -> Doc:
    """Fill `doc._.parties`."""
    doc._.parties = dict(_resolved(doc, doc._.mentions))
    return doc


def _resolved(doc: Doc, mentions: Mapping[Span, Mention]) -> Iterator[tuple[Span, Party]]:
    names = Names(names_in(doc))
    memory = Memory(names, _role_bearers(mentions, names), _antecedents(doc))
    sentences = {s.start_char for s in doc.sents}
    passing = {span: _in_office(doc, span) for span in names.spans if span not in mentions}
    taken, at = sorted(mentions), 0
    for span, mention in sorted({**passing, **mentions}.items()):
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        inside = at < len(taken) and taken[at] != span and taken[at].overlaps(span)
        if span in passing and inside:
            continue  # part of a phrase that is looked at as a whole
        party = _followed(doc, memory, mention) or memory.resolve(mention)
        if span in mentions:
            yield span, party
        memory.add(Seen(mention, party, span in mentions, span.start in sentences))


def _in_office(doc: Doc, span: Span) -> Mention:
    """A name met in passing, with the office that stands beside it."""
    mention = describe(doc, span)
    role = None if mention.role else office(doc, mention).role
    return replace(mention, role=role.of(text_of(doc))) if role else mention


def _followed(doc: Doc, memory: "Memory", mention: Mention) -> Party | None:
    """Whom a relative pronoun stands for."""
    if mention.text.lower() not in RELATIVE or mention.text.isupper():
        return None
    phrase = phrase_before(doc, mention.span)
    return memory.resolve(describe(doc, phrase)) if phrase else None


def _antecedents(doc: Doc) -> dict[Span, list[tuple[Name, float]]]:
    """For every mention the names that it may stand for, with how probably it does."""
    names = {name.span.end: name for name in names_in(doc)}
    return {
        span: [(names[a.span.end], a.probability) for a in near if a.span.end in names]
        for span, near in (doc._.antecedents or {}).items()
    }


def _role_bearers(mentions: Mapping[Span, Mention], names: Names) -> dict[str, Party]:
    """The one named person of each role in the whole article: "DNC chair" in a headline."""
    bearers: dict[str, set[str]] = {}
    for mention in mentions.values():
        if mention.named and mention.kind is Kind.PERSON:
            for word in mention.role.lower().split():
                bearers.setdefault(word, set()).add(names.fullest(mention.name))
    return {
        word: Party(min(found), Kind.PERSON, named=True)
        for word, found in bearers.items()
        if len(found) == 1
    }


@dataclass(frozen=True, slots=True)
class Seen:
    """A party where it was last named; `subject` where a sentence begins with it."""

    mention: Mention
    party: Party
    spoke: bool
    subject: bool


@dataclass(slots=True)
class Memory:
    """The parties of an article as far as it has been read."""

    names: Names
    titled: dict[str, Party]
    antecedents: Mapping[Span, Sequence[tuple[Name, float]]]
    persons: list[Seen] = field(default_factory=list)
    things: dict[Kind, Party] = field(default_factory=dict)
    group: Seen | None = None
    thing: Seen | None = None
    by_role: dict[str, Party] = field(default_factory=dict)
    by_description: dict[str, Party] = field(default_factory=dict)
    documents: dict[str, Party] = field(default_factory=dict)
    genders: dict[str, Gender] = field(default_factory=dict)
    roles: dict[str, set[str]] = field(default_factory=dict)

    def add(self, seen: Seen) -> None:
        mention, party = seen.mention, seen.party
        if party.canonical == UNKNOWN:
            return
        if party.kind is Kind.PERSON:
            self.persons = [*self.persons[-11:], seen]
            gender = gender_of(mention.text, party.canonical)
            if gender:
                self.genders.setdefault(party.canonical, gender)
        elif party.kind is Kind.GROUP:
            self.group = seen if seen.spoke else self.group
        else:
            self.thing = seen
            if party.kind is Kind.DOCUMENT and " " in party.canonical:
                self.documents[_document(mention.text)] = party
            if party.named:
                self.things[party.kind] = party
        if party.named:
            for word in mention.role.lower().split():
                self.by_role[word] = party
                self.roles.setdefault(party.canonical, set()).add(word)
        if seen.spoke and not party.named:
            self.by_description.setdefault(_head(mention.text), party)

    def resolve(self, mention: Mention) -> Party:
        word = mention.text.lower() if mention.text != "WHO" else ""
        pronoun = word in _HE | _SHE | _SOMEBODY | _THEY | _IT
        meant = None if mention.named else self._meant(mention, word, _LIKELY if pronoun else _SURE)
        if meant:
            return meant
        if word in _HE | _SHE | _SOMEBODY:
            gender: Gender | None = "m" if word in _HE else "f" if word in _SHE else None
            return self._person(mention, gender) or _nobody(Kind.PERSON)
        if word in _THEY:
            return _party(_near(self.group or self.thing, mention)) or _nobody(Kind.GROUP)
        if word in _IT:
            return _party(_near(self.thing, mention)) or _nobody(Kind.ORGANISATION)
        return self._named(mention) if mention.named else self._described(mention)

    def _meant(self, mention: Mention, word: str, enough: float) -> Party | None:
        """The name for which most speaks, if that is enough."""
        weights: dict[Party, float] = {}
        people = mention.kind is Kind.PERSON or word in _HE | _SHE | _SOMEBODY
        for name, probability in self.antecedents.get(mention.span, ()):
            full = self.names.fullest(name.text)
            kind = Kind.ORGANISATION if name.thing else Kind.PERSON
            fits = self._may_be(full, word) and self._may_hold(full, mention)
            if fits and not (people and name.thing):
                party = Party(full, kind, named=True)
                weights[party] = weights.get(party, 0.0) + probability
        best = max(weights, key=weights.__getitem__, default=None)
        return best if best and weights[best] >= enough else None

    def _may_be(self, name: str, word: str) -> bool:
        known = self.genders.get(name) or gender_of("", name)
        return known is None or word not in (_SHE if known == "m" else _HE)

    def _may_hold(self, name: str, mention: Mention) -> bool:
        """Whoever is known to be something else is not "the minister"."""
        head = _head(mention.text)
        return head not in ROLES or head in self.roles.get(name, {head})

    def _person(self, mention: Mention, gender: Gender | None) -> Party | None:
        """The last sentence's subject, else the last speaker, else the last person named."""
        fitting = [s for s in self.persons if self._fits(s, gender) and _near(s, mention)]
        close = [s for s in fitting if mention.span.start - s.mention.span.start <= _NEAR]
        for among, wanted in (
            (close, lambda s: s.subject or s.spoke),
            (fitting, lambda s: s.spoke),
            (fitting, lambda s: True),
        ):
            found = [s for s in among if wanted(s)]
            if found:
                return found[-1].party
        return None

    def _fits(self, seen: Seen, gender: Gender | None) -> bool:
        name = seen.party.canonical
        known = self.genders.get(name)
        person = seen.spoke or seen.mention.role or known or self.names.is_person(name)
        person = person or (" " in name and not self.names.labelled)
        return bool(person) and (gender is None or known is None or known == gender)

    def _named(self, mention: Mention) -> Party:
        name = self.names.fullest(mention.name, gender_of(mention.text, ""))
        kind = mention.kind
        if kind is Kind.PERSON and not mention.role and self.names.is_organisation(name):
            kind = Kind.ORGANISATION
        return Party(name, kind, named=True)

    def _described(self, mention: Mention) -> Party:
        """ "The spokesman", "the channel": somebody met before, else the description itself."""
        plain = Party(self._owned(mention) or UNKNOWN, mention.kind, named=False)
        head = _head(mention.text)
        alone = len(mention.text.split()) == 1
        if mention.kind is Kind.DOCUMENT and mention.definite:
            return self.documents.get(_document(mention.text), plain) if alone else plain
        if mention.kind is Kind.PERSON and mention.definite:
            return self._role_bearer(mention, head) or plain
        if alone and mention.kind in (Kind.OUTLET, Kind.ORGANISATION):
            return self.things.get(mention.kind, plain) if mention.definite else plain
        return self.by_description.get(head, plain) if alone else plain

    def _owned(self, mention: Mention) -> str:
        """ "His campaign" with the name in place of the pronoun."""
        first, _, rest = mention.text.partition(" ")
        if not rest or first.lower() not in ("his", "her"):
            return mention.text
        owner = self._person(mention, "m" if first.lower() == "his" else "f")
        return f"{owner.canonical}'s {rest}" if owner else mention.text

    def _role_bearer(self, mention: Mention, head: str) -> Party | None:
        return self.by_role.get(head) or self.titled.get(head)


def _near(seen: Seen | None, mention: Mention) -> Seen | None:
    near = seen and mention.span.start - seen.mention.span.start <= _FAR
    return seen if near else None


def _party(seen: Seen | None) -> Party | None:
    return seen.party if seen else None


def _nobody(kind: Kind) -> Party:
    return Party(UNKNOWN, kind, named=False)


def _document(text: str) -> str:
    """The word for what kind of document it is."""
    word = next((w for w in text.lower().split() if w in DOCUMENTS), text)
    return "poll" if word in ("survey", "polling") else word


def _head(text: str) -> str:
    return text.lower().split()[-1] if text else ""
