"""Names that by themselves mean no one party: "Smith", "Ministry of Transport". Pure."""

from claims.extraction import Kind
from claims.extraction.lexicon import ORGANISATIONS
from claims.resolution.abbreviations import is_abbreviation
from claims.resolution.persons import parse
from claims.resolution.spelling import stem, telling

# Of which every country, and many a town, has one.
_OF_EVERY_PLACE = (
    "national federal state public foreign interior justice education finance treasury transport "
    "health defence defense security safety police fire coast guard supreme high appeal city town "
    "county district local regional central electoral election water energy labour labor trade "
    "environment agriculture fisheries housing culture sport planning press general main joint "
    "prosecutor attorney staff office credit control statistics civil aviation space research"
)
_VAGUE = frozenset(map(stem, [*ORGANISATIONS, *_OF_EVERY_PLACE.split()]))


def is_vague(name: str, kind: Kind) -> bool:
    """Whether two articles with this name may well mean two parties.

    True of people with no more than a family name or initials, of bodies that every country has,
    and of documents whose title bears no number. An abbreviation is vague where two parties are
    known by it, which is not to be seen from the name.
    """
    if kind is Kind.PERSON:
        return all(len(part) == 1 for part in parse(name).given)
    if kind is Kind.DOCUMENT:
        return not any(char.isdigit() for char in name)
    return kind is Kind.ORGANISATION and is_general(name)


def is_general(name: str) -> bool:
    """Whether a body's name holds no word of its own."""
    found = telling(name)
    return bool(found) and not is_abbreviation(name) and _VAGUE.issuperset(found)


def own_words(name: str) -> list[str]:
    """The words of a name, stems, that not every body has."""
    return [word for word in telling(name) if word not in _VAGUE]


def fullness(name: str, kind: Kind) -> int:
    """The smaller, the rather a party made of two goes by this name."""
    if is_abbreviation(name) or name.startswith("@"):
        return 2
    return 2 * is_vague(name, kind) if kind is Kind.PERSON else int(is_vague(name, kind))
