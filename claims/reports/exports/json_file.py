"""A comparison as JSON of format 1, and the JSON Schema of that. Pure.

The comparison goes in as the very text that the checksum is of. Whoever holds the file checks it
with `jq -cSj .comparison FILE | sha256sum`.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter

from claims.reports.exports.edition import Edition
from claims.reports.schema import Comparison, Quoted

ADAPTER, CLAIM = TypeAdapter(Comparison), TypeAdapter(Quoted)
DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Document:
    """A frozen comparison with the number of its report. `checksum` is the SHA-256, in
    hexadecimal, of `comparison` as JSON with sorted keys and no blanks (after RFC 8785).
    `standing` is empty while the report is current, else says what became of it."""

    number: int
    checksum: str
    standing: str
    comparison: Comparison


def write(edition: Edition) -> Iterator[bytes]:
    head = {"number": edition.number, "checksum": edition.checksum, "standing": edition.standing}
    yield json.dumps(head, ensure_ascii=False)[:-1].encode()
    yield b', "comparison": '
    yield from canonical(edition.comparison)
    yield b"}\n"


def canonical(comparison: Comparison) -> Iterator[bytes]:
    """JSON with sorted keys and no blanks (after RFC 8785), claim by claim."""
    rest = ADAPTER.dump_python(replace(comparison, claims=()), mode="json")
    between = b"{"
    for name in sorted(rest):
        yield between + f'"{name}":'.encode()
        yield from _claims(comparison) if name == "claims" else [_compact(rest[name])]
        between = b","
    yield b"}"


def _claims(comparison: Comparison) -> Iterator[bytes]:
    between = b"["
    for claim in comparison.claims:
        yield between + _compact(CLAIM.dump_python(claim, mode="json"))
        between = b","
    yield b"]" if comparison.claims else b"[]"


def _compact(plain: Any) -> bytes:
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of what `write` writes, as the classes say it."""
    return {"$schema": DIALECT, **TypeAdapter(Document).json_schema(mode="serialization")}


def schema_text() -> str:
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":  # how docs/schema/comparison-1.json is written
    sys.stdout.write(schema_text())
