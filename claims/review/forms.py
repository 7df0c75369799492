"""What the review room sends."""

from django import forms

from claims.models import Judgement, Review, Thread
from claims.review.drafts import Typed

BY_KEY = (Review.Decision.ACCEPT, Review.Decision.REJECT, Review.Decision.UNSURE)


class DecisionForm(forms.Form):
    """A decision, and the revision of the claim that was on the screen."""

    decision = forms.ChoiceField(choices=[(choice.value, choice.label) for choice in BY_KEY])
    revision = forms.IntegerField(min_value=0)

    def chosen(self) -> Review.Decision:
        return Review.Decision(self.cleaned_data["decision"])


class UndoForm(forms.Form):
    """Which decision is meant; the last one if none is named."""

    review = forms.IntegerField(required=False, min_value=1)


class ReasonForm(forms.Form):
    """Why a claim was rejected, and the claim that is on the screen meanwhile."""

    reason = forms.ChoiceField(choices=Review.Reason.choices)
    claim = forms.IntegerField(required=False, min_value=1)

    def chosen(self) -> Review.Reason:
        return Review.Reason(self.cleaned_data["reason"])


class EditingForm(forms.Form):
    """What goes with the words of a draft: the step, the selection, the revision shown.

    `back` is the claim from which somebody went on to add another.
    """

    step = forms.CharField(required=False, max_length=20)
    revision = forms.IntegerField(required=False, min_value=0)
    selected = forms.CharField(required=False, strip=False)
    selected_at = forms.IntegerField(required=False, min_value=0)
    back = forms.IntegerField(required=False, min_value=1)

    @property
    def saves(self) -> bool:
        return bool(self.cleaned_data["step"] == "save")

    def selection(self) -> Typed:
        at = self.cleaned_data["selected_at"]
        words = self.cleaned_data["selected"].replace("\r\n", "\n")
        return Typed(words, "" if at is None else str(at))


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
