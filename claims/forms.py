"""What a person confirms."""

from django import forms


class RollBackForm(forms.Form):
    """The number of reviews that go, typed by hand: a second confirmation."""

    reviews = forms.IntegerField(
        required=False,
        min_value=0,
        label="Number of reviews that go",
        widget=forms.NumberInput(attrs={"autocomplete": "off"}),
    )
