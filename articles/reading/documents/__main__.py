"""The child: reads one document from its standard input, within limits, and answers in JSON.

It knows no name: its locators are what follows the name of the file.
"""

import json
import resource
import sys
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from articles.reading.columns import ColumnMapping
from articles.reading.limits import CHILD_MEMORY_BYTES, CHILD_SECONDS, MEGABYTE
from articles.reading.records import Record, Rejected, Rejection


def main(module: str, question: str, mapping: str) -> None:
    reader = import_module(f"articles.reading.documents.{module}")
    _confine()
    try:
        if question == "columns":
            _answer([asdict(column) for column in reader.columns(sys.stdin.buffer)])
        else:
            _read(
                reader, ColumnMapping(tuple((field, name) for field, name in json.loads(mapping)))
            )
    except MemoryError:
        sys.exit("out of memory")


def _read(reader: ModuleType, mapping: ColumnMapping) -> None:
    """Whatever the library raises over a broken file, only sentences leave."""
    try:
        for outcome in reader.records("", sys.stdin.buffer, mapping):
            _answer(outcome.as_json() if isinstance(outcome, Record) else asdict(outcome))
    except Rejected as rejected:
        _answer(asdict(Rejection("", rejected.reason)))
    except MemoryError:
        raise
    except Exception:
        _answer(asdict(Rejection("", reader.DAMAGED)))


def _answer(value: Any) -> None:
    sys.stdout.write(json.dumps(value, default=str) + "\n")


def _confine() -> None:
    """Memory over what the libraries already take, time on a processor, and what is written."""
    sys.setrecursionlimit(1000)
    _limit(resource.RLIMIT_CPU, CHILD_SECONDS)
    _limit(resource.RLIMIT_FSIZE, 512 * MEGABYTE)
    _limit(resource.RLIMIT_CORE, 0)
    with suppress(OSError):  # Linux alone says, and keeps, how much address space is taken
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        _limit(resource.RLIMIT_AS, pages * resource.getpagesize() + CHILD_MEMORY_BYTES)


def _limit(kind: int, most: int) -> None:
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main(*sys.argv[1:])
