"""Names of people taken apart, and whether two may be of one person. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from claims.extraction import lexicon as lex
from claims.resolution.names import LEADING
from claims.resolution.spelling import alike, words

_PARTICLES = lex.words(
    "de del della der den di da do dos das du la le van von ter al el bin ibn abu"
)
_TITLES = LEADING - {"a", "an"}  # which may be initials
_GENERATIONS = {
    "jr": "junior", "junior": "junior", "sr": "senior", "senior": "senior",
    "ii": "junior", "iii": "third", "iv": "fourth",
}  # fmt: skip


class Likeness(StrEnum):
    """What two names of people have in common, from most to least."""

    EQUAL = "equal"
    TURNED = "turned"  # "Li Aoran", "Aoran Li"
    SOUND = "sound"
    INITIALS = "initials"
    SHORT = "short"  # "Ed", "Edward"
    FAMILY = "family"  # one or both give no more than that
    GENERATION = "generation"  # one is a junior or senior, the other does not say
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PersonName:
    """Case-folded; `given` may hold initials, `generation` is "junior", "third", … or ""."""

    given: tuple[str, ...]
    family: str
    generation: str = ""


def parse(name: str) -> PersonName:
    """Titles fall away; particles are no part of what is compared.

    >>> parse("Dr. J.P. de Wit Jr.")
    PersonName(given=('j', 'p'), family='wit', generation='junior')
    """
    parts = words(name)
    while len(parts) > 1 and parts[0] in _TITLES:
        parts = parts[1:]
    generation = ""
    if len(parts) > 1 and parts[-1] in _GENERATIONS:
        generation = _GENERATIONS[parts.pop()]
    bare = [part for part in parts if part not in _PARTICLES] or parts
    return PersonName(tuple(bare[:-1]), bare[-1] if bare else "", generation)


def likeness(one: str, other: str) -> Likeness:
    """How far two names agree; which comes first makes no difference."""
    a, b = parse(one), parse(other)
    found = _regardless(a, b)
    if found is Likeness.OTHER or a.generation == b.generation:
        return found
    return Likeness.OTHER if a.generation and b.generation else Likeness.GENERATION


def _regardless(a: PersonName, b: PersonName) -> Likeness:
    """Of generation."""
    if len(a.given) == len(b.given) == 1 and (a.given[0], a.family) == (b.family, b.given[0]):
        return Likeness.TURNED if a != b else Likeness.EQUAL
    if a.family != b.family and not alike(a.family, b.family):
        return Likeness.OTHER
    if not a.given or not b.given:
        return Likeness.FAMILY if a.family == b.family else Likeness.OTHER
    heard = Likeness.EQUAL if a.family == b.family else Likeness.SOUND
    found = [_part(x, y) for x, y in zip_longest(a.given, b.given, fillvalue="")]
    return max([heard, *found], key=list(Likeness).index)


def _part(one: str, other: str) -> Likeness:
    """Two given names in the same place; a second one may be left out."""
    if one == other or not one or not other:
        return Likeness.EQUAL
    if 1 in (len(one), len(other)):
        return Likeness.INITIALS if one[0] == other[0] else Likeness.OTHER
    if alike(one, other):
        return Likeness.SOUND
    short, long = sorted((one, other), key=len)
    return Likeness.SHORT if len(short) > 1 and long.startswith(short) else Likeness.OTHER
