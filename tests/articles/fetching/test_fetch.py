"""Fetching from servers that are kind, slow, broken or hostile."""

import gzip
import socket
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.fetching import FetchFailed, Validators, fetch, fetch_if_changed, sockets
from articles.fetching.fetch import MOST_BYTES
from articles.fetching.sockets import Deadline
from tests.articles.fetching.trying import URL, failure
from tests.internet import CERTIFICATE, PUBLIC, Internet, Request, head


def test_a_page_comes_with_its_type_charset_and_validators(internet: Internet) -> None:
    internet.serve(
        "news.example/1?a=b",
        "Rain.",
        headers={
            "Content-Type": 'text/HTML; charset="Windows-1251"',
            "ETag": '"v1"',
            "Last-Modified": "Fri, 06 Mar 2026 08:30:00 GMT",
        },
    )

    fetched = fetch("http://news.example/1?a=b#rain")

    assert fetched.url == "http://news.example/1?a=b"
    assert fetched.body == b"Rain."
    assert (fetched.media, fetched.charset) == ("text/html", "windows-1251")
    assert fetched.validators == Validators('"v1"', "Fri, 06 Mar 2026 08:30:00 GMT")


def test_the_request_names_the_host_and_who_asks(internet: Internet) -> None:
    internet.serve("news.example/1")

    fetch(URL)

    (request,) = internet.requests
    assert request.headers["host"] == "news.example"
    assert request.headers["user-agent"].startswith("ClaimTrack/")
    assert request.headers["accept-encoding"] == "gzip"
    assert not {"cookie", "authorization", "if-none-match"} & set(request.headers)


def test_the_name_is_looked_up_once_and_the_vetted_address_is_used(internet: Internet) -> None:
    internet.serve("news.example/1")

    fetch(URL)

    assert internet.looked_up == ["news.example"]
    assert internet.connected == [PUBLIC]


def test_the_next_address_is_tried_where_one_does_not_answer(
    internet: Internet, monkeypatch: pytest.MonkeyPatch
) -> None:
    internet.serve("news.example/1", "Rain.")
    internet.host("news.example", "198.41.0.5", PUBLIC)
    answering = internet.create_connection

    def only_the_second(address: tuple[str, int], timeout: float) -> object:
        if address[0] == "198.41.0.5":
            raise ConnectionRefusedError
        return answering(address, timeout)

    monkeypatch.setattr("socket.create_connection", only_the_second)

    assert fetch(URL).body == b"Rain."


def test_over_tls_the_certificate_must_be_that_of_the_name(
    internet: Internet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    sockets._tls.cache_clear()
    internet.serve("news.example/1", "Rain.")
    internet.serve("other.example/1", "Rain.")

    assert fetch("https://news.example/1").body == b"Rain."
    failed = failure("https://other.example/1")
    sockets._tls.cache_clear()

    assert "certificate" in failed.reason
    assert not failed.temporary


def test_a_certificate_of_ones_own_making_is_not_trusted(internet: Internet) -> None:
    internet.serve("news.example/1", "Rain.")
    sockets._tls.cache_clear()

    assert "certificate" in failure("https://news.example/1").reason
    assert internet.requests == []


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["10.1.2.3"],
        ["169.254.169.254"],
        ["::1"],
        ["::ffff:192.168.0.1"],
        ["64:ff9b::a00:1"],
        ["224.0.0.1"],
        ["100.64.0.1"],
        [PUBLIC, "127.0.0.1"],
        ["2606:4700:4700::1111", "fd00::1"],
    ],
)
def test_a_name_with_any_private_address_is_not_connected_to(
    internet: Internet, addresses: list[str]
) -> None:
    internet.host("news.example", *addresses)

    failed = failure()

    assert "private network" in failed.reason
    assert not failed.temporary
    assert internet.connected == []


def test_a_name_that_nobody_knows(internet: Internet) -> None:
    failed = failure()

    assert "No server of this name" in failed.reason
    assert not failed.temporary


