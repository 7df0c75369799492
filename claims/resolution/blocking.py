"""By which a party is found among a million: two that may be one share a key. Pure."""

from collections.abc import Iterator
from itertools import combinations, islice

from claims.extraction import Kind
from claims.resolution.abbreviations import initials, is_abbreviation, letters
from claims.resolution.persons import parse
from claims.resolution.schema import Office, Sketch
from claims.resolution.spelling import sound, squeezed, telling
from claims.resolution.vagueness import own_words

_MOST_WORDS = 6
_MOST_PAIRS = 10


def keys(sketch: Sketch) -> set[str]:
    """Nothing for groups, which are never compared, nor for the unnamed without an office."""
    if sketch.kind is Kind.GROUP:
        return set()
    found = {key for office in sketch.offices for key in _of_office(office)}
    if not sketch.named:
        return found if sketch.kind is Kind.PERSON else set()
    found |= {f"letters:{each}" for each in sketch.spelt_out}
    return found.union(*(_of_name(name, sketch.kind) for name in sketch.names))


def _of_name(name: str, kind: Kind) -> Iterator[str]:
    yield f"squeezed:{squeezed(name)}"
    if kind is Kind.PERSON:
        yield from _of_person(name)
    elif is_abbreviation(name):
        yield f"letters:{letters(name)}"
    else:
        yield f"letters:{initials(name)}"
        yield f"words:{' '.join(sorted(telling(name)))}"
        for word in own_words(name)[:_MOST_WORDS]:
            yield f"word:{word}"


def _of_person(name: str) -> Iterator[str]:
    parsed = parse(name)
    if len(parsed.family) < 2:
        return  # "I"
    yield f"family:{parsed.family}"
    yield f"sound:{sound(parsed.family)}"
    if len(parsed.given) == 1:
        yield f"family:{parsed.given[0]}"  # where the family name comes first


def _of_office(office: Office) -> Iterator[str]:
    """Pairs of its words: one alone ("minister") finds too many."""
    for pair in islice(combinations(sorted(office.words), 2), _MOST_PAIRS):
        yield f"office:{' '.join(pair)}"
