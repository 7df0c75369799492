"""The few parties that one may be, among however many."""

from collections import Counter
from collections.abc import Collection

from django.db.models import Case, Value, When

from claims.models import Party, Proposal
from claims.resolution.abbreviations import is_abbreviation
from claims.resolution.blocking import keys
from claims.resolution.schema import Sketch

MOST = 40
ANSWERED = (Proposal.Status.DIFFERENT, Proposal.Status.UNSURE)


def candidates(pk: int, own: Sketch) -> list[int]:
    """Standing parties that share a key with this one: those with a name first, of them those
    whose name means nobody else, the newest first."""
    shared = sorted(keys(own))
    if not shared:
        return []
    near = Party.objects.filter(keys__overlap=shared, merged_into=None).exclude(pk=pk)
    telling = Case(When(namesake=0, then=Value(0)), default=Value(1))
    return list(near.order_by("-named", telling, "-pk").values_list("pk", flat=True)[:MOST])


def told_apart(pk: int) -> set[int]:
    """The standing parties of which a person has said that they are not this one, or that nobody
    can tell; themselves or what they were made of."""
    mine = made_of({pk})
    said = Proposal.objects.filter(status__in=ANSWERED).touching(mine)
    ends = {end for pair in said.values_list("one", "other") for end in pair} - mine
    return standing(ends)


def made_of(pks: Collection[int]) -> set[int]:
    """These parties and all that were merged into them."""
    found, edge = set(pks), set(pks)
    while edge:
        merged = Party.objects.filter(merged_into__in=edge).values_list("pk", flat=True)
        edge = set(merged) - found
        found |= edge
    return found


def standing(pks: Collection[int]) -> set[int]:
    """What these parties are now."""
    found: set[int] = set()
    edge = set(pks)
    while edge:
        rows = dict(Party.objects.filter(pk__in=edge).values_list("pk", "merged_into"))
        found |= {pk for pk, into in rows.items() if into is None}
        edge = {into for into in rows.values() if into is not None}
    return found


def ambiguous(letters: Collection[str]) -> set[str]:
    """Which of these abbreviations may stand for two standing bodies, or more."""
    if not letters:
        return set()
    wanted = {f"letters:{each}": each for each in letters}
    known = Party.objects.filter(keys__overlap=list(wanted), named=True, merged_into=None)
    counts: Counter[str] = Counter()
    for name, held in known.values_list("name", "keys")[: MOST * len(wanted)]:
        if not is_abbreviation(name):
            counts.update(wanted[key] for key in held if key in wanted)
    return {each for each, number in counts.items() if number > 1}
