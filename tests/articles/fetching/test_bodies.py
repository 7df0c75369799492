"""How much is read, and for how long."""

import gzip
import time
import zlib
from collections.abc import Iterator

import pytest

from articles.fetching import fetch
from articles.fetching.fetch import MOST_BYTES
from tests.articles.fetching.trying import URL, failure
from tests.internet import Internet, Request, head

MEGABYTE = 1024 * 1024
EMPTY_BLOCK = b"\x00\x00\x00\xff\xff"  # of deflate (RFC 1951, 3.2.4)


@pytest.mark.parametrize(
    ("packing", "pack"),
    [("gzip", gzip.compress), ("X-GZIP", gzip.compress), ("deflate", zlib.compress)],
)
def test_a_packed_answer_is_unpacked(internet: Internet, packing: str, pack: object) -> None:
    assert callable(pack)
    internet.serve("news.example/1", pack(b"Rain. " * 99), headers={"Content-Encoding": packing})

    assert fetch(URL).body == b"Rain. " * 99


def test_a_gzip_bomb_is_let_go(internet: Internet) -> None:
    bomb = gzip.compress(bytes(200 * MEGABYTE), 9)
    internet.serve("news.example/1", bomb, headers={"Content-Encoding": "gzip"})

    failed = failure()

    assert len(bomb) < MEGABYTE
    assert failed.reason == "What stands at this address is larger than 10 MB."
    assert not failed.temporary


def endless(_: Request) -> Iterator[bytes]:
    yield head(200, {"Content-Type": "text/html"})
    while True:
        yield bytes(64 * 1024)


def endless_in_chunks(_: Request) -> Iterator[bytes]:
    yield head(200, {"Content-Type": "text/html", "Transfer-Encoding": "chunked"})
    while True:
        yield b"10000\r\n" + bytes(0x10000) + b"\r\n"


def endless_gzip_of_nothing(_: Request) -> Iterator[bytes]:
    yield head(200, {"Content-Type": "text/html", "Content-Encoding": "gzip"})
    yield gzip.compress(b"")[:10]
    while True:
        yield EMPTY_BLOCK * 4096


@pytest.mark.parametrize("answer", [endless, endless_in_chunks, endless_gzip_of_nothing])
def test_a_body_without_end_is_let_go(internet: Internet, answer: object) -> None:
    assert callable(answer)
    internet.serve_raw("news.example/1", answer)

    assert "larger than 10 MB" in failure().reason


def test_a_body_of_just_the_limit_is_taken(internet: Internet) -> None:
    internet.serve("news.example/1", bytes(MOST_BYTES))
    internet.serve("news.example/2", bytes(MOST_BYTES + 1))

    assert len(fetch(URL).body) == MOST_BYTES
    assert "larger" in failure("http://news.example/2").reason


def slow_to_begin(_: Request) -> Iterator[bytes]:
    time.sleep(0.8)
    yield head(200, {})


def slow_head(_: Request) -> Iterator[bytes]:
    for byte in head(200, {"X-Long": "x" * 1000}):
        time.sleep(0.05)
        yield bytes([byte])


def slow_body(_: Request) -> Iterator[bytes]:
    yield head(200, {"Content-Length": "1000"})
    for _number in range(1000):
        time.sleep(0.05)
        yield b"x"


@pytest.mark.parametrize("answer", [slow_to_begin, slow_head, slow_body])
def test_a_slow_server_is_left_in_time_however_often_it_sends_a_byte(
    internet: Internet, answer: object
) -> None:
    assert callable(answer)
    internet.serve_raw("news.example/1", answer)

    began = time.monotonic()
    failed = failure(seconds=0.4)

    assert time.monotonic() - began < 0.75
    assert failed.reason == "The server took longer than 0.4 seconds."
    assert failed.temporary


def test_the_time_is_that_of_all_redirects_together(internet: Internet) -> None:
    def turn(_: Request) -> Iterator[bytes]:
        time.sleep(0.15)
        yield head(302, {"Location": "/1"})

    internet.serve_raw("news.example/1", turn)

    assert "longer than" in failure(seconds=0.4).reason
