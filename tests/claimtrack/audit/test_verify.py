"""A trail that somebody tampered with, as the superuser of the database, is found out."""

from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry, Seal
from claimtrack.audit.record import record
from claimtrack.audit.verify import Broken, first_broken, head, known
from tests.factories import make_user

pytestmark = pytest.mark.django_db(transaction=True)


def deeds(number: int) -> list[Entry]:
    user = make_user()
    entries = []
    for step in range(number):
        with transaction.atomic():
            entries.append(record("deed", user, by=user, before={"é": step}, after={"a": 1.5}))
    return entries


def as_superuser(statement: str, *values: int) -> None:
    """What only somebody with the database in their hands can do: no trigger runs."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)


def test_an_untouched_trail_holds() -> None:
    assert (first_broken(), head()) == (None, "")
    deeds(3)
    assert first_broken() is None
    assert [seal.entry_id for seal in Seal.objects.all()] == [
        entry.pk for entry in Entry.objects.order_by("pk")
    ]


@pytest.mark.parametrize(
    "change",
    [
        "action = 'nothing'",
        "actor_id = NULL",
        "subject_id = 0",
        "at = at + interval '1 microsecond'",
        "after = '{}'",
        "request_id = 'x'",
    ],
)
def test_a_changed_entry_is_named(change: str) -> None:
    entry = deeds(3)[1]
    as_superuser(f"UPDATE audit_entry SET {change} WHERE id = %s", entry.pk)
    broken = first_broken()
    assert broken is not None
    assert broken.entry == entry.pk


def test_an_entry_taken_out_is_missed() -> None:
    _, entry, following = deeds(3)
    as_superuser("DELETE FROM audit_entry WHERE id = %s", entry.pk)
    broken = first_broken()
    assert broken is not None
    assert (broken.entry, "taken out" in broken.why) == (entry.pk, True)

    as_superuser("DELETE FROM audit_seal WHERE entry_id = %s", entry.pk)
    broken = first_broken()
    assert broken is not None
    assert broken.entry == following.pk


def test_an_entry_put_in_is_seen() -> None:
    deeds(1)
    as_superuser(
        "INSERT INTO audit_entry (at, action, subject_type, subject_id, before, after, request_id)"
        " VALUES (now(), 'deed', 'x', 1, '{}', '{}', '')"
    )
    broken = first_broken()
    assert isinstance(broken, Broken)
    assert "without a seal" in str(broken)


def test_an_end_cut_off_is_seen_by_who_noted_the_head() -> None:
    *_, last = deeds(3)
    noted = head()
    assert known(noted)
    for table, column in (("audit_seal", "entry_id"), ("audit_entry", "id")):
        as_superuser(f"DELETE FROM {table} WHERE {column} = %s", last.pk)
    assert first_broken() is None
    assert not known(noted)
    assert not known("no seal")
    with pytest.raises(CommandError, match="cut off"):
        call_command("verify_audit", head=noted)


def test_the_command_says_what_it_found() -> None:
    entry, _ = deeds(2)
    said = StringIO()
    call_command("verify_audit", head=head(), stdout=said)
    assert f"2 entries, unbroken. Head: {head()}" in said.getvalue()

    as_superuser("UPDATE audit_entry SET action = 'x' WHERE id = %s", entry.pk)
    with pytest.raises(CommandError, match=f"entry {entry.pk}"):
        call_command("verify_audit")


def test_many_at_once_make_one_chain() -> None:
    users = [make_user() for _ in range(6)]
    with ThreadPoolExecutor(len(users)) as pool:
        list(pool.map(_ten_deeds, users))
    assert Seal.objects.count() == 60
    assert first_broken() is None


def _ten_deeds(user: User) -> None:
    try:
        for _ in range(10):
            with transaction.atomic():
                record("deed", user, by=user)
    finally:
        connection.close()
