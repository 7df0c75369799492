"""What the review room sends."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from claims.models import Judgement, Review, Ruling, SavedView, Thread
from claims.review.assigning import MOST
from claims.review.drafts import Typed
from claimtrack.accounts.models import User
from claimtrack.accounts.roles import PERMISSIONS, Permission, Role

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


def reviewers() -> QuerySet[User]:
    roles = [role.value for role in Role if Permission.REVIEW in PERMISSIONS[role]]
    return User.objects.filter(is_active=True, role__in=roles).order_by("username")


class AssignForm(forms.Form):
    """Nobody chosen: the claim is everybody's again."""

    to = forms.ModelChoiceField(reviewers(), required=False, to_field_name="username")


class AssignManyForm(forms.Form):
    to = forms.ModelChoiceField(
        reviewers(),
        to_field_name="username",
        label="For",
        empty_label="choose",
        error_messages={"required": "Choose for whom.", "invalid_choice": "Choose for whom."},
    )
    number = forms.IntegerField(
        min_value=1,
        max_value=MOST,
        initial=50,
        label="How many",
        error_messages={
            "required": "Say how many.",
            "max_value": f"At most {MOST} at a time.",
        },
    )


class ReleaseForm(forms.Form):
    """When the hold that the page knows of would end."""

    until = forms.DateTimeField(input_formats=["%Y-%m-%dT%H:%M:%S.%f%z"])


class SavedViewForm(forms.ModelForm[SavedView]):
    """Its owner says who sees a view, and whether it asks for two people."""

    class Meta:
        model = SavedView
        fields = ("name", "shared", "twice")
        labels: ClassVar[dict[str, str]] = {"twice": "Ask two people"}
        help_texts: ClassVar[dict[str, str]] = {
            "shared": "Colleagues see it too.",
            "twice": "A second person decides without knowing the first decision.",
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("twice") and not given.get("shared"):
            self.add_error("twice", "Only a shared view can ask two people: share it as well.")
        name = given.get("name")
        others = SavedView.objects.filter(owner=self.instance.owner_id, name=name)
        if name and others.exclude(pk=self.instance.pk).exists():
            self.add_error("name", "You have a view of this name already.")
        return given


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


class RulingForm(forms.Form):
    """A step by its name (see `Edge.name`) and by its place in the list, and what is said of it."""

    step = forms.CharField(max_length=100)
    place = forms.IntegerField(required=False, min_value=1)
    verdict = forms.ChoiceField(choices=Ruling.Verdict.choices)

    def chosen(self) -> Ruling.Verdict:
        return Ruling.Verdict(self.cleaned_data["verdict"])


class PlaceForm(forms.Form):
    """Where in the list of steps somebody is."""

    place = forms.IntegerField(required=False, min_value=1)
