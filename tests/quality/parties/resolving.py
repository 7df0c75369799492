"""The rules over a gold, article by article, without a database."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field

from claims.resolution.abbreviations import is_abbreviation, letters, spelt_out
from claims.resolution.blocking import keys
from claims.resolution.choosing import Choice, choose
from claims.resolution.names import normal_form
from claims.resolution.offices import office
from claims.resolution.schema import Sketch
from claims.resolution.spelling import plain
from claims.resolution.surroundings import owners, surroundings
from claims.resolution.vagueness import fullness, is_vague
from tests.quality.parties.gold import Mention, Told, gold
from tests.quality.parties.scoring import Scores, b_cubed

Place = tuple[str, int]  # article, number of the mention


@dataclass
class Newsroom:
    """Parties by number, the mentions of each, and what each was merged into."""

    sketches: dict[int, Sketch] = field(default_factory=dict)
    names: dict[Hashable, int] = field(default_factory=dict)
    into: dict[int, int] = field(default_factory=dict)
    mentions: dict[Place, int] = field(default_factory=dict)
    asked: list[tuple[str, str, float]] = field(default_factory=list)
    merged: list[tuple[str, str, float]] = field(default_factory=list)

    def read(self, article: Told) -> None:
        touched = [self._placed(article, n, each) for n, each in enumerate(article.mentions)]
        for pk in dict.fromkeys(touched):
            self._match(self.standing(pk))

    def standing(self, pk: int) -> int:
        while pk in self.into:
            pk = self.into[pk]
        return pk

    def groups(self) -> dict[Place, int]:
        return {place: self.standing(pk) for place, pk in self.mentions.items()}

    def _placed(self, article: Told, number: int, mention: Mention) -> int:
        drawn = sketch(article, mention)
        key = self._key(article, mention)
        pk = self.standing(self.names.setdefault(key, len(self.names)))
        self.sketches[pk] = self.sketches[pk].joined(drawn) if pk in self.sketches else drawn
        self.mentions[article.name, number] = pk
        return pk

    def _key(self, article: Told, mention: Mention) -> Hashable:
        normal = normal_form(mention.name)
        if not mention.named:
            return article.name, normal
        vague = is_vague(mention.name, mention.kind) or self._ambiguous(mention.name)
        return (normal, article.name if vague else "")

    def _ambiguous(self, name: str) -> bool:
        known = [each for each in self._standing() if letters(name) in each.spelt_out]
        return is_abbreviation(name) and len(known) > 1

    def _standing(self) -> Iterator[Sketch]:
        return (each for pk, each in self.sketches.items() if pk not in self.into)

    def _match(self, pk: int) -> None:
        while (choice := self._choice(pk)).certain is not None:
            kept, gone = sorted((pk, choice.certain), key=self._rank)
            whole, part = self.sketches[kept], self.sketches.pop(gone)
            odds = choice.verdicts[choice.certain].probability
            self.merged.append((part.name, whole.name, odds))
            self.sketches[kept], self.into[gone] = whole.joined(part), kept
            pk = kept
        for other, verdict in choice.asked.items():
            self.asked.append(
                (self.sketches[pk].name, self.sketches[other].name, verdict.probability)
            )

    def _choice(self, pk: int) -> Choice:
        own = keys(self.sketches[pk])
        near = {n: each for n, each in self.sketches.items() if n != pk and own & keys(each)}
        return choose(self.sketches[pk], near)

    def _rank(self, pk: int) -> tuple[int, int]:
        each = self.sketches[pk]
        return fullness(each.name, each.kind), pk


def sketch(article: Told, mention: Mention) -> Sketch:
    document = mention.kind == "document"
    held = office(mention.role, mention.organisation, article.day)
    full = plain(mention.name)
    explained = {short for short, name in spelt_out(article.text) if plain(name) == full}
    return Sketch(
        (mention.name,),
        mention.kind,
        mention.named,
        (held,) if mention.role else (),
        frozenset(explained),
        surroundings(article.text),
        (article.day,),
        owners(article.text, mention.name),
        frozenset([normal_form(mention.organisation)] if document and mention.organisation else []),
    )


def resolved(articles: list[Told]) -> Newsroom:
    newsroom = Newsroom()
    for article in articles:
        newsroom.read(article)
    return newsroom


def truth(articles: list[Told]) -> dict[Place, str]:
    return {
        (article.name, number): mention.meant
        for article in articles
        for number, mention in enumerate(article.mentions)
    }


def anonymous_merges(articles: list[Told], groups: Mapping[Place, int]) -> int:
    """How many parties hold anonymous mentions of two articles."""
    held: dict[int, set[str]] = defaultdict(set)
    for article in articles:
        for number, mention in enumerate(article.mentions):
            if not mention.named and mention.kind == "group":
                held[groups[article.name, number]].add(article.name)
    return sum(len(names) > 1 for names in held.values())


def reached(half: str) -> Scores:
    articles = gold(half)
    return b_cubed(truth(articles), resolved(articles).groups())


def by_name(articles: list[Told]) -> dict[Place, Hashable]:
    """What the name alone would group, each description being its article's own."""
    return {
        (article.name, number): (normal_form(mention.name), "" if mention.named else article.name)
        for article in articles
        for number, mention in enumerate(article.mentions)
    }
