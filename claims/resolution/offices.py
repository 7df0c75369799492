"""What somebody is, compared: the same office, another, or nothing to compare. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from claims.resolution.schema import Office
from claims.resolution.spelling import telling

_MAN = re.compile(r"(?<=\w{4})(?:man|woman|person|people|men|women)$")
_LEFT_OUT = frozenset(["former", "late", "then", "ex", "its", "his", "her", "their"])
_WHOLE, _PART, _NOTHING = 2, 1, 0


@dataclass(frozen=True, slots=True)
class Match:
    """The two offices that agree best; `shared` words, `whole` where one says all of the other."""

    one: Office
    other: Office
    shared: int
    whole: bool

    @property
    def days_apart(self) -> int | None:
        return abs((self.one.on - self.other.on).days) if self.one.on and self.other.on else None


def office(role: str, organisation: str, on: date | None = None, *, former: bool = False) -> Office:
    """The words are stems without what tells only man from woman.

    >>> office("spokeswoman", "Dock Union").words == office("Spokesman", "Dock Union").words
    True
    """
    written = ", ".join(part for part in (role, organisation) if part)
    found = (_MAN.sub("", word) for word in telling(written))
    return Office(written, frozenset(found) - _LEFT_OUT, on, former)


def best(ones: Sequence[Office], others: Sequence[Office]) -> Match | None:
    """None where one side has no office."""
    pairs = [_match(a, b) for a, b in product(ones, others) if a.words and b.words]
    return max(pairs, key=_agreement, default=None)


def _match(one: Office, other: Office) -> Match:
    shared = one.words & other.words
    return Match(one, other, len(shared), shared in (one.words, other.words) and bool(shared))


def _agreement(match: Match) -> tuple[bool, int, int]:
    return (match.whole, match.shared, -(match.days_apart or 0))
