from django import forms


class UntilForm(forms.Form):
    """Up to which day; a day that makes no sense asks for the newest."""

    until = forms.DateField(
        required=False,
        label="Up to",
        input_formats=["%Y-%m-%d"],  # ISO only, as in the address
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    @property
    def in_use(self) -> bool:
        return bool(self.data.get("until"))
