"""A comparison as the text that a report keeps, and back."""

import hashlib
import json

from pydantic import TypeAdapter

from claims.models import Report
from claims.reports.schema import Comparison

ADAPTER = TypeAdapter(Comparison)


def canonical(comparison: Comparison) -> str:
    """JSON with sorted keys and no blanks (after RFC 8785): equal comparisons, equal text."""
    plain = ADAPTER.dump_python(comparison, mode="json")
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def checksum(snapshot: str) -> str:
    """SHA-256 of its UTF-8, in hexadecimal."""
    return hashlib.sha256(snapshot.encode()).hexdigest()


def comparison(report: Report) -> Comparison:
    """What was frozen. Raises pydantic.ValidationError where the snapshot is no comparison."""
    return ADAPTER.validate_json(report.snapshot)
