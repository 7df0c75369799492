"""The audit trail: written inside the deed, and by nobody changed."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from claimtrack.audit.models import Entry
from claimtrack.audit.record import record
from claimtrack.logs import request_id
from tests.factories import make_batch, make_user


@contextmanager
def during_request(identity: str) -> Iterator[None]:
    token = request_id.set(identity)
    try:
        yield
    finally:
        request_id.reset(token)


@pytest.mark.usefixtures("db")
def test_an_entry_says_who_did_what_to_which_row() -> None:
    user, batch = make_user(), make_batch()
    with during_request("abc-123"):
        entry = record("import", batch, by=user, before={"a": 1}, after={"a": 2})
    entry.refresh_from_db()
    assert (entry.actor, entry.action, entry.request_id) == (user, "import", "abc-123")
    assert (entry.subject_type, entry.subject_id) == ("articles.batch", batch.pk)
    assert (entry.before, entry.after) == ({"a": 1}, {"a": 2})


@pytest.mark.usefixtures("db")
def test_the_machine_has_no_name() -> None:
    entry = record("sweep", make_batch(), by=None)
    assert entry.actor is None
    assert (entry.before, entry.after, entry.request_id) == ({}, {}, "")


@pytest.mark.usefixtures("transactional_db")
def test_an_entry_outside_the_transaction_of_its_deed_is_refused() -> None:
    batch = make_batch()
    with pytest.raises(RuntimeError, match="inside the transaction"):
        record("import", batch, by=None)
    assert not Entry.objects.exists()


@pytest.mark.usefixtures("transactional_db")
def test_a_deed_that_fails_takes_its_entry_back() -> None:
    with pytest.raises(ZeroDivisionError):
        _fail_after_recording()
    assert not Entry.objects.exists()


@transaction.atomic
def _fail_after_recording() -> None:
    record("import", make_batch(), by=None)
    raise ZeroDivisionError


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET action = 'nothing'",
        "UPDATE audit_entry SET at = now()",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry, audit_seal",
        "UPDATE audit_seal SET hash = NULL",
        "DELETE FROM audit_seal",
        "TRUNCATE audit_entry CASCADE",
        "TRUNCATE accounts_user CASCADE",
    ],
)
def test_the_database_refuses_to_change_or_empty_the_trail(statement: str) -> None:
    with connection.cursor() as cursor:
        # Off in tests, which clean up by TRUNCATE; see tests/conftest.py.
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER audit_no_truncate")
        entry = record("import", make_batch(), by=None)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cursor.execute(statement)
    assert Entry.objects.get().action == entry.action == "import"


@pytest.mark.usefixtures("db")
def test_neither_does_it_let_the_orm() -> None:
    entry = record("import", make_batch(), by=None)
    for change in (entry.delete, entry.save, Entry.objects.all().delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert Entry.objects.count() == 1


@pytest.mark.usefixtures("db")
def test_who_stands_in_the_trail_cannot_be_deleted() -> None:
    user = make_user()
    record("import", make_batch(), by=user)
    with pytest.raises(DatabaseError), transaction.atomic():
        user.delete()


@pytest.mark.usefixtures("db")
def test_both_guards_stand_after_migrating() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'audit_entry'::regclass"
            " AND NOT tgisinternal ORDER BY tgname"
        )
        names = [name for (name,) in cursor.fetchall()]
    assert names == ["audit_no_change", "audit_no_truncate", "audit_sealed"]
