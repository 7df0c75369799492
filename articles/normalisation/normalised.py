"""One record, normalised: the text that offsets point into, and what a person would be shown."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from articles.normalisation import metadata
from articles.normalisation.boilerplate import has_headline
from articles.normalisation.credits import wire_of
from articles.normalisation.pages import Page, page_of
from articles.normalisation.paragraphs import Run
from articles.normalisation.texts import NormalisedText, normalise_text
from articles.reading.records import Record, Rejected


@dataclass(frozen=True)
class Normalised:
    """The immutable text of an article and its metadata; what is not known is empty.

    title   never empty: the headline, or the opening words
    sha256  of the text in UTF-8, hexadecimal
    language  ISO 639, such as "en"
    signal  what `published` was taken from: "file", "JSON-LD", "meta …", "address", "page text";
            why nothing was, where the file has a date that cannot be read for sure
    modified  where it is later than `published`
    wire  the agency that the text credits
    segments  of `NormalisedText`, into the body of the record; none where that is HTML
    """

    text: str
    title: str
    outlet: str
    byline: str
    published: datetime | None
    url: str
    language: str
    sha256: str
    segments: tuple[Run, ...]
    modified: datetime | None = None
    signal: str = ""
    wire: str = ""


def normalise(record: Record, *, outlet: str = "") -> Normalised:
    """The article in a record. Raises `Rejected` when nothing readable remains.

    What the record says of itself goes before what its page says; `outlet` is the publisher where
    neither names one. A title that the body does not
    begin with becomes the first paragraph of the text.
    """
    page = page_of(record.body, record.url) if record.media == "html" else Page(record.body)
    url = metadata.canonical_url(record.url or page.url)
    outlet = metadata.one_line(record.outlet or page.outlet or outlet) or metadata.outlet_at(url)
    title = metadata.cleaned_title(record.title or page.title, outlet)
    found = _readable(page.body, title)
    text = found.text
    byline = metadata.cleaned_byline(record.byline or page.byline)
    published = record.published or page.dating.published
    modified = record.modified or page.dating.modified
    return Normalised(
        text=text,
        title=title or metadata.title_in(text),
        outlet=outlet,
        byline=byline,
        published=published,
        url=url,
        language=metadata.language_of(record.language or page.language, text),
        sha256=sha256(text.encode()).hexdigest(),
        segments=found.segments if record.media == "text" else (),
        modified=modified if modified and (not published or modified > published) else None,
        signal=_signal(record, page),
        wire=wire_of(text, byline, outlet),
    )


def _signal(record: Record, page: Page) -> str:
    if not record.published and page.dating.published:
        return page.dating.signal
    return record.signal or ("file" if record.published else "")


def _readable(given: str, title: str) -> NormalisedText:
    """The text of the story under its title."""
    body = normalise_text(given)
    if not any(map(str.isalpha, body.text)):
        raise Rejected("No readable text remains. Check that the file holds the article itself.")
    if not title or has_headline(body.text, title):
        return body
    return body.under(title)
