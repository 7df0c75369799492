"""The article at an address: fetched, and read like any file."""

import io
from dataclasses import replace
from itertools import islice
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from articles.fetching.fetch import Fetched, fetch
from articles.reading import Record, Rejected, Rejection, read
from articles.reading.charsets import charset_declared, charset_of, decode

_PAGES = {"text/html", "application/xhtml+xml"}
_NOT_ONE = "There is no single article at this address. Save what is there and import the file."


def fetch_record(url: str, locator: str) -> Record:
    """The one article at `url`, as given there. Raises FetchFailed and `Rejected`."""
    fetched = fetch(url)
    found = list(islice(read(_name(fetched), io.BytesIO(_in_utf8(fetched))), 2))
    match found:
        case [Record() as record]:
            return replace(record, locator=locator, url=fetched.url)
        case [Rejection(reason=reason)]:
            raise Rejected(reason)
    raise Rejected(_NOT_ONE)


def _name(fetched: Fetched) -> str:
    """What the server sends as a page is one, whatever its address ends in."""
    is_page = fetched.media in _PAGES
    return "page.html" if is_page else PurePosixPath(urlsplit(fetched.url).path).name or "page"


def _in_utf8(fetched: Fetched) -> bytes:
    """A page in the charset that the server declares, unless the bytes prove to be UTF-8."""
    declared = charset_declared(fetched.charset)
    if fetched.media in _PAGES and declared and not charset_of(fetched.body).startswith("utf"):
        return decode(fetched.body, declared).encode()
    return fetched.body
