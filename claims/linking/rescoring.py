"""What other weights would say of the links that wait for an answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.linking.gather import profiled
from claims.linking.in_force import Scorer
from claims.linking.model import judged
from claims.linking.schema import Label
from claims.linking.similarity import compare
from claims.models import Link


@dataclass(frozen=True)
class Rescored:
    link: Link
    label: Label
    probability: float  # of the label


def rescored(links: Iterable[Link], scorer: Scorer) -> list[Rescored]:
    """Each link whose claims both have embeddings; one query besides that of the links."""
    links = list(links)
    read = profiled({pk for link in links for pk in (link.one_id, link.other_id)})
    found = []
    for link in links:
        if link.one_id in read and link.other_id in read:
            values = compare(read[link.one_id][1], read[link.other_id][1])
            label, probabilities = judged(scorer.model, values)
            found.append(Rescored(link, label, probabilities[label]))
    return found
