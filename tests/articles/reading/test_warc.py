import gzip
import zlib

import pytest

from articles.reading import Record, Rejection
from articles.reading.limits import MEGABYTE, PAGE_BYTES
from tests.articles.reading.given import NEWS, answer, bodies, one_reason, outcomes, warc

PAGE = f"<html><body><p>{NEWS}</p></body></html>".encode()
PICTURE = answer(b"\x89PNG", headers="Content-Type: image/png")


@pytest.mark.parametrize("packed", [True, False])
def test_pages_that_were_found_are_articles(packed: bool) -> None:
    found = outcomes(
        "crawl.warc.gz",
        warc(
            answer(b"", kind="request"),
            answer(PAGE),
            PICTURE,
            answer(PAGE, status="404 Not Found"),
            answer(b"", status="301 Moved"),
            answer(PAGE, "https://sun.example/2"),
            packed=packed,
        ),
    )

    assert found == [
        Record(f"crawl.warc.gz, record {n}", PAGE.decode(), "html", url=f"https://sun.example/{u}")
        for n, u in ((2, "ferry"), (6, "2"))
    ]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE)),
        ("Content-Encoding: deflate", zlib.compress(PAGE)),
        ("Content-Encoding: deflate", zlib.compress(PAGE)[2:-4]),
        ("Content-Encoding: gzip", PAGE),
        ("Transfer-Encoding: chunked", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
        ("X: y", PAGE.decode().encode("utf-16")),
    ],
)
def test_pages_are_unpacked(headers: str, body: bytes) -> None:
    found = outcomes("a.warc", answer(body, headers=f"Content-Type: text/html\r\n{headers}"))

    assert bodies(found) == [PAGE.decode()]


def test_a_charset_is_believed_where_the_bytes_are_no_unicode() -> None:
    page = "<p>Об этом сообщили в порту.</p>"
    headers = 'Content-Type: text/html; charset="windows-1251"'

    assert bodies(outcomes("a.warc", answer(page.encode("cp1251"), headers=headers))) == [page]


@pytest.mark.parametrize(
    ("headers", "body", "reason"),
    [
        ("X: y", b"a" * (PAGE_BYTES + 1), "larger than 4 MB"),
        ("Content-Encoding: gzip", gzip.compress(b"\0" * 64 * MEGABYTE), "larger than 4 MB"),
        ("Content-Encoding: br", b"abc", "“br”"),
        ("Transfer-Encoding: chunked", b"7fffffff\r\n" + PAGE * 400_000, "larger than 4 MB"),
        ("X: y", b"", "empty"),
    ],
)
def test_a_bad_page_does_not_spoil_the_others(headers: str, body: bytes, reason: str) -> None:
    bad = answer(body, headers=f"Content-Type: text/html\r\n{headers}")

    first, second = outcomes("a.warc", warc(bad, answer(PAGE)))

    assert isinstance(first, Rejection)
    assert reason in first.reason
    assert isinstance(second, Record)


def test_a_crawl_without_pages_is_refused() -> None:
    assert "holds no pages" in one_reason("a.warc", PICTURE)


def test_a_crawl_cut_short_gives_what_came_and_says_so() -> None:
    data = warc(answer(PAGE), answer(PAGE), packed=True)

    found = outcomes("a.warc.gz", data[:-40])

    assert isinstance(found[0], Record)
    assert isinstance(found[-1], Rejection)
    assert "damaged" in found[-1].reason


def test_a_header_without_end_is_not_held() -> None:
    endless = b"WARC/1.1\r\nX: " + b"a" * 8 * MEGABYTE

    assert "far more" in one_reason("a.warc", endless)
