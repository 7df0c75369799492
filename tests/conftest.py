"""What holds for every test: its speed by marker, no network, files of its own."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker, Settings

from tests.cast import (  # noqa: F401 - fixtures for every test
    admin,
    analyst,
    as_admin,
    as_analyst,
    as_colleague,
    as_editor,
    colleague,
    editor,
)

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
connect = socket.socket.connect


@pytest.hookimpl(tryfirst=True)  # before -m selects
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test is pure, database, model or browser; the last two say so, or use `page`."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if "page" in fixtures:
            item.add_marker("browser")
        elif item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker("database")
        elif item.get_closest_marker("model") is None:
            item.add_marker("pure")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Tests with real transactions clean up by TRUNCATE, which the audit trail refuses.

    At the end, sessions still open (a thread, a worker that is late to leave) are
    closed, since they would keep the database from being dropped.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_no_truncate")
        cursor.execute("ALTER TABLE audit_seal DISABLE TRIGGER seal_no_truncate")
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def _own_media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", _connect_here)


def _connect_here(self: socket.socket, address: Any) -> None:
    local = self.family == socket.AF_UNIX or address[0] in {"127.0.0.1", "::1", "localhost"}
    assert local, f"a test reaches for the network: {address}"
    connect(self, address)
