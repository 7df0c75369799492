"""A crawl (WARC 1.1, ISO 28500): one article for every page that was answered with HTML."""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from articles.reading import gzips
from articles.reading.charsets import charset_declared, charset_of, decode
from articles.reading.heads import Head
from articles.reading.limits import ARCHIVE_BYTES, MEGABYTE, PAGE_BYTES
from articles.reading.records import Record, Rejected, Rejection

_BROKEN = (
    *(ArchiveLoadFailed, ValueError, LookupError, TypeError, AttributeError, EOFError, OSError),
    *(RuntimeError, AssertionError),
)
_PAGES = ("text/html", "application/xhtml+xml")
_HEADER_BYTES = MEGABYTE
_TOO_LARGE = f"This page is larger than {PAGE_BYTES // MEGABYTE} MB."
_DAMAGED = "The crawl is damaged or not complete. What follows was not read."


def recognises(head: Head) -> bool:
    """A record begins with the name and version of the format."""
    return gzips.first_bytes(head.raw).startswith(b"WARC/")


def records(head: Head, stream: BinaryIO) -> Iterator[Record | Rejection]:
    """Page by page; pictures, scripts, redirections and errors are passed over."""
    found = False
    for number, record in _records(gzips.Unpacked(head.raw, stream)):
        if not _is_page(record):
            continue
        found = True
        locator = f"{head.name}, record {number}"
        try:
            yield _page(record, locator)
        except Rejected as rejected:
            yield Rejection(locator, rejected.reason)
    if not found:
        raise Rejected("This crawl holds no pages that were found.")


def _records(source: gzips.Unpacked) -> Iterator[tuple[int, Any]]:
    """Record by record; what the caller leaves of one is skipped in pieces."""
    crawl = ArchiveIterator(source)
    for number in count(1):
        source.allow(_HEADER_BYTES)
        try:
            record = next(crawl)
            source.allow(ARCHIVE_BYTES)
            yield number, record
            while record.raw_stream.read(MEGABYTE):
                pass
        except StopIteration:
            return
        except _BROKEN:
            raise Rejected(_DAMAGED) from None


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").split(";")[0]
    return record.http_headers.get_statuscode() == "200" and kind.strip().lower() in _PAGES


def _page(record: Any, locator: str) -> Record:
    data = _content(record)
    if len(data) > PAGE_BYTES:
        raise Rejected(_TOO_LARGE)
    if not data.strip():
        raise Rejected("This page is empty.")
    charset = charset_of(data)
    declared = charset_declared(_charset(record))
    markup = decode(data, declared if declared and not charset.startswith("utf") else charset)
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    return Record(locator, markup, "html", url=url.strip("<>"))


def _content(record: Any) -> bytes:
    """What was answered, unpacked; a little more than a page may have where there is more.

    Not by warcio's own way, which unpacks a part of any size at once.
    """
    stream = record.raw_stream
    if (record.http_headers.get_header("Transfer-Encoding") or "").lower() == "chunked":
        if not 0 <= (record.length or 0) <= 4 * PAGE_BYTES:
            raise Rejected(_TOO_LARGE)
        stream = ChunkedDataReader(stream)
    data = b"".join(_read_up_to(stream, PAGE_BYTES + 1))
    packing = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    if packing in {"gzip", "x-gzip", "deflate"}:
        return _unpacked(data)
    if packing not in {"", "identity"}:
        raise Rejected(f"This page is packed as “{packing[:20]}”, which cannot be unpacked.")
    return data


def _read_up_to(stream: Any, limit: int) -> Iterator[bytes]:
    try:
        while limit > 0 and (chunk := stream.read(min(limit, 64 * 1024))):
            limit -= len(chunk)
            yield chunk
    except _BROKEN:
        raise Rejected("This page was not stored whole.") from None


def _unpacked(data: bytes) -> bytes:
    """By zlib; crawlers often store the text and leave the header, so what is no gzip stays."""
    for wbits in (47, -15):  # gzip or zlib; a bare stream, as some servers send
        with suppress(zlib.error):
            return zlib.decompressobj(wbits).decompress(data, PAGE_BYTES + 1)
    return data


def _charset(record: Any) -> str:
    declared = record.http_headers.get_header("Content-Type") or ""
    return declared.partition("charset=")[2].split(";")[0].strip(" \"'")