def test_a_name_that_cannot_be_looked_up_now_may_be_later(monkeypatch: pytest.MonkeyPatch) -> None:
    def unavailable(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    monkeypatch.setattr("socket.getaddrinfo", unavailable)

    assert failure().temporary


def test_a_look_up_that_hangs_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> list[object]:
        time.sleep(1)
        return []

    monkeypatch.setattr("socket.getaddrinfo", hang)

    began = time.monotonic()
    failed = failure(seconds=0.2)

    assert time.monotonic() - began < 0.9
    assert "longer than 0.2 seconds" in failed.reason


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_to_the_address_that_answers(
    internet: Internet, status: int
) -> None:
    internet.serve("news.example/1", status=status, headers={"Location": "//b.example/2?q"})
    internet.serve("b.example/2?q", status=status, headers={"Location": "/3"})
    internet.serve("b.example/3", "Rain.")

    fetched = fetch(URL)

    assert (fetched.url, fetched.body) == ("http://b.example/3", b"Rain.")


@pytest.mark.parametrize(
    ("location", "sentence"),
    [
        ("http://127.0.0.1/", "private network"),
        ("http://[::ffff:10.0.0.1]/", "private network"),
        ("http://inside.example/", "private network"),
        ("http://2130706433/", "as a number"),
        ("http://news.example:6379/", "ports 80 and 443"),
        ("file:///etc/passwd", "begin with"),
        ("http://ann:secret@news.example/", "user name"),
        ("http://[::1", "not valid"),
        ("", "does not say where to"),
    ],
)
def test_a_redirect_is_vetted_like_the_first_address(
    internet: Internet, location: str, sentence: str
) -> None:
    internet.host("inside.example", "192.168.7.7")
    internet.serve("news.example/1", status=302, headers={"Location": location})

    failed = failure()

    assert sentence in failed.reason
    assert not failed.temporary
    assert len(internet.requests) == 1


@pytest.mark.parametrize(
    ("location", "path"),
    [
        ("/straße", "/stra%C3%9Fe"),
        (" /two words ", "/two%20words"),
        ("/a#part", "/a"),
        ("?q=ü", "/1?q=%C3%BC"),
    ],
)
def test_a_redirect_may_be_written_carelessly(internet: Internet, location: str, path: str) -> None:
    internet.serve("news.example/1", status=302, headers={"Location": location})
    internet.serve(f"news.example{path}", "Rain.")

    assert fetch(URL).url == f"http://news.example{path}"


def test_five_redirects_are_followed_and_no_more(internet: Internet) -> None:
    for number in range(1, 6):
        leads = {"Location": f"/{number + 1}"}
        internet.serve(f"news.example/{number}", status=302, headers=leads)
    internet.serve("news.example/6", "Rain.")
    internet.serve("news.example/0", status=302, headers={"Location": "/1"})

    assert fetch(URL).body == b"Rain."
    assert "more than 5 times" in failure("http://news.example/0").reason


@pytest.mark.parametrize(
    ("status", "temporary"),
    [
        *((404, False), (410, False), (403, False), (204, False), (206, False), (304, False)),
        *((408, True), (425, True), (429, True), (500, True), (503, True)),
    ],
)
def test_what_a_server_refuses(internet: Internet, status: int, temporary: bool) -> None:
    internet.serve("news.example/1", status=status)

    assert failure().temporary == temporary


def test_an_error_repeats_nothing_that_the_server_said(internet: Internet) -> None:
    internet.serve_raw(
        "news.example/1",
        lambda _: [b"HTTP/1.1 404 hush-hush\r\nX-Key: hush-hush\r\n\r\nhush-hush"],
    )
    internet.serve_raw("news.example/2", lambda _: [b"+OK hush-hush\r\nhush-hush\r\n\r\n"])
    internet.serve("news.example/3", headers={"Content-Type": "hush/hush"})
    internet.serve("news.example/4", headers={"Content-Encoding": "hush"})
    internet.serve("news.example/5", status=302, headers={"Location": "http://hush.example/"})

    for number in range(1, 6):
        failed = failure(f"http://news.example/{number}")
        assert "hush" not in failed.reason
        assert failed.reason.endswith(".")
        assert failed.__cause__ is None


def test_a_number_that_is_no_status_is_said_as_it_is(internet: Internet) -> None:
    internet.serve_raw("news.example/1", lambda _: [b"HTTP/1.1 799 x\r\n\r\n"])

    assert failure().reason == "The server answered 799."


def test_nothing_changed_since_the_last_time(internet: Internet) -> None:
    def answer(request: Request) -> list[bytes]:
        known = request.headers.get("if-none-match") == '"v1"'
        dated = request.headers.get("if-modified-since") == "Fri, 06 Mar 2026 08:30:00 GMT"
        return [head(304, {}) if known and dated else head(200, {"Content-Length": "0"})]

    internet.serve_raw("news.example/1", answer)

    known = Validators('"v1"', "Fri, 06 Mar 2026 08:30:00 GMT")
    assert fetch_if_changed(URL, known) is None
    assert fetch_if_changed(URL, Validators('"v2"', "")) is not None


@pytest.mark.parametrize("etag", ["x" * 201, '"caf\xe9"', "a\x01b"])
def test_a_validator_that_could_do_harm_is_forgotten(internet: Internet, etag: str) -> None:
    internet.serve_raw(
        "news.example/1",
        lambda _: [b"HTTP/1.1 200 OK\r\nETag: " + etag.encode("latin-1") + b"\r\n\r\n"],
    )

    assert fetch(URL).validators == Validators()


CUT = [
    [b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort"],
    [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\nshort"],
    [b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", gzip.compress(b"Rain. " * 99)[:-9]],
    [b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", b"no gzip at all"],
    [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"],
    [b"\0\0\0\0\0"],
    [b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n"],
    [b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n"],
    [],
]


@pytest.mark.parametrize("answer", CUT, ids=range(len(CUT)))
def test_half_an_answer_is_none(internet: Internet, answer: list[bytes]) -> None:
    internet.serve_raw("news.example/1", lambda _: answer)

    assert failure().temporary


@pytest.mark.parametrize(
    ("media", "taken"),
    [
        *(("text/html", True), ("text/plain", True), ("application/xhtml+xml", True)),
        *(("application/rss+xml", True), ("application/feed+json", True)),
        *(("application/json", True), ("application/pdf", True)),
        *(("image/png", False), ("video/mp4", False), ("application/zip", False)),
    ],
)
def test_only_texts_are_taken(internet: Internet, media: str, taken: bool) -> None:
    internet.serve("news.example/1", headers={"Content-Type": media})

    if taken:
        assert fetch(URL).media == media
    else:
        assert "no text" in failure().reason


def test_an_answer_without_a_type_is_taken(internet: Internet) -> None:
    internet.serve_raw("news.example/1", lambda _: [b"HTTP/1.1 200 OK\r\n\r\nRain."])

    fetched = fetch(URL)

    assert (fetched.body, fetched.media) == (b"Rain.", "")


def test_a_server_that_is_not_there(internet: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    internet.host("news.example")
    internet.ports[80] = 1

    failed = failure()

    assert failed.reason == "The server cannot be reached, or broke off."
    assert failed.temporary


ANSWERS = st.tuples(
    st.sampled_from([b"HTTP/1.1 200 OK", b"HTTP/1.1 302 Found", b"HTTP/1.1 304 x", b""]),
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    *(b"Location", b"Content-Type", b"Content-Encoding", b"ETag"),
                    *(b"Content-Length", b"Transfer-Encoding"),
                ]
            ),
            st.one_of(
                st.binary(max_size=40),
                st.sampled_from([b"gzip", b"chunked", b"7", b"text/html; charset*=x''%", b"/1"]),
            ),
        ),
        max_size=4,
    ),
    st.binary(max_size=200),
)


def test_any_answer_is_fetched_or_has_failed(internet: Internet) -> None:
    @given(ANSWERS)
    @settings(max_examples=100, deadline=None)
    def ends_well(given: tuple[bytes, list[tuple[bytes, bytes]], bytes]) -> None:
        line, fields, body = given
        lines = [line, *(name + b": " + value for name, value in fields), b"", b""]
        internet.serve_raw("news.example/1", lambda _: [b"\r\n".join(lines) + body])
        with suppress(FetchFailed):
            assert len(fetch(URL).body) <= MOST_BYTES

    ends_well()


def test_a_deadline_that_is_over() -> None:
    with pytest.raises(TimeoutError):
        Deadline(0).left()
