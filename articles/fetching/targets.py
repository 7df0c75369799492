"""What an address asks for, checked before anything is sent."""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

import idna

from articles.fetching.failures import FetchFailed
from articles.fetching.public import is_public

LONGEST = 2000  # characters
PORTS = {"http": 80, "https": 443}
PRIVATE = "This address leads into a private network and is not fetched."
_MALFORMED = "This is not an address that can be fetched. Check how it is written."
_SCHEME = "Only addresses that begin with https:// or http:// can be fetched."
_CREDENTIALS = "An address with a user name or a password in it is not fetched."
_PORT = "Only the ports 80 and 443 are fetched from."
_NUMBER = "The host of this address is written as a number. Write its name."

_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ud800-\udfff]")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMERIC = re.compile(r"\d+|0x[0-9a-f]*")  # such a last label makes the whole a number (WHATWG)


@dataclass(frozen=True)
class Target:
    """One request.

    scheme  "http" or "https"
    host    in ASCII and small letters: a name as DNS knows it, or a public IP address
    path    with the query, percent-encoded
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The value of the Host header (RFC 9110, 7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def target_of(url: str) -> Target:
    """What `url` asks for. Raises FetchFailed where that is not ours to fetch."""
    if len(url) > LONGEST or _UNSAFE.search(url):
        raise FetchFailed(_MALFORMED)
    try:
        parts = urlsplit(url)
        name, port = parts.hostname, parts.port
    except ValueError:
        raise FetchFailed(_MALFORMED) from None
    if parts.scheme not in PORTS:
        raise FetchFailed(_SCHEME)
    if "@" in parts.netloc:
        raise FetchFailed(_CREDENTIALS)
    port = PORTS[parts.scheme] if port is None else port
    if port not in PORTS.values():
        raise FetchFailed(_PORT)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~[]|")
    return Target(parts.scheme, _host(name or ""), port, f"{path}?{query}" if query else path)


def _host(name: str) -> str:
    name = _ascii(name).removesuffix(".")
    if ":" in name or _NUMERIC.fullmatch(name.rpartition(".")[2]):
        return _literal(name)
    labels = name.split(".")
    if len(name) > 253 or not all(map(_LABEL.fullmatch, labels)):
        raise FetchFailed(_MALFORMED)
    return name


def _ascii(name: str) -> str:
    """As browsers do (UTS 46), so that digits in other scripts are digits here too."""
    if name.isascii():
        return name.lower()
    try:
        return idna.encode(name, uts46=True).decode("ascii").lower()
    except idna.IDNAError:
        raise FetchFailed(_MALFORMED) from None


def _literal(written: str) -> str:
    """An IP address in its one usual form; 0177.1, 2130706433 and their like are refused."""
    try:
        address = ip_address(written)
    except ValueError:
        raise FetchFailed(_NUMBER) from None
    if not is_public(address):
        raise FetchFailed(PRIVATE)
    return str(address)
