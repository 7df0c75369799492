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
def internet() -> Iterator[Internet]:
    """An open web of our own."""
    with open_internet() as internet:
        yield internet
