"""The parties of one text beside those of all others: what is certain is applied, what may be is
proposed, what a person told apart is left alone.

Safe when run twice, and beside itself: one at a time matches (an advisory lock), and a pair is one
row.
"""

from collections.abc import Collection
from dataclasses import asdict

from django.db import connection, transaction
from django.db.models import F, Q

from articles import ledger
from articles.models import Version
from articles.work import Status
from claims.extraction import Kind
from claims.models import Hop, Matching, Party, Proposal
from claims.parties.parting import part_namesake
from claims.parties.refused import Refused
from claims.parties.regrouping import merge
from claims.resolution.blocking import keys
from claims.resolution.candidates import candidates, told_apart
from claims.resolution.choosing import Choice, choose
from claims.resolution.reading import read
from claims.resolution.schema import Sketch, Verdict
from claims.resolution.sketching import sketches
from claims.resolution.vagueness import fullness

LOCK = 4_201_804
MOST = 200  # parties of one text
MERGES = 5  # of one party in one go; a later change goes on
OPEN = Proposal.Status.PROPOSED


def match_and_record(lease: ledger.Lease[Matching]) -> None:
    """Each party in a transaction of its own, so that nobody waits for long."""
    asked = Matching.objects.select_related("version__article").get(pk=lease.pk)
    _read(asked)
    for pk in touched(asked.version):
        match(_parted(pk, asked.version))
    with ledger.finishing(lease) as held:
        again = held.wanted != asked.wanted
        ledger.settle(held, Status.QUEUED if again else Status.DONE)
        if again:
            ledger.send(Matching, [held.pk])


def _read(asked: Matching) -> None:
    """Keep what the text says of its parties beside the claims."""
    hops = Hop.objects.filter(claim__run__version=asked.version, party__named=True)
    named = hops.filter(party__kind=Kind.ORGANISATION).values_list("party__name", flat=True)
    told = read(asked.version.text, sorted(set(named)))
    Matching.objects.filter(pk=asked.pk).update(read=told)


def touched(version: Version) -> list[int]:
    """The standing parties of a text that may be others: those with a name, and people known by
    their office."""
    known = Q(named=True) | Q(kind=Kind.PERSON) & ~Q(hops__role="")
    hops = Hop.objects.filter(claim__run__version=version, claim__current=True)
    parties = Party.objects.filter(known, hops__in=hops, merged_into=None)
    return list(parties.order_by("pk").values_list("pk", flat=True).distinct()[:MOST])


def _parted(pk: int, version: Version) -> int:
    """The party, or the one of that name that this text turns out to mean."""
    with transaction.atomic():
        _take_turns()
        parted = part_namesake(pk, version.article)
        if parted is None:
            return pk
        other, doubt = parted
        _store({_ends(pk, other.pk): doubt}, OPEN)
        return other.pk


def match(pk: int) -> None:
    """Merge the party with whom it certainly is, and propose whom it may be."""
    for _ in range(MERGES):
        with transaction.atomic():
            _take_turns()
            own, near = _neighbourhood(pk)
            choice = choose(own, near, told_apart(pk)) if own else Choice()
            if choice.certain is None:
                _propose(pk, choice, near)
                return
            pk = _apply(pk, choice.certain, choice.verdicts[choice.certain])


def _take_turns() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _neighbourhood(pk: int) -> tuple[Sketch | None, dict[int, Sketch]]:
    """The party, if it still stands, and its candidates; it can be found by what it is now."""
    if not Party.objects.filter(pk=pk, merged_into=None).exists():
        return None, {}
    own = sketches([pk])[pk]
    found = keys(own)
    held = set(Party.objects.values_list("keys", flat=True).get(pk=pk))
    if not found <= held:
        Party.objects.filter(pk=pk).update(keys=sorted(found | held))
    return own, sketches({*candidates(pk, own), *_asked_about(pk)})


def _asked_about(pk: int) -> set[int]:
    """With whom it is proposed to be one; that is looked at again."""
    waiting = Proposal.objects.waiting().touching({pk})
    return {end for pair in waiting.values_list("one", "other") for end in pair} - {pk}


def _apply(pk: int, other: int, verdict: Verdict) -> int:
    """Merge by rule; the number of the party that is kept. Whoever was faster is right."""
    kept, gone = preferred(*Party.objects.filter(pk__in=[pk, other]))
    try:
        regrouping = merge(kept, gone, by=None)
    except Refused:
        return pk
    _store({_ends(pk, other): verdict}, Proposal.Status.APPLIED)
    Proposal.objects.filter(one=min(pk, other), other=max(pk, other)).update(regrouping=regrouping)
    return kept.pk


def preferred(one: Party, other: Party) -> tuple[Party, Party]:
    """Which of two goes by its name and which is merged into it: the fuller name, the older."""

    def rank(party: Party) -> tuple[bool, int, int]:
        return not party.named, fullness(party.name, Kind(party.kind)), party.pk

    kept, gone = sorted((one, other), key=rank)
    return kept, gone


def _propose(pk: int, choice: Choice, near: Collection[int]) -> None:
    """What nobody has answered and no longer speaks for itself goes."""
    apart = set(near) - choice.verdicts.keys()
    open_ones = Proposal.objects.filter(status=OPEN)
    open_ones.filter(Q(one=pk, other__in=apart) | Q(other=pk, one__in=apart)).delete()
    _store({_ends(pk, other): verdict for other, verdict in choice.asked.items()}, OPEN)


def _store(found: dict[tuple[int, int], Verdict], status: Proposal.Status) -> None:
    """An answer that somebody gave stays; so does a question that was asked before."""
    Proposal.objects.bulk_create(
        (Proposal(one_id=one, other_id=other) for one, other in sorted(found)),
        ignore_conflicts=True,
    )
    for (one, other), verdict in found.items():
        Proposal.objects.filter(one=one, other=other, status=OPEN).update(
            status=status,
            probability=verdict.probability,
            evidence=[asdict(each) for each in verdict.evidence],
            revision=F("revision") + int(status != OPEN),
        )


def _ends(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)
