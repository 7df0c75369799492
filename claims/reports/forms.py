"""What is compared, and what an editor adds when it is frozen."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict

from articles.models import Outlet
from claims.filters import Filter
from claims.models import Report, SavedView
from claims.reports.comparison import Remark
from claims.reports.selection import ALL, Selection
from claimtrack.accounts.models import User

CREDIBILITY = (
    ("6", "6, cannot be judged"),
    ("1", "1, confirmed"),
    ("2", "2, probably true"),
    ("3", "3, possibly true"),
    ("4", "4, doubtful"),
    ("5", "5, improbable"),
)


def _day(label: str) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(required=False, label=label, widget=widget, input_formats=["%Y-%m-%d"])


class SelectionForm(forms.Form):
    """Shows a selection. Words and a saved view choose threads anew: `selection` has them as a
    filter, which stands in the address from then on."""

    q = forms.CharField(
        required=False,
        label="Words",
        max_length=200,
        help_text="Threads with a claim that has them.",
    )
    view = forms.ModelChoiceField(
        SavedView.objects.none(), required=False, label="Saved view", empty_label="none"
    )
    since = _day("Published since")
    until = _day("Published until")
    outlet = forms.ModelMultipleChoiceField(
        Outlet.objects.all(),
        required=False,
        label="Outlets",
        help_text="None chosen: every outlet that has one of the threads.",
        widget=forms.SelectMultiple(attrs={"size": 4}),
    )
    waiting = forms.ChoiceField(
        required=False,
        label="Claims",
        choices=[("", "accepted ones only"), ("yes", "also those that wait")],
    )

    def __init__(self, given: QueryDict, person: User) -> None:
        super().__init__(given)
        self.person = person
        views = SavedView.objects.for_person(person)
        self.fields["view"].queryset = views  # type: ignore[attr-defined]

    @property
    def chooses(self) -> bool:
        """Whether words or a view choose the threads."""
        return self.is_valid() and bool(self.cleaned_data["q"] or self.cleaned_data["view"])

    def selection(self) -> Selection:
        """With the threads of the words and the view, and those that were picked besides."""
        view: SavedView | None = self.cleaned_data["view"]
        chosen = Filter.parse(view.query if view else "").seen_by(self.person)
        chosen = replace(chosen, q=self.cleaned_data["q"] or chosen.q)
        assert isinstance(self.data, QueryDict)
        return replace(Selection.read(self.data), claims=chosen.query or ALL)


class FreezeForm(forms.Form):
    """Title, note, and for each row a note and how credible it is."""

    title = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"size": 60}))
    note = forms.CharField(
        required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    supersedes = forms.ModelChoiceField(
        Report.objects.filter(status=Report.Status.CURRENT).listed(),
        required=False,
        label="Takes the place of",
        empty_label="no other report",
        error_messages={"invalid_choice": "That report is not current any more. Choose again."},
    )

    def __init__(
        self,
        threads: Mapping[int, str],
        given: QueryDict | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(given, initial=dict(initial or {}))
        self.threads = threads
        for thread in threads:
            self.fields[f"credibility-{thread}"] = forms.ChoiceField(
                choices=CREDIBILITY, label="Credibility", initial="6"
            )
            self.fields[f"note-{thread}"] = forms.CharField(
                required=False,
                max_length=5_000,
                label="Note",
                widget=forms.Textarea(attrs={"rows": 1}),
            )

    def rows(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        return [
            (wording, self[f"credibility-{thread}"], self[f"note-{thread}"])
            for thread, wording in self.threads.items()
        ]

    def general(self) -> list[forms.BoundField]:
        return [self["title"], self["note"], self["supersedes"]]

    def remarks(self) -> dict[int, Remark]:
        given = self.cleaned_data
        return {
            thread: Remark(given[f"note-{thread}"], given[f"credibility-{thread}"])
            for thread in self.threads
        }


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        max_length=2_000,
        label="Why",
        help_text="Whoever opens the report reads it.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why, so that readers know what does not hold."},
    )
