"""The filter as a person fills it in."""

from typing import Any
from urllib.parse import parse_qsl

from django import forms
from django.db.models import Q

from articles.models import Batch, Outlet
from claims.extraction import QuoteKind
from claims.filters import LARGEST_KEY, ME, NAMES, Filter
from claims.models import Claim, Thread
from claimtrack.accounts.models import User

ANY = [("", "any")]
YES_NO = [*ANY, ("yes", "yes"), ("no", "no")]
BATCHES_OFFERED = 200
FIRST_ROW = 5
GONE = "It is no longer there, so nothing passes."


def _key() -> forms.IntegerField:
    return forms.IntegerField(
        required=False, min_value=1, max_value=LARGEST_KEY, widget=forms.Select
    )


def _share(label: str) -> forms.FloatField:
    widget = forms.NumberInput(attrs={"step": "any"})
    return forms.FloatField(required=False, label=label, min_value=0, max_value=1, widget=widget)


def _day(label: str) -> forms.DateField:
    # ISO only, as in the address.
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(required=False, label=label, widget=widget, input_formats=["%Y-%m-%d"])


def in_words(query: str) -> list[tuple[str, str]]:
    """What a filter asks for, a label and a value each, as its form shows them."""
    form = FilterForm(dict(parse_qsl(query))).offer()
    asked = parse_qsl(form.chosen().query)
    return [(str(form[name].label), form.shown(name, value)) for name, value in asked]


class FilterForm(forms.Form):
    """Shows a filter and says beside a field what makes no sense; such a value filters
    nothing out. The choices are fetched only by who shows the form: `offer`."""

    q = forms.CharField(required=False, label="Words", max_length=200)
    status = forms.ChoiceField(required=False, choices=ANY + Claim.Status.choices)
    outlet = _key()
    batch = _key()
    party = forms.CharField(required=False, max_length=200)
    thread = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_KEY)
    language = forms.CharField(required=False, max_length=16, help_text="Such as en.")
    quote = forms.ChoiceField(required=False, choices=ANY + [(k.value, k.value) for k in QuoteKind])
    attitude = forms.ChoiceField(required=False, choices=YES_NO)
    hedged = forms.ChoiceField(required=False, choices=YES_NO)
    denial = forms.ChoiceField(required=False, choices=YES_NO)
    anonymous = forms.ChoiceField(required=False, choices=YES_NO)
    confidence_from = _share("Confidence from")
    confidence_to = _share("Confidence to")
    since = _day("Published since")
    until = _day("Published until")
    assigned = forms.CharField(required=False, max_length=150, widget=forms.Select)

    def chosen(self) -> Filter:
        return Filter.read(self.data)

    def offer(self) -> "FilterForm":
        """Fill the choices in, one query each, and report a choice that is gone."""
        self._offer_thread()
        people = User.objects.filter(is_active=True).order_by("username")
        offered: dict[str, list[tuple[Any, str]]] = {
            "outlet": list(Outlet.objects.values_list("pk", "name")),
            "batch": self._batches(),
            "assigned": [(ME, "me"), *people.values_list("username", "username")],
        }
        for name, choices in offered.items():
            self.fields[name].widget.choices = ANY + choices
            self._report_gone(name, {str(key) for key, _ in choices})
        return self

    def _offer_thread(self) -> None:
        """Nobody knows a thread by its number: its wording stands below it."""
        number = self.chosen().thread
        thread = Thread.objects.filter(pk=number).first() if number else None
        self.fields["thread"].help_text = str(thread or "Its number.")
        self._report_gone("thread", {str(thread.pk)} if thread else set())

    def _batches(self) -> list[tuple[int, str]]:
        """The newest ones, and the chosen one however old it is."""
        newest = Batch.objects.values("pk")[:BATCHES_OFFERED]
        offered = Batch.objects.filter(Q(pk__in=newest) | Q(pk=self.chosen().batch))
        return list(offered.values_list("pk", "label"))

    def _report_gone(self, name: str, known: set[str]) -> None:
        given = str(self.data.get(name, "")).strip()
        if given and name not in self.errors and given not in known:
            self.add_error(name, GONE)

    def shown(self, name: str, value: str) -> str:
        """A value as the form, once it is offered, shows it."""
        if name == "thread":
            return str(self.fields[name].help_text)
        offered = getattr(self.fields[name].widget, "choices", ())
        return next((str(label) for key, label in offered if str(key) == value), value)

    @property
    def more(self) -> bool:
        """Whether a filter is in use that the first row does not show."""
        chosen = self.chosen()
        return any(getattr(chosen, name) not in (None, "") for name in NAMES[FIRST_ROW:])
