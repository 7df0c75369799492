"""An invented newsroom, as large as one likes: outlets, people and what they are said to say.

Pure and without end: the same number gives the same article, whatever was asked before.
"""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass

PLACES = ("Holm", "Skjold", "Brede", "Varn", "Osterby", "Kestrel Bay", "Lunde", "Tarn", "Mellan")
THINGS = (
    *("the ferry", "the harbour", "the bridge", "the hospital", "the school", "the depot"),
    *("the tram line", "the reservoir", "the museum", "the bakery", "the sawmill", "the council"),
    *("the fishing fleet", "the power station", "the library", "the market hall"),
)
DEEDS = (
    *("will close on {day}", "will open again on {day}", "has lost {number} workers"),
    *("needs {number} more staff", "was inspected {number} times last year"),
    *("may be moved to {place}", "cost {number} crowns more than planned"),
    *("cannot be repaired before {day}", "has served {number} guests since {day}"),
    *("stood empty while {number} people waited in {place}", "is safe"),
    *("was warned of a cracked rudder by {place}", "never asked {place} for help"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CUES = ("said", "told reporters", "wrote", "announced", "denied", "argued", "added", "warned")
FIRST = (
    *("Ada", "Bo", "Runa", "Tor", "Vera", "Ivo", "Signe", "Olaf", "Mira", "Jon", "Edda", "Arvid"),
    *("Bela", "Nils", "Rosa", "Kaj", "Liv", "Max", "Ines", "Per", "Tove", "Ulf", "Yrsa", "Axel"),
)
LAST = (
    *("Lind", "Falk", "Bakke", "Vik", "Ek", "Strand", "Holt", "Rask", "Moe", "Dahl", "Berg"),
    *("Sund", "Krog", "Nes", "Hauge", "Lunde", "Tveit", "Aas", "Bruun", "Friis", "Gran", "Ihle"),
    *("Juul", "Kvam", "Lie", "Myhre", "Nygard", "Os", "Prytz", "Quist", "Rud", "Solberg", "Thune"),
)
TITLES = ("Gazette", "Courier", "Post", "Ledger", "Lantern", "Review", "Herald", "Echo")
BODIES = ("port authority", "council", "union", "rescue service", "chamber of trade", "museum")
UNNAMED = ("two officials", "a resident", "people close to the talks", "an inspector")
BEGIN = dt.datetime(2023, 1, 1, 6, tzinfo=dt.UTC)
MINUTES = 3 * 365 * 24 * 60

PEOPLE = [f"{first} {last}" for last in LAST for first in FIRST]
ORGANISATIONS = [f"{place} {body}" for body in BODIES for place in PLACES]
OUTLETS = [f"{place} {title}" for title in TITLES for place in PLACES]


@dataclass(frozen=True, slots=True)
class Said:
    """One claim and where its words stand, half-open, in the article's text. `chain` runs from
    the article outward; who is in `UNNAMED` has no name."""

    content: tuple[int, int]
    cue: tuple[int, int]
    speaker: tuple[int, int]
    chain: tuple[str, ...]
    hedged: bool
    denial: bool
    attitude: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Story:
    outlet: str
    title: str
    published: dt.datetime | None
    text: str
    said: tuple[Said, ...]


def story(number: int, claims: int) -> Story:
    """The article of that number, with so many claims, a sentence each."""
    dice = random.Random(number)  # noqa: S311 - nothing is secret here
    sentences: list[str] = []
    said: list[Said] = []
    begin = 0
    for _ in range(claims):
        sentence, one = _sentence(dice, begin)
        sentences.append(sentence)
        said.append(one)
        begin += len(sentence) + 1
    dated = dice.random() < 0.95
    return Story(
        outlet=dice.choice(OUTLETS),
        title=f"{dice.choice(THINGS).capitalize()} in {dice.choice(PLACES)}, part {number}",
        published=BEGIN + dt.timedelta(minutes=dice.randrange(MINUTES)) if dated else None,
        text=" ".join([*sentences, f"Report {number}."]),
        said=tuple(said),
    )


def sizes(articles: int, claims: int) -> list[int]:
    """How many claims each article has: a long one of sixty in every thousand, if there are so
    many, and the rest evenly."""
    found = [60 if number % 1000 == 0 else 0 for number in range(articles)]
    if sum(found) > claims:
        found = [0] * articles
    short = [number for number, size in enumerate(found) if not size]
    each, over = divmod(claims - sum(found), max(len(short), 1))
    for place, number in enumerate(short):
        found[number] = each + (place < over)
    return found


def _sentence(dice: random.Random, begin: int) -> tuple[str, Said]:
    thing = f"{dice.choice(THINGS)} of {dice.choice(PLACES)}"
    deed = dice.choice(DEEDS).format(
        day=dice.choice(DAYS), number=dice.randrange(2, 900), place=dice.choice(PLACES)
    )
    chain = _chain(dice)
    cue = dice.choice(CUES)
    content = f"{thing[0].upper()}{thing[1:]} {deed}"
    speaker = begin + len(content) + 2
    cued = speaker + len(chain[0]) + 1
    return f"{content}, {chain[0]} {cue}.", Said(
        content=(begin, begin + len(content)),
        cue=(cued, cued + len(cue)),
        speaker=(speaker, speaker + len(chain[0])),
        chain=chain,
        hedged=" may " in content,
        denial=cue == "denied",
        attitude=dice.random() < 0.06,
        confidence=round(dice.betavariate(5, 2), 4),
    )


def _chain(dice: random.Random) -> tuple[str, ...]:
    """One speaker for most claims; a quarter cite somebody, some of whom cite another."""
    length = dice.choices((1, 2, 3), (72, 23, 5))[0]
    return tuple(dice.choice(_kinds(dice)) for _ in range(length))


def _kinds(dice: random.Random) -> Sequence[str]:
    return dice.choices((PEOPLE, ORGANISATIONS, UNNAMED), (70, 18, 12))[0]
