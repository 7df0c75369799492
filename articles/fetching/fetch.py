"""One GET, followed through its redirects, each of them vetted like the first address."""

import ssl
import zlib
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import urljoin

from articles.fetching.failures import FetchFailed
from articles.fetching.sockets import Deadline, TimedSocket, connect
from articles.fetching.targets import Target, target_of

SECONDS = 20.0  # in all: names, redirects, body
MEGABYTES = 10  # after unpacking
MOST_BYTES = MEGABYTES * 1024 * 1024
MOST_REDIRECTS = 5
CHUNK = 64 * 1024
HEADERS = {
    "User-Agent": "ClaimTrack/0.1 (newsroom article import)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}

_REDIRECTS = {301, 302, 303, 307, 308}
_TEMPORARY = {408, 425, 429}
_TEXTS = {
    *("", "application/xml", "application/json", "application/pdf", "application/octet-stream"),
    *("message/rfc822", "multipart/related", "application/x-ndjson"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True)
class Validators:
    """What a server said of an earlier answer, to ask whether there is a newer one (RFC 9110,
    13); empty where it said nothing."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> dict[str, str]:
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True)
class Fetched:
    """An answer.

    url     where it stood, after all redirects
    media   its type as declared, such as "text/html", or ""; `charset` likewise
    """

    url: str
    body: bytes
    media: str
    charset: str
    validators: Validators


def fetch(url: str, *, seconds: float = SECONDS) -> Fetched:
    """What stands at `url`. Raises FetchFailed."""
    fetched = fetch_if_changed(url, Validators(), seconds=seconds)
    if fetched is None:
        raise FetchFailed("The server says that nothing has changed, without having been asked.")
    return fetched


def fetch_if_changed(url: str, known: Validators, *, seconds: float = SECONDS) -> Fetched | None:
    """What stands at `url`, or None if it is still what `known` tells of. Raises FetchFailed."""
    try:
        return _followed(target_of(url), known, Deadline(seconds))
    except TimeoutError:
        reason = f"The server took longer than {seconds:g} seconds."
    except ssl.SSLCertVerificationError:
        raise FetchFailed("The certificate of this server is not to be trusted.") from None
    except (HTTPException, ValueError, zlib.error):
        reason = "The server's answer cannot be understood."
    except OSError:
        reason = "The server cannot be reached, or broke off."
    raise FetchFailed(reason, temporary=True)


def _followed(target: Target, known: Validators, deadline: Deadline) -> Fetched | None:
    for _ in range(MOST_REDIRECTS + 1):
        with connect(target, deadline) as connected:
            connection = HTTPConnection(target.host, target.port)
            connection.sock = TimedSocket(connected, deadline)
            headers = {"Host": target.authority, **HEADERS, **known.headers()}
            connection.request("GET", target.path, headers=headers)
            response = connection.getresponse()
            if response.status not in _REDIRECTS:
                return _answer(target, response)
            target = _next(target, response)
    raise FetchFailed(f"This address leads on to another more than {MOST_REDIRECTS} times.")


def _next(target: Target, response: HTTPResponse) -> Target:
    location = response.headers.get("Location")
    if not location:
        raise FetchFailed("This address leads on, but the server does not say where to.")
    with suppress(UnicodeError):  # it should be ASCII, but is often written in UTF-8
        location = location.encode("latin-1").decode("utf-8")
    try:
        return target_of(urljoin(target.url, location.strip().replace(" ", "%20")))
    except ValueError:
        raise FetchFailed("This address leads on to one that is not valid.") from None


def _answer(target: Target, response: HTTPResponse) -> Fetched | None:
    status = response.status
    if status == HTTPStatus.NOT_MODIFIED:
        return None
    if status != HTTPStatus.OK:
        temporary = status in _TEMPORARY or status >= 500
        raise FetchFailed(f"The server answered {_named(status)}.", temporary=temporary)
    media = response.headers.get_content_type() if "Content-Type" in response.headers else ""
    if not (media in _TEXTS or media.startswith("text/") or media.endswith(("+xml", "+json"))):
        raise FetchFailed("What stands at this address is no text, but a picture or the like.")
    return Fetched(
        url=target.url,
        body=_body(response),
        media=media,
        charset=response.headers.get_content_charset("") or "",
        validators=Validators(_header(response, "ETag"), _header(response, "Last-Modified")),
    )


def _named(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)


def _header(response: HTTPResponse, name: str) -> str:
    value = response.headers.get(name, "")
    return value if len(value) <= 200 and value.isascii() and value.isprintable() else ""


def _body(response: HTTPResponse) -> bytes:
    """Unpacked by a running counter, for the declared length need not be true."""
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    if packing not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise FetchFailed("The server packs its answer in a way that was not asked for.")
    unpack = None if packing in {"", "identity"} else zlib.decompressobj(47)
    body, taken = bytearray(), 0
    while chunk := response.read(CHUNK):
        taken += len(chunk)
        body += unpack.decompress(chunk, MOST_BYTES + 1 - len(body)) if unpack else chunk
        if max(taken, len(body)) > MOST_BYTES:
            raise FetchFailed(f"What stands at this address is larger than {MEGABYTES} MB.")
    if response.length or (unpack and taken and not unpack.eof):
        raise ConnectionError
    return bytes(body)
