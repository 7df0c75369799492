"""What a ruling names by now: parties that people merge since take their rulings along."""

from collections.abc import Iterable

from claims.models import Party, Ruling
from claims.provenance.gather import party_of, party_vertex
from claims.provenance.schema import How, Vertex, What, edge_name

End = tuple[str, int]


def names(rulings: Iterable[Ruling]) -> dict[int, str]:
    """By ruling, the name of the step as it is now (see `Edge.name`); no query if there is none."""
    pairs = {each.pk: (_ends(each), How(each.how)) for each in rulings}
    heirs = _heirs({end for pair, _ in pairs.values() for end in pair})

    def now(end: End) -> Vertex:
        return heirs.get(end) or _vertex(end)

    return {pk: edge_name(now(start), now(end), how) for pk, ((start, end), how) in pairs.items()}


def _ends(ruling: Ruling) -> tuple[End, End]:
    return (ruling.start_what, ruling.start_key), (ruling.end_what, ruling.end_key)


def _vertex(end: End) -> Vertex:
    return Vertex(What(end[0]), end[1])


def _heirs(ends: Iterable[End]) -> dict[End, Vertex]:
    """Of those ends that were merged into another party, which one."""
    parties = {end: pk for end in ends if (pk := party_of(_vertex(end)))}
    merged: dict[int, int] = {}
    newest = set(parties.values())
    while newest:
        rows = Party.objects.filter(pk__in=newest, merged_into__isnull=False)
        came = {pk: into for pk, into in rows.values_list("pk", "merged_into") if into}
        merged |= came
        newest = set(came.values()) - merged.keys()
    into = {end: _last(pk, merged) for end, pk in parties.items() if pk in merged}
    found = Party.objects.select_related("outlet").in_bulk(set(into.values()))
    return {end: party_vertex(found[pk]) for end, pk in into.items()}


def _last(party: int, merged: dict[int, int]) -> int:
    while party in merged:
        party = merged[party]
    return party
