import socket
from collections.abc import Iterator

import pytest
from pytest_django.live_server_helper import LiveServer

from claimtrack.management.ports import free_port, healthy


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_free_port_is_taken_as_wished(taken: int) -> None:
    port = free_port("127.0.0.1", taken + 1)
    assert port is not None
    assert free_port("127.0.0.1", port) == port


def test_a_taken_port_gives_the_next_free_one(taken: int) -> None:
    port = free_port("127.0.0.1", taken)
    assert port is not None
    assert taken < port < taken + 20


def test_none_when_all_are_taken(taken: int) -> None:
    assert free_port("127.0.0.1", taken, tries=1) is None


def test_nobody_listening_is_not_healthy(taken: int) -> None:
    port = free_port("127.0.0.1", taken)
    assert port is not None
    assert not healthy("127.0.0.1", port)


@pytest.mark.django_db(transaction=True)
def test_a_running_site_is_healthy(live_server: LiveServer) -> None:
    assert healthy("127.0.0.1", live_server.thread.port)
