"""What the room "Same party?" shows: one proposal, what each of the two said, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from claims.counting import Tally, tally
from claims.models import Claim, Hop, Party, Proposal, Regrouping
from claims.parties.holding import Held, offices_held
from claims.parties.proposals import answered
from claims.reasons import Reason, reasons
from claimtrack.accounts.models import User

RECENT = 10
SAID = 4  # claims of each


@dataclass(frozen=True)
class Side:
    party: Party
    offices: Sequence[Held]
    claims: Sequence[Claim]
    number: Tally  # of all its claims


@dataclass(frozen=True)
class ProposalRoom:
    proposal: Proposal | None
    sides: Sequence[Side]
    reasons: Sequence[Reason]
    following: Proposal | None
    previous: Proposal | None
    waiting: Tally
    recent: Sequence[Proposal]
    applied: Sequence[Regrouping]


def next_proposal(after: Proposal | None = None) -> Proposal | None:
    """The first that waits, or the one that follows `after`, round to the start."""
    waiting = Proposal.objects.waiting()
    if after is None:
        return waiting.first()
    return waiting.filter(_behind(after)).first() or waiting.exclude(pk=after.pk).first()


def previous_proposal(before: Proposal) -> Proposal | None:
    rest = Proposal.objects.waiting().exclude(_behind(before)).exclude(pk=before.pk)
    return rest.reverse().first()


def _behind(proposal: Proposal) -> Q:
    at = proposal.probability or 0.0
    return Q(probability__lt=at) | Q(probability=at, pk__gt=proposal.pk)


def proposal_room(proposal: Proposal | None, *, by: User) -> ProposalRoom:
    return ProposalRoom(
        proposal=proposal,
        sides=[_side(proposal.one), _side(proposal.other)] if proposal else [],
        reasons=reasons(proposal.evidence) if proposal else [],
        following=next_proposal(proposal) if proposal else None,
        previous=previous_proposal(proposal) if proposal else None,
        waiting=tally(Proposal.objects.waiting()),
        recent=list(answered(by)[:RECENT]),
        applied=list(by_rule()[:RECENT]),
    )


def by_rule() -> QuerySet[Regrouping]:
    """Merges that nobody was asked about, the newest first."""
    merged = Regrouping.objects.filter(by=None, deed=Regrouping.Deed.MERGE)
    return merged.select_related("kept", "other", "proposal")


def _side(party: Party) -> Side:
    hops = Hop.objects.filter(party=party).order_by("-claim_id")
    claims = Claim.objects.current().filter(pk__in=hops.values("claim"))
    newest = list(claims.with_chain().order_by("-pk")[:SAID])
    return Side(party, offices_held(party), newest, tally(claims))
