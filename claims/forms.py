"""What a person confirms, and which deeds they want to see."""

from collections.abc import Mapping

from django import forms

from claimtrack.accounts.models import User


class RollBackForm(forms.Form):
    """The number of reviews that go, typed by hand: a second confirmation."""

    reviews = forms.IntegerField(
        required=False,
        min_value=0,
        label="Number of reviews that go",
        widget=forms.NumberInput(attrs={"autocomplete": "off"}),
    )


class AuditForm(forms.Form):
    """Which deeds; what makes no sense filters nothing out."""

    by = forms.CharField(required=False, max_length=150, label="Who", widget=forms.Select)
    action = forms.CharField(
        required=False,
        max_length=64,
        label="Deed begins with",
        widget=forms.TextInput(attrs={"placeholder": "report."}),
    )
    on = forms.DateField(
        required=False,
        label="Day",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )

    def __init__(self, data: Mapping[str, str]) -> None:
        super().__init__(data)
        people = User.objects.order_by("username").values_list("username", "username")
        self.fields["by"].widget.choices = [("", "anybody"), ("machine", "the machine"), *people]

    @property
    def in_use(self) -> bool:
        return any(self.data.get(name) for name in self.fields)
