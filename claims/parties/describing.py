"""Deeds on one party: its other names, its kind, how reliable it is."""

from django.db import IntegrityError, transaction

from claims.extraction import Kind
from claims.models import Alias, Party
from claims.parties.refused import Refused
from claims.resolution.blocking import keys
from claims.resolution.names import normal_form
from claims.resolution.schema import Sketch
from claimtrack.accounts.models import User
from claimtrack.audit.record import record


def add_alias(party: Party, text: str, *, by: User) -> Alias:
    """Raises Refused if it is a name already, of this party or another."""
    text = " ".join(text.split())
    normal = normal_form(text)
    if not party.named:
        raise Refused("A party without a name has no other names. Merge it into one that has.")
    if known := Alias.objects.select_related("party").filter(normal=normal).first():
        owner = "this party" if known.party_id == party.pk else f"“{known.party}”: merge the two"
        raise Refused(f"“{text}” is a name of {owner} already.")
    try:
        with transaction.atomic():
            alias = Alias.objects.create(party=party, text=text, normal=normal, by=by)
            found = keys(Sketch((text,), Kind(party.kind)))
            Party.objects.filter(pk=party.pk).update(keys=sorted(found.union(party.keys)))
            record("party.alias", party, by=by, after={"alias": text})
    except IntegrityError:
        raise Refused(f"Somebody has just added “{text}”. Look again.") from None
    return alias


@transaction.atomic
def remove_alias(alias: Alias, *, by: User) -> None:
    """From now on the name is nobody's. Raises Refused for the party's own name."""
    party = alias.party
    if alias.normal == party.normal:
        raise Refused("This is the name of the party itself.")
    Alias.objects.filter(pk=alias.pk).delete()
    record("party.alias", party, by=by, before={"alias": alias.text})


@transaction.atomic
def set_kind(party: Party, kind: Kind, *, by: User) -> None:
    held = Party.objects.select_for_update(no_key=True).get(pk=party.pk)
    if held.kind != kind.value:
        Party.objects.filter(pk=party.pk).update(kind=kind.value)
        record("party.kind", party, by=by, before={"kind": held.kind}, after={"kind": kind.value})


@transaction.atomic
def rate(party: Party, grade: Party.Reliability, *, by: User, why: str = "") -> None:
    """Judge how reliable the party is; the reason is kept in its history."""
    held = Party.objects.select_for_update(no_key=True).get(pk=party.pk)
    if held.reliability == grade:
        return
    Party.objects.filter(pk=party.pk).update(reliability=grade)
    after = {"reliability": grade.value, **({"why": why} if why else {})}
    record("party.rate", party, by=by, before={"reliability": held.reliability}, after=after)
