"""One record, normalised: the text that offsets point into, and what a person would be shown."""

from dataclasses import dataclass
from datetime import datetime

from articles.reading.records import Record


@dataclass(frozen=True)
class Normalised:
    """The immutable text of an article and its metadata; what is not known is empty.

    sha256  of the text in UTF-8, hexadecimal
    language  ISO 639-1, such as "en"
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
    """The article in a record. Raises `Rejected` when nothing readable remains."""
    raise NotImplementedError
