"""A connection to a host's vetted address, bound to end in time."""

import io
import socket
import ssl
from functools import cache
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any

from articles.fetching.failures import FetchFailed
from articles.fetching.public import is_public
from articles.fetching.targets import PRIVATE, Target

MOST_ADDRESSES = 4  # of one host, tried one after the other
_NO_SUCH_HOST = "No server of this name is known. Check how the address is written."
_NO_ANSWER = "The name of this server cannot be looked up at the moment."
_FOR_GOOD = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


class Deadline:
    """A moment after which `left` raises TimeoutError."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def left(self) -> float:
        """Seconds, more than none."""
        seconds = self._end - monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds


class TimedSocket:
    """What `http.client` needs of a socket; each call may take what is left in all.

    A timeout of the socket alone would begin anew with every byte.
    """

    def __init__(self, connected: socket.socket, deadline: Deadline) -> None:
        self._socket, self._deadline = connected, deadline

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(self._deadline.left())
        self._socket.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Received(self._socket, self._deadline))

    def close(self) -> None:
        """Left to whoever connected: `http.client` says it before the body is read."""


class _Received(io.RawIOBase):
    def __init__(self, connected: socket.socket, deadline: Deadline) -> None:
        self._socket, self._deadline = connected, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(self._deadline.left())
        return self._socket.recv_into(buffer)


def connect(target: Target, deadline: Deadline) -> socket.socket:
    """A socket to an address of the host, every one of which is public; encrypted for https.

    The name is looked up once: the address that was vetted is the one that is used.
    Raises FetchFailed, or OSError where nobody answers.
    """
    addresses = _looked_up(target, deadline)
    if not addresses:
        raise FetchFailed(_NO_SUCH_HOST)
    if not all(is_public(ip_address(address)) for address in addresses):
        raise FetchFailed(PRIVATE)
    connected = _first_that_answers(addresses[:MOST_ADDRESSES], target.port, deadline)
    if target.scheme == "http":
        return connected
    try:
        connected.settimeout(deadline.left())
        return _tls().wrap_socket(connected, server_hostname=target.host)
    except BaseException:
        connected.close()
        raise


def _first_that_answers(addresses: list[str], port: int, deadline: Deadline) -> socket.socket:
    for address in addresses[:-1]:
        try:
            return socket.create_connection((address, port), deadline.left() / 2)
        except OSError:
            continue
    return socket.create_connection((addresses[-1], port), deadline.left())


def _looked_up(target: Target, deadline: Deadline) -> list[str]:
    """In a thread of its own, for a look-up knows no time limit."""
    answer: SimpleQueue[list[str] | OSError] = SimpleQueue()
    Thread(target=lambda: answer.put(_addresses(target)), daemon=True).start()
    try:
        found = answer.get(timeout=deadline.left())
    except Empty:
        raise TimeoutError from None
    if isinstance(found, OSError):
        for_good = found.errno in _FOR_GOOD
        raise FetchFailed(_NO_SUCH_HOST if for_good else _NO_ANSWER, temporary=not for_good)
    return found


def _addresses(target: Target) -> list[str] | OSError:
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        return error if isinstance(error, OSError) else OSError(socket.EAI_NONAME, "")
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
