"""JSON (RFC 8259): an object a line, or an array of objects, read as a stream.

The array may stand in an object, as services answer: {"status": "ok", "articles": [...]}.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any, BinaryIO

from articles.reading.columns import EXAMPLES, Column, ColumnMapping, field_of, sampled
from articles.reading.fields import record_of, text_of
from articles.reading.heads import Head
from articles.reading.limits import LINE_CHARACTERS
from articles.reading.lines import Lines
from articles.reading.ninjs import as_row, is_ninjs
from articles.reading.records import Record, Rejected, Rejection

_NAME = re.compile(r'"(\w{1,40})"\s{0,20}:\s{0,20}(\[\s{0,200}\{)?')
_LISTS = frozenset(
    {"articles", "items", "entries", "results", "documents", "news", "stories", "data"}
)
_BETWEEN = " \t\r\n,\ufeff"
_CHUNK = 64 * 1024


def recognises(head: Head) -> bool:
    """An array of objects, or an object that begins with a name; a text may open with a bracket."""
    squeezed = "".join(head.text[:1000].split())
    return squeezed.startswith(('{"', '[{"', "[]", "{}"))


def records(head: Head, stream: BinaryIO) -> Iterator[Record | Rejection]:
    """Object by object."""
    is_by_line = not _list_start(head.text) and _is_by_line(head)
    with Lines(stream, head.charset) as lines:
        yield from _line_records(head, lines) if is_by_line else _value_records(head, lines)


def columns(head: Head, stream: BinaryIO) -> list[Column]:
    """The names in the first objects that can be read."""
    objects: list[dict[str, Any]] = []
    with Lines(stream, head.charset) as lines, suppress(Rejected):
        for value in islice(_values(lines), EXAMPLES):
            objects += [value] if isinstance(value, dict) else []
    names = list(dict.fromkeys(str(name) for value in objects for name in value))
    return sampled(names, ([text_of(value.get(name)) for name in names] for value in objects))


def _list_start(text: str) -> int:
    """Where the list of articles in an object begins, or 0: no text stands before it."""
    if not text.startswith("{"):
        return 0
    for found in _NAME.finditer(text, 0, 10_000):
        if found[2] and found[1].lower() in _LISTS:
            return found.start(2)
        if field_of(found[1]) == "body":
            return 0
    return 0


def _is_by_line(head: Head) -> bool:
    """An object that ends on the line it began on, or was cut before the line ended."""
    first_line, _, rest = head.text.partition("\n")
    return head.text.startswith("{") and (first_line.rstrip().endswith("}") or not rest)


def _line_records(head: Head, lines: Lines) -> Iterator[Record | Rejection]:
    for line in lines:
        locator = f"{head.name}, line {lines.number}"
        try:
            if lines.cut:
                raise Rejected("The line is too long to be read. Look for a missing line break.")
            if line.strip(_BETWEEN):
                yield _record(_parse(line.strip(_BETWEEN)), locator, head.mapping)
        except Rejected as rejected:
            yield Rejection(locator, rejected.reason)
        lines.forget_cut()


def _value_records(head: Head, lines: Lines) -> Iterator[Record | Rejection]:
    """After a value that is no JSON nobody knows where the next one begins: it is the last."""
    number = 0
    try:
        for number, value in enumerate(_values(lines), start=1):
            locator = f"{head.name}, entry {number}"
            try:
                yield _record(value, locator, head.mapping)
            except Rejected as rejected:
                yield Rejection(locator, rejected.reason)
    except Rejected as rejected:
        yield Rejection(f"{head.name}, entry {number + 1}", rejected.reason)


def _values(lines: Lines) -> Iterator[Any]:
    """The values of an array, or those that follow one another."""
    decoder = json.JSONDecoder()
    buffer = lines.read(_CHUNK).lstrip(_BETWEEN)
    buffer = buffer[_list_start(buffer) :].removeprefix("[")
    while True:
        buffer = buffer.lstrip(_BETWEEN) or lines.read(_CHUNK).lstrip(_BETWEEN)
        if not buffer or buffer.startswith("]"):
            return
        try:
            value, end = decoder.raw_decode(buffer)
        except RecursionError:
            raise Rejected(_TOO_DEEP) from None
        except ValueError:
            # Twice as much each time, so that a long value is not parsed over and over.
            if len(buffer) > LINE_CHARACTERS:
                raise Rejected(_ENDLESS) from None
            more = lines.read(max(_CHUNK, len(buffer)))
            if not more:
                raise Rejected(f"{_NO_JSON} What follows was not read.") from None
            buffer += more
        else:
            yield value
            buffer = buffer[end:]


_NO_JSON = "This is not valid JSON. Check the quotes and commas."
_ENDLESS = "This entry is too long, or its JSON is not valid. What follows was not read."
_TOO_DEEP = "This JSON is nested too deeply to be an article."


def _parse(line: str) -> Any:
    try:
        return json.loads(line)
    except RecursionError:
        raise Rejected(_TOO_DEEP) from None
    except ValueError:
        raise Rejected(_NO_JSON) from None


def _record(value: Any, locator: str, mapping: ColumnMapping) -> Record:
    if not isinstance(value, dict):
        raise Rejected("This is not an object. Write each article as {“title”: …, “text”: …}.")
    is_agency = not mapping.chosen and is_ninjs(value)
    return record_of(as_row(value) if is_agency else value, locator, mapping)
