"""What the review room sends."""

from django import forms

from claims.models import Review

BY_KEY = (Review.Decision.ACCEPT, Review.Decision.REJECT, Review.Decision.UNSURE)


class DecisionForm(forms.Form):
    """A decision, and the revision of the claim that was on the screen."""

    decision = forms.ChoiceField(choices=[(choice.value, choice.label) for choice in BY_KEY])
    revision = forms.IntegerField(min_value=0)

    def chosen(self) -> Review.Decision:
        return Review.Decision(self.cleaned_data["decision"])
