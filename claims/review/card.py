"""The claim on the right of the room: what the machine had read, what else its origin said."""

from dataclasses import dataclass

from claims.extraction import UNKNOWN
from claims.models import Claim, Hop, Party
from claims.review.corrections import machine_wording
from claims.review.elsewhere import Elsewhere, elsewhere
from claims.review.rewriting import worded
from claims.review.wording import differing, from_json, in_words

OTHERS = 5


@dataclass(frozen=True)
class Card:
    """`machine` has a line for each field that a person corrected: its name and what it was."""

    machine: list[tuple[str, str]]
    origin: Party | None
    others: list[Claim]
    elsewhere: Elsewhere


def card(claim: Claim, text: str) -> Card:
    origin = claim.chain[-1].party if claim.chain else None
    if origin is None or origin.name == UNKNOWN:
        origin = None
    return Card(
        machine=machine(claim, text),
        origin=origin,
        others=_others(claim, origin) if origin else [],
        elsewhere=elsewhere([claim.pk])[claim.pk],
    )


def machine(claim: Claim, text: str) -> list[tuple[str, str]]:
    if claim.revision == 0:
        return []
    first = machine_wording(claim)
    if first is None or first.before is None:
        return []
    was = from_json(first.before)
    words = in_words(was, text)
    return [(name, words[name] or "none") for name in differing(was, worded(claim))]


def _others(claim: Claim, origin: Party) -> list[Claim]:
    """What else the origin is cited for, the newest first, whatever was rejected left out."""
    hops = (
        Hop.objects.filter(party=origin, claim__current=True)
        .exclude(claim=claim)
        .exclude(claim__status=Claim.Status.REJECTED)
        .select_related("claim__run__version__article__outlet")
        .only("claim__content", "claim__run__version__article__outlet__name")
        .order_by("-claim")[:OTHERS]
    )
    return list(dict.fromkeys(hop.claim for hop in hops))
