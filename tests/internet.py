"""An open web for the tests: names, addresses and answers of our own, served from this machine.

It stands where the product meets the network, in the two functions of `socket` that look a
name up and connect; every rule about addresses stays in force. A connection to an address that
no host here has fails the test.
"""

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import parse_headers
from ipaddress import ip_address
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any

CERTIFICATE = Path(__file__).parent / "articles" / "fetching" / "news.example.pem"
PUBLIC = "198.41.0.4"

look_up, connect = socket.getaddrinfo, socket.create_connection


@dataclass(frozen=True)
class Request:
    path: str
    headers: Mapping[str, str]


Answer = Callable[[Request], Iterable[bytes]]


@dataclass
class Internet:
    """Who has which addresses, what stands where, and what was asked for."""

    ports: dict[int, int]
    names: dict[str, list[str]] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)

    def host(self, name: str, *addresses: str) -> None:
        self.names[name] = list(addresses) or [PUBLIC]

    def serve(
        self,
        url: str,
        body: bytes | str = b"",
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Answer `url` ("news.example/1") so, from now on."""
        data = body.encode() if isinstance(body, str) else body
        given = {"Content-Type": "text/html", "Content-Length": str(len(data)), **(headers or {})}
        self.serve_raw(url, lambda request: [head(status, given), data])

    def serve_raw(self, url: str, answer: Answer) -> None:
        self.names.setdefault(url.partition("/")[0], [PUBLIC])
        self.answers[url] = answer

    def getaddrinfo(self, host: Any, *given: Any, **named: Any) -> list[Any]:
        with suppress(ValueError):
            ip_address(host)
            return look_up(host, *given, **named)
        self.looked_up.append(host)
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "no such host")
        return [entry for a in self.names[host] for entry in look_up(a, *given, **named)]

    def create_connection(self, address: tuple[str, int], timeout: float) -> socket.socket:
        known = {a for addresses in self.names.values() for a in addresses}
        assert address[0] in known, f"a connection to {address[0]}"
        self.connected.append(address[0])
        return connect(("127.0.0.1", self.ports[address[1]]), timeout)


def head(status: int, headers: Mapping[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode()


@contextmanager
def open_internet() -> Iterator[Internet]:
    """Servers for it; the fixture `internet` puts it in the place of the real one."""
    internet = Internet({})
    with _server(internet, None) as plain, _server(internet, CERTIFICATE) as secure:
        internet.ports.update({80: plain, 443: secure})
        yield internet


@contextmanager
def _server(internet: Internet, certificate: Path | None) -> Iterator[int]:
    """A server that answers for every host of `internet`; its port."""

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                connection = _encrypted(self.request, certificate)
                with connection, connection.makefile("rb") as stream:
                    _respond(internet, connection, stream)

    class Server(ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def _encrypted(connection: socket.socket, certificate: Path | None) -> socket.socket:
    if certificate is None:
        return connection
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context.wrap_socket(connection, server_side=True)


def _respond(internet: Internet, connection: socket.socket, stream: Any) -> None:
    path = stream.readline().decode().split()[1]
    headers = {name.lower(): value for name, value in parse_headers(stream).items()}
    request = Request(path, headers)
    internet.requests.append(request)
    missing: Answer = lambda _: [head(404, {"Content-Length": "0"})]  # noqa: E731
    for chunk in internet.answers.get(f"{headers['host']}{path}", missing)(request):
        connection.sendall(chunk)
