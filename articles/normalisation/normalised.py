"""One record, normalised: the text that offsets point into, and what a person would be shown."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from articles.normalisation import metadata
from articles.normalisation.boilerplate import begins_with
from articles.normalisation.pages import Page, page_of
from articles.normalisation.texts import normalise_text
from articles.reading.records import Record, Rejected


@dataclass(frozen=True)
class Normalised:
    """The immutable text of an article and its metadata; what is not known is empty.

    title   never empty: the headline, or the opening words
    sha256  of the text in UTF-8, hexadecimal
    language  ISO 639, such as "en"
    """

    text: str
    title: str
    outlet: str
    byline: str
    published: datetime | None
    url: str
    language: str
    sha256: str


def normalise(record: Record) -> Normalised:
    """The article in a record. Raises `Rejected` when nothing readable remains.

    What the record says of itself goes before what its page says. A title that the body does not
    begin with becomes the first paragraph of the text.
    """
    page = page_of(record.body, record.url) if record.media == "html" else Page(record.body)
    url = metadata.canonical_url(record.url or page.url)
    outlet = metadata.one_line(record.outlet or page.outlet) or metadata.outlet_at(url)
    title = metadata.cleaned_title(record.title or page.title, outlet)
    text = _text(title, page.body)
    return Normalised(
        text=text,
        title=title or metadata.title_in(text),
        outlet=outlet,
        byline=metadata.cleaned_byline(record.byline or page.byline),
        published=record.published or page.published,
        url=url,
        language=metadata.language_of(record.language or page.language, text),
        sha256=sha256(text.encode()).hexdigest(),
    )


def _text(title: str, given: str) -> str:
    body = normalise_text(given).text
    if not any(map(str.isalpha, body)):
        raise Rejected("No readable text remains. Check that the file holds the article itself.")
    if not title or begins_with(body, title):
        return body
    return normalise_text(f"{title}\n\n{body}").text
