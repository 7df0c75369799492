from django import forms

from claimtrack.accounts.roles import Scope

DAYS = [(7, "a week"), (30, "30 days"), (90, "90 days"), (365, "a year")]


class TokenForm(forms.Form):
    name = forms.CharField(max_length=100, help_text="What it is for, such as “newsletter script”.")
    scopes = forms.MultipleChoiceField(
        label="May read",
        choices=[(scope.value, scope.value) for scope in Scope],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one."},
    )
    days = forms.TypedChoiceField(label="Good for", choices=DAYS, coerce=int, initial=90)

    def chosen(self) -> list[Scope]:
        return [Scope(each) for each in self.cleaned_data["scopes"]]
