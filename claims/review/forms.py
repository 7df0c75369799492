"""What the review room sends."""

from django import forms

from claims.models import Judgement, Review, Thread

BY_KEY = (Review.Decision.ACCEPT, Review.Decision.REJECT, Review.Decision.UNSURE)


class DecisionForm(forms.Form):
    """A decision, and the revision of the claim that was on the screen."""

    decision = forms.ChoiceField(choices=[(choice.value, choice.label) for choice in BY_KEY])
    revision = forms.IntegerField(min_value=0)

    def chosen(self) -> Review.Decision:
        return Review.Decision(self.cleaned_data["decision"])


class AnswerForm(forms.Form):
    """An answer about a link, and the revision of the link that was on the screen."""

    answer = forms.ChoiceField(choices=Judgement.Answer.choices)
    revision = forms.IntegerField(min_value=0)

    def clean_answer(self) -> str:
        answer: str = self.cleaned_data["answer"]
        if answer == Judgement.Answer.UNDO:
            raise forms.ValidationError("Undo has a button of its own.")
        return answer

    def chosen(self) -> Judgement.Answer:
        return Judgement.Answer(self.cleaned_data["answer"])


class WordsForm(forms.Form):
    q = forms.CharField(required=False, label="Words", max_length=200)

    @property
    def in_use(self) -> bool:
        return bool(self.data.get("q"))


class RenameForm(forms.Form):
    wording = forms.CharField(max_length=1000, strip=True)


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(Thread.objects.all())
