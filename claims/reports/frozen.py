"""A comparison as the text that a report keeps, and back."""

import hashlib
import json
from dataclasses import replace
from functools import lru_cache

from django.db import connection
from pydantic import TypeAdapter

from claims.models import Report
from claims.reports.schema import Comparison, Quoted

ADAPTER, CLAIM = TypeAdapter(Comparison), TypeAdapter(Quoted)
KEPT = 2  # reports that were read last
AT_ONCE = 500
# The database takes the snapshot apart, claim by claim: read as one piece, it would for a moment
# need several times the memory of what is in it.
IN_PARTS = """
    SELECT jsonb_set(snapshot::jsonb, '{claims}', '[]')::text
    FROM claims_report WHERE number = %(number)s AND checksum = %(checksum)s
    UNION ALL
    SELECT told::text
    FROM claims_report, json_array_elements(snapshot::json -> 'claims') AS told
    WHERE number = %(number)s AND checksum = %(checksum)s
"""


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
    with connection.chunked_cursor() as cursor:
        cursor.execute(IN_PARTS, {"number": number, "checksum": checksum})
        rest = read(cursor.fetchone()[0])
        told = (row for rows in iter(lambda: cursor.fetchmany(AT_ONCE), []) for row in rows)
        return replace(rest, claims=tuple(CLAIM.validate_json(text) for (text,) in told))
