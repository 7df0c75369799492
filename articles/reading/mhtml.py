"""A web page saved with its pictures (RFC 2557, MHTML): one article, the page itself."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from articles.reading import mail
from articles.reading.heads import Head, whole
from articles.reading.limits import MAIL_BYTES
from articles.reading.records import Record, Rejected

_RELATED = re.compile(r"^content-type:\s{1,20}multipart/related\b", re.IGNORECASE | re.MULTILINE)


def recognises(head: Head) -> bool:
    """It begins as a mail does, names its parts related, and no one received it."""
    top = re.split(r"\r?\n\r?\n", head.text, maxsplit=1)[0]
    is_mail = re.search(r"^(?:received|to|delivered-to):", top, re.IGNORECASE | re.MULTILINE)
    begins = re.match(r"[A-Za-z][A-Za-z0-9-]{1,60}:", top)
    return bool(begins and _RELATED.search(top)) and not is_mail


def records(head: Head, stream: BinaryIO) -> Iterator[Record]:
    """The one article of the file. Raises `Rejected`."""
    saved = mail.parsed(whole(head, stream, MAIL_BYTES))
    page = mail.part(saved, "text/html")
    if not page.strip():
        raise Rejected("This saved page holds no HTML. Save it again from the browser.")
    url = mail.field(saved, "Snapshot-Content-Location")
    yield Record(head.name, page, "html", url=url)
