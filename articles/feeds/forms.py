"""What a person hands in to follow feeds: an address, or a list of them in OPML."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from articles.feeds.entries import feeds_listed
from articles.fetching import FetchFailed, target_of
from articles.models import Feed
from articles.reading import FeedAddress, Rejected

OPML_BYTES = 1024 * 1024
MOST_FEEDS = 500


class FollowForm(forms.Form):
    url = forms.CharField(
        label="Address of the feed",
        required=False,
        max_length=2000,
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off"}),
    )
    file = forms.FileField(
        label="Or a list of feeds",
        required=False,
        help_text="As a feed reader exports it (OPML).",
    )
    outlet = forms.CharField(
        required=False,
        max_length=200,
        help_text="For entries that name none.",
        widget=forms.TextInput(attrs={"list": "outlets", "autocomplete": "off"}),
    )
    interval = forms.TypedChoiceField(
        label="Poll", choices=Feed.Interval.choices, coerce=int, initial=Feed.Interval.HOUR
    )
    whole_pages = forms.BooleanField(
        label="Fetch the page of each entry", required=False, help_text="For feeds of summaries."
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if not url:
            return ""
        try:
            return target_of(url if "://" in url else f"https://{url}").url
        except FetchFailed as failed:
            raise forms.ValidationError(failed.reason) from None

    def clean_file(self) -> list[FeedAddress]:
        """The feeds that the file names."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is None:
            return []
        if (file.size or 0) > OPML_BYTES:
            raise forms.ValidationError("This file is too large to be a list of feeds.")
        try:
            found = feeds_listed(file.read())
        except Rejected as rejected:
            raise forms.ValidationError(rejected.reason) from None
        if len(found) > MOST_FEEDS:
            raise forms.ValidationError(f"This file names more than {MOST_FEEDS} feeds. Split it.")
        return found

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not self.errors and not given.get("url") and not given.get("file"):
            self.add_error("url", "Give an address, or a file that lists some.")
        return given

    def feeds(self) -> list[tuple[str, str]]:
        """Address and title of each feed asked for; call it on a valid form."""
        given = self.cleaned_data
        listed = [(found.url, found.title) for found in given["file"]]
        return [(given["url"], ""), *listed] if given["url"] else listed
