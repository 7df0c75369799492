"""Parties offered while a name is being typed, by name and by alias."""

from dataclasses import dataclass

from django.db.models import Case, Q, Value, When
from django.db.models.functions import Length

from articles.models import Article
from claims.models import Alias, Party
from claims.resolution.names import normal_form

OFFERED = 8


@dataclass(frozen=True)
class Offer:
    """A party, and the alias that made it come up where its name would not."""

    party: Party
    alias: str


def offers(typed: str, article: Article | None = None) -> list[Offer]:
    """Named parties with a word that begins as typed, and the unnamed ones of the article."""
    wanted = normal_form(typed) if typed.strip() else ""
    if not wanted:
        return []
    found: dict[int, Offer] = {}
    for alias in _aliases(wanted):
        same = alias.text == alias.party.name
        found.setdefault(alias.party_id, Offer(alias.party, "" if same else alias.text))
    unnamed = Party.objects.filter(article=article, named=False, normal__contains=wanted)
    if article is not None:
        for party in unnamed[:OFFERED]:
            found.setdefault(party.pk, Offer(party, ""))
    return list(found.values())[:OFFERED]


def _aliases(wanted: str) -> list[Alias]:
    first = When(normal__startswith=wanted, then=Value(0))
    begins = Q(normal__startswith=wanted) | Q(normal__contains=f" {wanted}")
    return list(
        Alias.objects.filter(begins)
        .select_related("party")
        .order_by(Case(first, default=Value(1)), Length("normal"), "normal")[: 2 * OFFERED]
    )
