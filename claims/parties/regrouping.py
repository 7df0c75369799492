"""Deeds on two parties: merge them, split one, take either back. Resolution keeps to them,
since it finds parties by the aliases that these deeds move."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article
from claims import placing
from claims.models import Alias, Claim, Hop, Party, Regrouping
from claims.parties.apart import forget, tell_apart
from claims.parties.refused import Refused
from claims.resolution.names import normal_form
from claims.search import names
from claims.signals import claims_changed
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

MERGE, SPLIT = Regrouping.Deed.MERGE, Regrouping.Deed.SPLIT


@dataclass(frozen=True)
class Move:
    """What would change hands."""

    hops: list[int]
    aliases: list[Alias]

    @property
    def claims(self) -> int:
        hops = Hop.objects.filter(pk__in=self.hops)
        return hops.order_by().values("claim").distinct().count()


def merge_moves(other: Party) -> Move:
    return Move(_numbers(other.hops.all()), list(other.aliases.order_by("text")))


def split_moves(party: Party, aliases: Collection[Alias]) -> Move:
    """The hops whose mention is one of the aliases and, in articles where none of the names
    that stay is written, all others too: there "she" is whoever goes."""
    going = {alias.normal for alias in aliases}
    hops = party.hops.values_list("pk", "mention", "claim__run__version")
    named = [(pk, normal_form(mention) if mention else "", text) for pk, mention, text in hops]
    staying = set(party.aliases.values_list("normal", flat=True)) - going
    stays = {text for _, mention, text in named if mention in staying}
    goes = {text for _, mention, text in named if mention in going}
    moved = [
        pk
        for pk, mention, text in named
        if mention in going or (text in goes and text not in stays)
    ]
    return Move(moved, sorted(aliases, key=lambda alias: alias.text))


@transaction.atomic
def merge(kept: Party, other: Party, *, by: User | None) -> Regrouping:
    """All that `other` said is from now on said by `kept`; nobody is by rule. Raises Refused."""
    kept, other = _locked(kept, other)
    if kept == other:
        raise Refused("These are one and the same already.")
    if kept.merged_into_id or other.merged_into_id:
        raise Refused("One of the two has been merged since. Look at them again.")
    if not kept.named:
        raise Refused("Merge into the one that has a name.")
    moved = merge_moves(other)
    _hand_over(moved.hops, [alias.pk for alias in moved.aliases], kept)
    _tombstone(other, kept)
    Party.objects.filter(pk=kept.pk).update(keys=sorted({*kept.keys, *other.keys}))
    return _remember(MERGE, kept, other, moved, by)


@transaction.atomic
def split(party: Party, aliases: Collection[Alias], *, by: User) -> Regrouping:
    """These names are somebody else's: a party of their own. Raises Refused."""
    (party,) = _locked(party)
    mine = list(party.aliases.filter(pk__in=[alias.pk for alias in aliases]))
    if not mine or len(mine) != len(aliases):
        raise Refused("Choose at least one of the names that this party has now.")
    if any(alias.normal == party.normal for alias in mine):
        raise Refused(f"“{party.name}” is the name of this party itself. Split off the others.")
    moved = split_moves(party, mine)
    other = _own_party(moved.aliases[0], party)
    _hand_over(moved.hops, [alias.pk for alias in mine], other)
    tell_apart(party, other, by=by)
    return _remember(SPLIT, party, other, moved, by)


@transaction.atomic
def part(party: Party, article: Article) -> Regrouping:
    """By rule: in this article the name means somebody else of that name."""
    (party,) = _locked(party)
    hops = party.hops.filter(claim__run__version__article=article)
    moved = Move(_numbers(hops), [])
    other = Party.objects.create(
        name=party.name,
        normal=party.normal,
        kind=party.kind,
        named=True,
        namesake=article.pk,
        keys=party.keys,
    )
    _hand_over(moved.hops, [], other)
    return _remember(SPLIT, party, other, moved, None)


@transaction.atomic
def take_back(regrouping: Regrouping, *, by: User) -> None:
    """Move back what was moved and is still where it was put; a merge that is taken back is not
    proposed again. Raises Refused."""
    held = Regrouping.objects.select_for_update().get(pk=regrouping.pk)
    kept, other = _locked(held.kept, held.other)
    if held.undone_at:
        raise Refused("This has been taken back before.")
    here, there = (kept, other) if held.deed == MERGE else (other, kept)
    if kept.merged_into_id or (held.deed == SPLIT and other.merged_into_id):
        raise Refused("One of the two has been merged since. Take that back first.")
    hops = _numbers(Hop.objects.filter(pk__in=held.hops, party=here))
    aliases = list(Alias.objects.filter(pk__in=held.aliases, party=here))
    _tombstone(other, None if held.deed == MERGE else kept)
    _hand_over(hops, [alias.pk for alias in aliases], there)
    Regrouping.objects.filter(pk=held.pk).update(undone_at=timezone.now())
    if held.deed == MERGE:
        tell_apart(kept, other, by=by)
    else:
        forget(kept, other)
    for party in (kept, other):
        record(f"party.{held.deed}.undo", party, by=by, after=_entry(kept, other, len(hops)))


def _locked(*parties: Party) -> list[Party]:
    """Fresh rows, in the order given; locked in the order of their numbers."""
    pks = [party.pk for party in parties]
    rows = Party.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk")
    found = {party.pk: party for party in rows}
    return [found[pk] for pk in pks]


def _own_party(alias: Alias, like: Party) -> Party:
    """The party of that very name: made, or called back if it had been merged away."""
    known = Party.objects.filter(named=True, namesake=0, normal=alias.normal).first()
    if known is None:
        return Party.objects.create(
            name=alias.text, normal=alias.normal, kind=like.kind, named=True
        )
    if known.merged_into_id is None:
        raise Refused(f"There is a party named “{known.name}” already. Remove the alias instead.")
    _tombstone(known, None)
    return known


def _hand_over(hops: list[int], aliases: list[int], to: Party) -> None:
    """What follows from who says it follows: names, turns, links and threads."""
    rows = Hop.objects.filter(pk__in=hops).order_by()
    concerned = {to.pk, *rows.values_list("party", flat=True).distinct()}
    moved = placing.newcomers(concerned)
    rows.update(party=to)
    Alias.objects.filter(pk__in=aliases).update(party=to)
    claims = Claim.objects.filter(pk__in=rows.values("claim"))
    names.refresh(claims)
    moved |= placing.newcomers(concerned)
    placing.refresh(moved.union(claims.values_list("pk", flat=True)))
    texts = claims.current().order_by().values_list("run__version", flat=True).distinct()
    claims_changed.send(sender=Party, versions=list(texts))


def _tombstone(party: Party, into: Party | None) -> None:
    Party.objects.filter(pk=party.pk).update(merged_into=into)


def _remember(
    deed: Regrouping.Deed, kept: Party, other: Party, moved: Move, by: User | None
) -> Regrouping:
    for party in (kept, other):
        record(f"party.{deed}", party, by=by, after=_entry(kept, other, len(moved.hops)))
    return Regrouping.objects.create(
        deed=deed,
        kept=kept,
        other=other,
        hops=moved.hops,
        aliases=[alias.pk for alias in moved.aliases],
        by=by,
    )


def _entry(kept: Party, other: Party, hops: int) -> dict[str, object]:
    return {"kept": kept.name, "other": other.name, "mentions": hops}


def _numbers(hops: QuerySet[Hop]) -> list[int]:
    return list(hops.order_by("pk").values_list("pk", flat=True))
