"""The search box as a form field: what is typed becomes a query, or a sentence saying why not."""

from typing import Any

from django import forms

from claims.search.fields import NotUnderstood
from claims.search.query import Query, parse

LONGEST = 200


class SearchField(forms.CharField):
    """`clean` gives a Query, which is false if nothing is sought."""

    widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=LONGEST, **options)

    def clean(self, value: Any) -> Query:
        try:
            return parse(super().clean(value))
        except NotUnderstood as refused:
            raise forms.ValidationError(str(refused)) from refused
