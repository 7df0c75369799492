"""What the pages of parties send."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from claims.extraction import Kind
from claims.models import Alias, Party
from claims.parties.proposals import Answer
from claims.resolution.names import normal_form

MOST_MEANT = 20
NOBODY = "No party has this name. Take one from the list of parties."
SEVERAL = "Several parties have this name. Choose one of those below."
ANY = [("", "any")]


class PartyFilter(forms.Form):
    q = forms.CharField(required=False, label="Name", max_length=200)
    kind = forms.ChoiceField(required=False, choices=ANY + [(k.value, k.value) for k in Kind])

    def parties(self) -> QuerySet[Party]:
        """Named parties that pass, by any of their names; nonsense filters nothing out."""
        self.is_valid()
        parties = Party.objects.filter(named=True, merged_into=None)
        if typed := self.cleaned_data.get("q"):
            normal = normal_form(typed)
            known = Alias.objects.filter(normal__contains=normal).values("party")
            parties = parties.filter(Q(normal__contains=normal) | Q(pk__in=known))
        if kind := self.cleaned_data.get("kind"):
            parties = parties.filter(kind=kind)
        return parties.order_by("normal", "pk")

    def in_use(self) -> bool:
        return any(self.data.get(name) for name in self.fields)


class DescriptionForm(forms.Form):
    kind = forms.ChoiceField(choices=[(kind.value, kind.value) for kind in Kind])
    reliability = forms.ChoiceField(choices=Party.Reliability.choices)
    why = forms.CharField(required=False, max_length=300, label="Why")


class AliasForm(forms.Form):
    alias = forms.CharField(max_length=300, label="Another name")


class OtherForm(forms.Form):
    """The other party of a merge, by any of its names; `other` is its number. Where several have
    that name, `several` holds them to choose from."""

    name = forms.CharField(max_length=300, label="The other party", required=False)
    other = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        typed = normal_form(given.get("name") or "")
        parties = Party.objects.filter(merged_into=None)
        if given.get("other"):
            given["party"] = parties.filter(pk=given["other"]).first()
        elif typed:
            given["several"] = self._meant(typed)
            given["party"] = given["several"][0] if len(given["several"]) == 1 else None
        if not given.get("party"):
            several = bool(given.get("several"))
            self.add_error("name", SEVERAL if several else NOBODY)
        return given

    def _meant(self, typed: str) -> list[Party]:
        known = Q(normal=typed, named=True) | Q(aliases__normal=typed)
        found = Party.objects.filter(known, merged_into=None).order_by("pk").distinct()
        return list(found[:MOST_MEANT])


class AliasesForm(forms.Form):
    """Some of a party's aliases."""

    alias = forms.ModelMultipleChoiceField(Alias.objects.none(), label="Names")

    def __init__(self, party: Party, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["alias"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = party.aliases.exclude(normal=party.normal).order_by("text")
        field.error_messages["required"] = "Choose at least one name."


class ProposalForm(forms.Form):
    """An answer about two parties, and the revision of the proposal that was on the screen."""

    answer = forms.ChoiceField(choices=[(each.value, each.value) for each in Answer])
    revision = forms.IntegerField(min_value=0)

    def chosen(self) -> Answer:
        return Answer(self.cleaned_data["answer"])
