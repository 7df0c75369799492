"""Evidence that adds up, as the rooms show it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

START = "start"  # where a pair stands before anything is compared: no reason


@dataclass(frozen=True)
class Reason:
    """A piece of evidence; `share` is its weight against the weightiest, 0 to 100."""

    name: str
    weight: float
    text: str
    share: int

    @property
    def speaks_for(self) -> bool:
        return self.weight > 0


def reasons(evidence: Iterable[Mapping[str, Any]]) -> list[Reason]:
    """Of {"name", "weight", "text"}, in the order given."""
    found = [each for each in evidence if each["name"] != START]
    most = max((abs(each["weight"]) for each in found), default=1) or 1
    return [
        Reason(each["name"], each["weight"], each["text"], round(100 * abs(each["weight"]) / most))
        for each in found
    ]
