"""What follows from people's answers and from copies, so that it need not be asked.

Same as the same is the same; what contradicts a claim, or has nothing to do with it, does so to
whatever is the same as it.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import Q

from claims.linking.groups import Groups
from claims.models import Link

PASSED_ON = (Link.Relation.CONTRADICTS, Link.Relation.UNRELATED)
FREE = (Link.Status.PROPOSED, Link.Status.IMPLIED, Link.Status.APPLIED)
# Copies are the same without being asked about, as long as nobody says otherwise.
_KNOWN = Q(status=Link.Status.SETTLED) | Q(copied=True, status__in=FREE, proposed="same")


def settle_around(pks: Iterable[int]) -> set[int]:
    """Bring the links around these claims into line with what people said.

    Returns the claims whose links changed. Call it in the transaction of the change.
    """
    members = _same_as(set(pks))
    # Bare values: a claim that many make has thousands of links around it, and few change.
    near = Link.objects.touching(members).filter(status__in=FREE)
    free = [Free(*row) for row in near.values_list(*Free._fields)]
    members = _same_as(members | {pk for link in free for pk in (link.one_id, link.other_id)})
    known = Known(Link.objects.touching(members).filter(_KNOWN).defer("evidence"))
    changed = [
        (link, aligned)
        for link in free
        if (aligned := _align(link, known.relation(link.one_id, link.other_id)))
        != (link.relation, link.status)
    ]
    Link.objects.bulk_update(
        [
            Link(pk=link.pk, relation=relation, status=status)
            for link, (relation, status) in changed
        ],
        ["relation", "status"],
    )
    return {pk for link, _ in changed for pk in (link.one_id, link.other_id)}


class Free(NamedTuple):
    """A link that no person has answered."""

    pk: int
    one_id: int
    other_id: int
    relation: str
    proposed: str
    status: str


class Known:
    """What a set of settled links says about any two of their claims."""

    def __init__(self, settled: Iterable[Link]) -> None:
        links = list(settled)
        self.groups = Groups(
            (link.one_id, link.other_id) for link in links if link.relation == Link.Relation.SAME
        )
        self.between = {
            frozenset(self._ends(link.one_id, link.other_id)): link.relation
            for link in links
            if link.relation in PASSED_ON
        }

    def _ends(self, one: int, other: int) -> Iterator[int]:
        yield self.groups.of(one)
        yield self.groups.of(other)

    def relation(self, one: int, other: int) -> str | None:
        ends = frozenset(self._ends(one, other))
        return Link.Relation.SAME.value if len(ends) == 1 else self.between.get(ends)


def _align(link: Free, implied: str | None) -> tuple[str, str]:
    """Relation and status of `link` where people's answers imply one, or none."""
    if implied:
        return implied, Link.Status.IMPLIED
    freed = link.status == Link.Status.IMPLIED
    return link.proposed or link.relation, Link.Status.PROPOSED if freed else link.status


def _same_as(pks: set[int]) -> set[int]:
    """`pks` and every claim that is known to be the same as one of them, however far."""
    found, edge = set(pks), set(pks)
    while edge:
        same = Link.objects.touching(edge).filter(_KNOWN, relation=Link.Relation.SAME)
        ends = {pk for pair in same.values_list("one_id", "other_id") for pk in pair}
        edge = ends - found
        found |= edge
    return found
