"""Markdown (CommonMark, the part that articles use): front matter as metadata, marks taken off."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from articles.reading.charsets import decode
from articles.reading.fields import record_of
from articles.reading.heads import Head, whole
from articles.reading.limits import PAGE_BYTES
from articles.reading.records import Record

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*\r?\n")
_ENTRY = re.compile(r"([\w-]{1,40})[ \t]*[:=][ \t]*(.*)")
_ITEM = re.compile(r"\s*-\s+(.*)")
_TITLE = re.compile(r"\s*#[ \t]+([^\n]+)")

# Every repetition is bounded or ends at its own mark: no text makes these slow.
_MARKS = (
    (re.compile(r"<!--[^<]{0,5000}-->"), ""),
    (re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)"), ""),  # pictures
    (re.compile(r"\[([^\[\]\n]{1,500})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])"), r"\1"),
    (re.compile(r"<(https?://[^\s<>]{1,2000})>"), r"\1"),
    (re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]+\S{1,2000}.*$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*(?:```|~~~).*$", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),  # rules
    (re.compile(r"^ {0,3}(?:>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}#{1,6}[ \t]+(.*)$", re.MULTILINE), r"\n\1\n"),
    (re.compile(r"^[ \t]*[-*+][ \t]+", re.MULTILINE), "\n"),
    (re.compile(r"(?<!\\)(\*\*|__)(?=\S)([^*_\n]{1,1000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*_\\])([*_])(?=\S)([^*_\n]{1,1000}?)(?<=[^\s\\])\1(?![\w*_])"), r"\2"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)
_WRAP = re.compile(r"(?<=\S)[ \t]?\r?\n(?=[ \t]*\S)")


def recognises(head: Head) -> bool:
    """By its name, or by the front matter that only such files have."""
    return head.ending in {".md", ".markdown"} or bool(_front(head.text)[0])


def records(head: Head, stream: BinaryIO) -> Iterator[Record]:
    """The one article of the file. Raises `Rejected` when no text is under the front matter."""
    written = decode(whole(head, stream, PAGE_BYTES), head.charset).lstrip("\ufeff \t\r\n")
    named, body = _front(written)
    title = _TITLE.match(body)
    if title and not named.get("title"):
        named["title"] = plain(title[1])
    yield record_of({**named, "body": plain(body)}, head.name)


def plain(written: str) -> str:
    """The text without marks; a line break within a paragraph is a space."""
    for mark, kept in _MARKS:
        written = mark.sub(kept, written)
    return _WRAP.sub(" ", written).strip()


def _front(written: str) -> tuple[dict[str, str], str]:
    """Named values between two fences, as YAML or TOML write the simple ones; and what follows."""
    opening = _FENCE.match(written)
    if not opening:
        return {}, written
    front, fence, body = written[opening.end() :].partition(f"\n{opening[1]}")
    named = _entries(front) if fence else {}
    return (named, body) if named else ({}, written)


def _entries(front: str) -> dict[str, str]:
    named: dict[str, str] = {}
    name = ""
    for line in front[:20_000].splitlines():
        if found := _ENTRY.fullmatch(line):
            name = found[1].lower()
            named[name] = _bare(found[2])
        elif name and (item := _ITEM.fullmatch(line)):
            named[name] = ", ".join(filter(None, (named[name], _bare(item[1]))))
    named.pop("body", None)
    return {name: value for name, value in named.items() if value}


def _bare(value: str) -> str:
    """Without the quotes and brackets of YAML and TOML."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(filter(None, map(_bare, value[1:-1].split(","))))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
