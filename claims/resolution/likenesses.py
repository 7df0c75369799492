"""What the names of two parties have in common, as evidence. Pure."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from claims.extraction import Kind
from claims.resolution.abbreviations import initials, is_abbreviation, letters
from claims.resolution.persons import Likeness, likeness
from claims.resolution.schema import Evidence, Sketch
from claims.resolution.spelling import squeezed, telling, words
from claims.resolution.vagueness import is_general, own_words

NEVER = -20.0  # outweighs whatever else speaks for it
Found = tuple[float, str]
_PEOPLE: dict[Likeness, Found] = {
    Likeness.EQUAL: (5.0, "“{0}” and “{1}” are one name."),
    Likeness.TURNED: (4.5, "“{0}” and “{1}” are one name with its parts turned round."),
    Likeness.SOUND: (3.5, "“{0}” and “{1}” may spell one name in two ways."),
    Likeness.INITIALS: (2.5, "The initials of “{0}” and “{1}” fit each other."),
    Likeness.SHORT: (1.5, "“{0}” and “{1}” fit if one given name is short for the other."),
    Likeness.FAMILY: (0.5, "“{0}” and “{1}” share a family name; one gives no more."),
    Likeness.GENERATION: (1.0, "Only one of “{0}” and “{1}” says whether it is the younger."),
    Likeness.OTHER: (NEVER, "“{0}” and “{1}” are names of two people."),
}


def names(one: Sketch, other: Sketch) -> Evidence:
    """What speaks most, over all their names; but a name that rules it out does so alone."""
    compared = _compared(one.kind, other.kind)
    found = [compared(a, b, one, other) for a, b in product(*_in_full(one, other))]
    worst, best = min(found), max(found)
    people = one.kind is other.kind is Kind.PERSON
    weight, text = worst if people and worst[0] == NEVER else best
    return Evidence("name", weight, text)


def _in_full(one: Sketch, other: Sketch) -> tuple[Sequence[str], Sequence[str]]:
    """Abbreviations count only where one of the two has nothing else."""
    full = [[n for n in each.names if not is_abbreviation(n)] for each in (one, other)]
    return (full[0], full[1]) if all(full) else (one.names, other.names)


def _compared(one: Kind, other: Kind) -> Callable[[str, str, Sketch, Sketch], Found]:
    if one is other is Kind.PERSON:
        return _people
    if Kind.ACCOUNT in (one, other):
        return _accounts
    return _titles if one is other is Kind.DOCUMENT else _bodies


def _people(one: str, other: str, *_: Sketch) -> Found:
    weight, text = _PEOPLE[likeness(one, other)]
    return weight, text.format(one, other)


def _accounts(one: str, other: str, *_: Sketch) -> Found:
    """A handle or address beside a name."""
    if squeezed(one) == squeezed(other):
        return 5.0, f"“{one}” and “{other}” have the same letters."
    return NEVER, f"“{one}” and “{other}” are different handles."


def _titles(one: str, other: str, *_: Sketch) -> Found:
    a, b = telling(one), telling(other)
    if a == b:
        return 3.5, f"Both are titled “{one}”."
    if _within(a, b):
        return 0.5, f"The title “{one}” is a part of “{other}”, or the other way round."
    return NEVER, f"“{one}” and “{other}” are two titles."


def _bodies(one: str, other: str, first: Sketch, second: Sketch) -> Found:
    a, b = telling(one), telling(other)
    if is_abbreviation(one) or is_abbreviation(other):
        return _abbreviated(one, other, first, second)
    if a == b or squeezed(one) == squeezed(other):
        general = is_general(one)
        many = " More than one body has it." if general else ""
        return (2.0 if general else 6.0), f"Both are called “{one}”.{many}"
    if sorted(a) == sorted(b):
        return 4.5, f"“{one}” and “{other}” are the same words in another order."
    if _continues(one, other) or _continues(other, one):
        return 2.5, f"“{one}” and “{other}”: one may be short for the other."
    return NEVER, f"“{one}” and “{other}” are two names."


def _abbreviated(one: str, other: str, first: Sketch, second: Sketch) -> Found:
    if letters(one) == letters(other):
        return 2.5, f"Both are called “{one}”."
    short, full, whose = (one, other, second) if is_abbreviation(one) else (other, one, first)
    if letters(short) in whose.spelt_out:
        return 4.5, f"An article spells “{short}” out as “{full}”."
    if letters(short) == initials(full):
        return 2.5, f"“{short}” are the initials of “{full}”."
    return NEVER, f"“{short}” does not stand for “{full}”."


def _continues(short: str, long: str) -> bool:
    """ "Fishers' League", "Fishers' League of Dahab Bay"."""
    a, b = words(short), words(long)
    goes_on = b[: len(a)] == a and b[len(a) : len(a) + 1] in (["of"], ["in"], ["for"], ["at"])
    return goes_on and len(a) > 1 and bool(own_words(short))


def _within(one: Iterable[str], other: Iterable[str]) -> bool:
    a, b = set(one), set(other)
    return len(a & b) > 1 and (a <= b or b <= a)
