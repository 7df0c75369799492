"""What a person hands in: files to import, and words to find articles by."""

import datetime as dt
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q, QuerySet

from articles.models import Article, Outlet, Upload, Version
from articles.reading import ColumnMapping
from articles.reading.columns import FIELDS

PASTED_CHARACTERS = 500_000  # within what Django takes in a form besides files


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; `clean` gives the list of them."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, list) else [data]
        cleaned = [super(FilesField, self).clean(file, initial) for file in files or [None]]
        return list(filter(None, cleaned))


class DefaultsForm(forms.Form):
    """What the files do not say."""

    outlet = forms.CharField(
        required=False,
        max_length=200,
        help_text="For articles whose file names none.",
        widget=forms.TextInput(attrs={"list": "outlets", "autocomplete": "off"}),
    )
    published = forms.DateField(
        required=False,
        help_text="For articles whose file gives no date.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_published(self) -> dt.date | None:
        published: dt.date | None = self.cleaned_data["published"]
        if published and published > dt.datetime.now(dt.UTC).date():
            raise forms.ValidationError("This day is still to come.")
        return published


class UploadForm(DefaultsForm):
    file = FilesField(
        label="Choose files",
        allow_empty_file=True,  # reading says what is wrong with it, beside the other files
        max_length=255,
        required=False,
    )
    pasted = forms.CharField(
        label="Or paste a text",
        required=False,
        strip=False,
        max_length=PASTED_CHARACTERS,
        help_text="An article, rows of a table, JSON, or addresses, one a line: it is read as a "
        "file of that kind would be.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not self.errors and not given["file"] and not given["pasted"].strip():
            self.add_error("file", "Choose at least one file, or paste a text.")
        return given


class ColumnsForm(forms.Form):
    """Which column of a table becomes what; a field a column, in their order."""

    CHOICES = (
        ("", "not used"),
        ("title", "title"),
        ("body", "text"),
        ("outlet", "outlet"),
        ("byline", "byline"),
        ("published", "date published"),
        ("modified", "date changed"),
        ("url", "address"),
        ("language", "language"),
    )

    def __init__(self, upload: Upload, data: Any = None) -> None:
        super().__init__(data)
        self.names = [column["name"] for column in upload.columns]
        mapping = ColumnMapping(tuple(upload.mapping.items())).completed(self.names)
        becomes = {column: field for field, column in mapping.chosen if column}
        for place, column in enumerate(upload.columns):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                choices=self.CHOICES,
                required=False,
                label=column["name"],
                help_text=" · ".join(filter(None, column["examples"])),
                initial=becomes.get(column["name"], ""),
            )

    def clean(self) -> dict[str, Any]:
        chosen = [field for field in self.cleaned_data.values() if field]
        twice = {label for field, label in self.CHOICES if chosen.count(field) > 1}
        if twice:
            named = " and the ".join(sorted(twice))
            raise forms.ValidationError(f"The {named} can be filled by one column only.")
        if "body" not in chosen:
            raise forms.ValidationError("Say which column holds the text of the articles.")
        return self.cleaned_data

    @property
    def mapping(self) -> ColumnMapping:
        """What was chosen; what no column was chosen for stays empty."""
        column_of = {
            field: name for name, field in zip(self.names, self.cleaned_data.values(), strict=True)
        }
        return ColumnMapping(tuple((field, column_of.get(field, "")) for field in FIELDS))


WAITING = "waiting"


class ArticleFilter(forms.Form):
    q = forms.CharField(required=False, label="Words of the title", max_length=200)
    outlet = forms.ModelChoiceField(Outlet.objects.all(), required=False, empty_label="any")
    state = forms.ChoiceField(
        required=False, choices=[("", "any"), (WAITING, "waits: not in English")]
    )

    def articles(self) -> QuerySet[Article]:
        """Articles that pass; a value that makes no sense filters nothing out."""
        self.is_valid()
        condition = Q()
        for word in self.cleaned_data.get("q", "").split():
            condition &= Q(title__icontains=word)
        if outlet := self.cleaned_data.get("outlet"):
            condition &= Q(outlet=outlet)
        if self.cleaned_data.get("state") == WAITING:
            waiting = Version.objects.exclude(waiting_language="")
            condition &= Q(pk__in=waiting.values("article"))
        return Article.objects.with_waiting().filter(condition).select_related("outlet")

    def in_use(self) -> bool:
        return any(self.data.get(name) for name in self.fields)
