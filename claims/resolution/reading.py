"""What a text tells of its parties beside its claims. Pure."""

from collections import defaultdict
from collections.abc import Collection

from claims.resolution.abbreviations import spelt_out
from claims.resolution.names import normal_form
from claims.resolution.surroundings import owners, surroundings

Read = dict[str, list[str] | dict[str, list[str]]]
MOST = 300  # names in the surroundings of one text


def read(text: str, names: Collection[str]) -> Read:
    """As JSON has it: the names around, whose each of `names` is, what abbreviations stand for.

    `owners` goes by the normal form of the name, `spelt_out` by the letters.
    """
    explained: dict[str, list[str]] = defaultdict(list)
    for letters, full in spelt_out(text):
        explained[letters].append(normal_form(full))
    owned = {normal_form(name): sorted(owners(text, name)) for name in names}
    return {
        "surroundings": sorted(surroundings(text))[:MOST],
        "owners": {normal: found for normal, found in owned.items() if found},
        "spelt_out": dict(explained),
    }
