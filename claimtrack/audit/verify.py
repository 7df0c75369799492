"""Whether the audit trail is as it was written: every seal worked out anew."""

from dataclasses import dataclass

from django.db import connection

from claimtrack.audit.models import Entry, Seal

# Said here once more instead of by the function that seals: who can change a row as a
# superuser could change that function too.
MENDED = """
SELECT seal, entry, present FROM (
    SELECT audit_seal.id AS seal, entry_id AS entry, audit_entry.id IS NOT NULL AS present,
        hash IS DISTINCT FROM sha256(
            coalesce(lag(hash) OVER (ORDER BY audit_seal.id), '')
            || convert_to(jsonb_build_array(
                audit_entry.id, extract(epoch FROM at), actor_id, action, subject_type,
                subject_id, before, after, request_id
            )::text, 'UTF8')) AS broken
    FROM audit_seal LEFT JOIN audit_entry ON audit_entry.id = entry_id
) links WHERE broken ORDER BY seal LIMIT 1
"""
GONE = "it was taken out of the trail."
CHANGED = "it, or what stood before it, is not what was sealed."
UNSEALED = "it was put into the trail without a seal."


@dataclass(frozen=True)
class Broken:
    """The first entry that does not hold, and why."""

    entry: int
    why: str

    def __str__(self) -> str:
        return f"entry {self.entry}: {self.why}"


def first_broken() -> Broken | None:
    """None if every entry is there, unchanged and in order. Reads the whole trail.

    Whoever cuts off the end of both the trail and its seals leaves no trace in them:
    note the `head` somewhere else, and ask whether it is still `known`.
    """
    with connection.cursor() as cursor:
        cursor.execute(MENDED)
        row = cursor.fetchone()
    if row:
        _, entry, present = row
        return Broken(entry, CHANGED if present else GONE)
    unsealed = Entry.objects.filter(seal=None).order_by("pk").first()
    return Broken(unsealed.pk, UNSEALED) if unsealed else None


def head() -> str:
    """The newest seal in hexadecimal; empty while there is none."""
    return str(Seal.objects.last() or "")


def known(seal: str) -> bool:
    """Whether this seal, noted earlier, is in the chain."""
    try:
        return Seal.objects.filter(hash=bytes.fromhex(seal)).exists()
    except ValueError:
        return False
