from collections.abc import Iterator

import pytest
from celery import current_app

from tests.internet import Internet, open_internet


@pytest.fixture
def dead_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broker that refuses every connection."""
    monkeypatch.setenv("CELERY_BROKER_WRITE_URL", "redis://127.0.0.1:1/0")
    monkeypatch.setattr(current_app.amqp, "_producer_pool", None)


@pytest.fixture
def internet(monkeypatch: pytest.MonkeyPatch) -> Iterator[Internet]:
    """An open web of our own.

    Patched by `monkeypatch`, so that what a test patches on top is undone first.
    """
    with open_internet() as internet:
        monkeypatch.setattr("socket.getaddrinfo", internet.getaddrinfo)
        monkeypatch.setattr("socket.create_connection", internet.create_connection)
        yield internet
