import hashlib
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from pydantic import TypeAdapter

from claims.reports import frozen
from claims.reports.exports.json_file import Document, schema, schema_text, write
from tests.claims.reports.exports.editions import HOSTILE, edition, hostile

PUBLISHED = Path(__file__).parents[4] / "docs/schema/comparison-1.json"


def test_the_published_schema_is_what_the_classes_say() -> None:
    """If this fails: python -m claims.reports.exports.json_file > docs/schema/comparison-1.json;
    and unless only words changed, it is a new format."""
    assert PUBLISHED.read_text("utf-8") == schema_text()


@pytest.mark.parametrize("words", ["", *HOSTILE])
def test_a_file_keeps_to_the_schema_and_reads_back(words: str) -> None:
    given = edition(hostile(words) if words else None)
    file = b"".join(write(given))
    Draft202012Validator(schema()).validate(json.loads(file))
    read = TypeAdapter(Document).validate_json(file)
    assert read.comparison == given.comparison
    assert (read.number, read.checksum) == (12, given.checksum)


def test_the_schema_refuses_what_is_none() -> None:
    validator = Draft202012Validator(schema())
    Draft202012Validator.check_schema(schema())
    file = json.loads(b"".join(write(edition())))
    file["comparison"]["rows"][0]["cells"][0]["stance"] = "shouts"
    assert not validator.is_valid(file)
    assert not validator.is_valid({"number": 1})


@pytest.mark.parametrize("words", ["", *HOSTILE])
def test_the_comparison_is_the_very_text_that_the_checksum_is_of(words: str) -> None:
    given = edition(hostile(words) if words else None)
    file = b"".join(write(given))
    text = file.partition(b'"comparison": ')[2].removesuffix(b"}\n")
    assert text.decode() == frozen.canonical(given.comparison)
    assert hashlib.sha256(text).hexdigest() == given.checksum


def test_who_holds_the_file_can_check_it() -> None:
    file = json.loads(b"".join(write(edition())))
    again = json.dumps(
        file["comparison"], sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    assert hashlib.sha256(again.encode()).hexdigest() == file["checksum"]
