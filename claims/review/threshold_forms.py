"""What the page of thresholds sends."""

from typing import Any

from django import forms

from claims.linking.model import TELLING
from claims.linking.thresholds import Wish


class ThresholdForm(forms.Form):
    """Thresholds that somebody wishes for, and the number of those that were on the screen."""

    relation = forms.ChoiceField(choices=[(each, each) for each in TELLING])
    suggest = forms.FloatField(required=False, min_value=0.01, max_value=0.99)
    apply = forms.FloatField(required=False, min_value=0.01, max_value=0.99)
    seen = forms.IntegerField(required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        suggest, apply = given.get("suggest"), given.get("apply")
        if suggest and apply and apply < suggest:
            self.add_error(
                "apply", "What is applied must be at least as likely as what is suggested."
            )
        return given

    def wish(self) -> Wish:
        given = self.cleaned_data
        return Wish(given["relation"], given["suggest"], given["apply"])
