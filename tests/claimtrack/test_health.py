from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from articles.models import Canary

CLOSED = "redis://127.0.0.1:1/0"


@pytest.mark.django_db
def test_all_well(client: Client) -> None:
    Canary.objects.create(queue="claimtrack", seen_at=timezone.now())

    response = client.get("/health/")

    assert response.status_code == 200
    assert response.json() == {"database": True, "redis": True, "worker": True}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_without_redis_and_worker_it_says_so_and_goes_on(
    client: Client, settings: Settings
) -> None:
    settings.REDIS_URL = CLOSED

    response = client.get("/health/")

    assert response.status_code == 200
    assert response.json() == {"database": True, "redis": False, "worker": False}


@pytest.mark.django_db
def test_without_the_database_nothing_works(client: Client) -> None:
    def gone(*_: Any) -> None:
        raise OperationalError("the server has gone away")

    with connection.execute_wrapper(gone):
        response = client.get("/health/")

    assert response.status_code == 503
    assert response.json()["database"] is False
