"""What a person hands in: files to import, and words to find articles by."""

import datetime as dt
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q, QuerySet

from articles.models import Article, Outlet, Version


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; `clean` gives the list of them."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, list) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files or [None]]


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
        widget=forms.DateInput(attrs={"type": "date"}),
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
        error_messages={"required": "Choose at least one file."},
    )


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
