"""A saved web page: one article, its markup untouched."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from articles.reading.charsets import charset_declared, decode
from articles.reading.heads import Head, whole
from articles.reading.limits import PAGE_BYTES
from articles.reading.records import Record

_PAGE = re.compile(r"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_XHTML = re.compile(r"<(?:!doctype html|html)\b", re.IGNORECASE)
_TAG = re.compile(r"<[a-z][^<>]{0,500}>", re.IGNORECASE)
_DECLARED = re.compile(rb"<meta[^<>]{1,200}?charset\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE)


def recognises(head: Head) -> bool:
    """A page says so in its first tags, or by its name and some tags."""
    if head.ending in {".html", ".htm", ".xhtml"} and _TAG.search(head.text):
        return True
    sign = _XHTML if head.text.startswith("<?xml") else _PAGE
    return head.text.startswith("<") and bool(sign.search(head.text, 0, 4096))


def records(head: Head, stream: BinaryIO) -> Iterator[Record]:
    """The one article of the file."""
    data = whole(head, stream, PAGE_BYTES)
    yield Record(head.name, decode(data, _charset(head)), "html")


def _charset(head: Head) -> str:
    """UTF-8 proves itself; where the bytes are not, what the page declares is the best guess."""
    declared = _DECLARED.search(head.raw[:4096])
    if not declared or head.charset.startswith("utf"):
        return head.charset
    return charset_declared(declared[1].decode("ascii", "replace")) or head.charset
