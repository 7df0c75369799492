"""What the room "Same party?" shows: one proposal, what each of the two said, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from claims.counting import Tally, tally
from claims.likeliest import following, preceding
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

    @property
    def undoable(self) -> Proposal | None:
        return self.recent[0] if self.recent else None


def next_proposal(after: Proposal | None = None) -> Proposal | None:
    return following(Proposal.objects.waiting(), after)


def proposal_room(proposal: Proposal | None, *, by: User) -> ProposalRoom:
    waiting = Proposal.objects.waiting()
    return ProposalRoom(
        proposal=proposal,
        sides=[_side(proposal.one), _side(proposal.other)] if proposal else [],
        reasons=reasons(proposal.evidence) if proposal else [],
        following=following(waiting, proposal) if proposal else None,
        previous=preceding(waiting, proposal) if proposal else None,
        waiting=tally(waiting),
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
