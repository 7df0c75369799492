"""The filters of the claims list: a form whose values stand in the URL."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import F, Q

from articles.models import Batch, Item, Outlet
from claims.extraction import QuoteKind
from claims.models import Claim, Hop
from claims.models.claim import ClaimQuerySet
from claims.search.box import SearchField
from claims.search.conditions import matching

ANY = [("", "any")]
YES_NO = [*ANY, ("yes", "yes"), ("no", "no")]


class ClaimFilter(forms.Form):
    q = SearchField(label="Words")
    status = forms.ChoiceField(required=False, choices=ANY + Claim.Status.choices)
    outlet = forms.ModelChoiceField(Outlet.objects.all(), required=False, empty_label="any")
    batch = forms.ModelChoiceField(Batch.objects.all(), required=False, empty_label="any")
    party = forms.CharField(required=False, max_length=200)
    quote = forms.ChoiceField(required=False, choices=ANY + [(k.value, k.value) for k in QuoteKind])
    attitude = forms.ChoiceField(required=False, choices=YES_NO)
    hedged = forms.ChoiceField(required=False, choices=YES_NO)
    denial = forms.ChoiceField(required=False, choices=YES_NO)

    def claims(self) -> ClaimQuerySet:
        """Current claims that pass; a value that makes no sense filters nothing out
        and is reported beside its field."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        claims = Claim.objects.current()
        if "q" in given:
            claims = matching(claims, given["q"])
        if "party" in given:
            claims = claims.filter(_said_by(given["party"]))
        newest_first = F("run__version__article__published_at").desc(nulls_last=True)
        return claims.filter(_plain(given)).order_by(newest_first, "pk")

    def exported(self) -> ClaimQuerySet:
        """What a file holds: the accepted ones, unless a status is asked for."""
        claims = self.claims()
        return claims if self.cleaned_data.get("status") else claims.accepted()

    def in_use(self) -> bool:
        return any(self.data.get(name) for name in self.fields)


def _plain(given: Mapping[str, Any]) -> Q:
    condition = Q()
    if "status" in given:
        condition &= Q(status=given["status"])
    if "quote" in given:
        condition &= Q(quote=given["quote"])
    if "outlet" in given:
        condition &= Q(run__version__article__outlet=given["outlet"])
    if "batch" in given:
        # Not by a join: a text that came twice in a batch has its claims once.
        items = Item.objects.filter(batch=given["batch"], version__isnull=False)
        condition &= Q(run__version__in=items.values("version"))
    for name in ("attitude", "hedged", "denial"):
        if name in given:
            condition &= Q(**{name: given[name] == "yes"})
    return condition


def _said_by(party: str) -> Q:
    named = Q(party__name__icontains=party) | Q(party__aliases__text__icontains=party)
    return Q(pk__in=Hop.objects.filter(named).values("claim"))
