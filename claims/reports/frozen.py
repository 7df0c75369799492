"""A comparison as the text that a report keeps, and back."""

import hashlib
import json
from functools import lru_cache

from pydantic import TypeAdapter

from claims.models import Report
from claims.reports.schema import Comparison

ADAPTER = TypeAdapter(Comparison)
KEPT = 2  # reports that were read last


def canonical(comparison: Comparison) -> str:
    """JSON with sorted keys and no blanks (after RFC 8785): equal comparisons, equal text."""
    plain = ADAPTER.dump_python(comparison, mode="json")
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def checksum(snapshot: str) -> str:
    """SHA-256 of its UTF-8, in hexadecimal."""
    return hashlib.sha256(snapshot.encode()).hexdigest()


def read(snapshot: str) -> Comparison:
    """Raises pydantic.ValidationError where it is no comparison."""
    return ADAPTER.validate_json(snapshot)


def comparison(report: Report) -> Comparison:
    """What was frozen; the snapshot need not have been loaded."""
    return _kept(report.pk, report.checksum)


@lru_cache(maxsize=KEPT)
def _kept(number: int, checksum: str) -> Comparison:
    """A snapshot never changes, and a large one takes as long to read as the page takes to show."""
    snapshots = Report.objects.values_list("snapshot", flat=True)
    return read(snapshots.get(number=number, checksum=checksum))
