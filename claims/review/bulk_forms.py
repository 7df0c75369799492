"""What the list of claims sends to decide on many at once."""

from django import forms

from claims.models import Bulk

DECISIONS = [choice for choice in Bulk.Decision.choices if choice[0] != Bulk.Decision.UNDO.value]


class BulkForm(forms.Form):
    """A decision on all claims that `query` finds or, of these, on those in `page`."""

    ALL, PAGE = "all", "page"

    decision = forms.ChoiceField(choices=DECISIONS)
    scope = forms.ChoiceField(choices=[(ALL, "all"), (PAGE, "this page")])
    query = forms.CharField(required=False, max_length=4000)
    page = forms.RegexField(r"\A[0-9]{1,18}(,[0-9]{1,18}){0,199}\Z", required=False)

    def claims(self) -> list[int] | None:
        """The claims of the page; None if all are meant."""
        if self.cleaned_data["scope"] == self.ALL:
            return None
        return [int(pk) for pk in self.cleaned_data["page"].split(",") if pk]
