"""Stage 5: links between the claims of one text and those of other articles.

Safe when run twice, and beside itself: the embeddings are committed before candidates are sought,
so that of two texts at once the later one sees the other, and a pair is one row.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from pgvector import HalfVector

from articles import ledger
from articles.models import Version
from articles.work import Status
from claims import placing
from claims.linking import threads
from claims.linking.candidates import candidates
from claims.linking.embedding import embed_statements
from claims.linking.gather import (
    comparable,
    copied,
    profiled,
    published_on,
    statements,
)
from claims.linking.implied import FREE, settle_around
from claims.linking.in_force import in_force
from claims.linking.profiles import Profile, profile
from claims.linking.relations import telling
from claims.linking.schema import Verdict
from claims.linking.thresholds import enforce
from claims.models import Claim, Embedding, Link, Linking


@dataclass(frozen=True)
class Proposal:
    verdict: Verdict
    copied: bool
    linker: str


@dataclass(frozen=True)
class Found:
    """What a search found, and which asking it answers."""

    wanted: int
    claims: tuple[int, ...]
    proposals: dict[tuple[int, int], Proposal]


def search(linking: Linking) -> Found:
    read = embedded(linking.version)
    proposals = compared(read)
    # Claims of older runs and rejected ones too: what was proposed for them goes.
    ever = Claim.objects.filter(run__version=linking.version).values_list("pk", flat=True)
    return Found(linking.wanted, tuple(ever), proposals)


def write(lease: ledger.Lease[Linking], found: Found) -> None:
    """Raises ledger.LostLease; then nothing is written."""
    with ledger.finishing(lease) as held:
        threads.take_turns()
        changed = record(found.claims, found.proposals)
        threads.gather(changed)
        placing.refresh(changed)
        again = held.wanted != found.wanted
        ledger.settle(held, Status.QUEUED if again else Status.DONE)
        if again:
            ledger.send(Linking, [held.pk])


def embedded(version: Version) -> list[tuple[Claim, Profile]]:
    """The claims of a text, read, with their embeddings stored and those of older runs gone."""
    claims = list(comparable().filter(run__version=version))
    stated = statements(claims)
    vectors = embed_statements(stated)
    with transaction.atomic():
        Embedding.objects.filter(claim__run__version=version).delete()
        Embedding.objects.bulk_create(
            Embedding(
                claim=claim,
                vector=HalfVector(vector),
                article_id=version.article_id,
                published_on=published_on(claim),
            )
            for claim, vector in zip(claims, vectors, strict=True)
        )
    read = (profile(each, vector) for each, vector in zip(stated, vectors, strict=True))
    return list(zip(claims, read, strict=True))


def compared(read: Sequence[tuple[Claim, Profile]]) -> dict[tuple[int, int], Proposal]:
    """The telling relations of these claims to others; each of those is read once."""
    scorer = in_force()
    near = {claim.pk: candidates(claim, own.vector, own.published) for claim, own in read}
    wanted = {pk for found in near.values() for pk in found}
    others = profiled(wanted)
    return {
        (claim.pk, pk): Proposal(verdict, copied(claim, others[pk][0]), scorer.name)
        for claim, own in read
        for pk in near[claim.pk]
        if pk in others and (verdict := telling(own, others[pk][1], scorer.model))
    }


def record(pks: Sequence[int], found: dict[tuple[int, int], Proposal]) -> set[int]:
    """Let `found` take the place of what was proposed for these claims; what people said stays.

    Returns the claims whose neighbourhood is another now.
    """
    pairs = {(min(pair), max(pair)): proposal for pair, proposal in found.items()}
    stale = Link.objects.touching(pks).filter(status__in=FREE, judgements=None)
    stale = stale.defer("evidence")
    gone = [link for link in stale if (link.one_id, link.other_id) not in pairs]
    Link.objects.filter(pk__in=[link.pk for link in gone]).delete()
    _store(pairs)
    changed = {*pks, *(pk for pair in pairs for pk in pair)}
    changed |= {pk for link in gone for pk in (link.one_id, link.other_id)}
    return changed | settle_around(changed)


def _store(pairs: dict[tuple[int, int], Proposal]) -> None:
    """In a fixed order, so that two workers with the same pairs wait for each other."""
    rows = (_link(one, other, proposal) for (one, other), proposal in sorted(pairs.items()))
    Link.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["one", "other"],
        update_fields=["proposed", "probability", "same", "evidence", "copied", "linker"],
    )
    near = Link.objects.touching({pk for pair in pairs for pk in pair})
    machines = near.filter(status__in=[Link.Status.PROPOSED, Link.Status.APPLIED])
    machines.exclude(relation=F("proposed")).update(relation=F("proposed"))
    enforce(near)


def _link(one: int, other: int, proposal: Proposal) -> Link:
    verdict = proposal.verdict
    return Link(
        one_id=one,
        other_id=other,
        relation=verdict.label,
        proposed=verdict.label,
        probability=verdict.probabilities[verdict.label],
        same=verdict.same,
        evidence=[each.stored for each in verdict.evidence],
        copied=proposal.copied,
        linker=proposal.linker,
    )
