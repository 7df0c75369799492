"""The API against its own description: whatever is asked, the answer is one that it names."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from claims.models import Qualifier
from claimtrack.wsgi import application
from tests.editorial import make_report
from tests.factories import (
    make_claim,
    make_qualifier,
    make_thread,
    make_token,
    make_user,
    make_version,
)

pytestmark = pytest.mark.django_db
EXAMPLES = 20  # an address
described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.fixture
def open_connection() -> Iterator[None]:
    """The site closes what it has used; the test's own transaction must outlive the calls."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def secret(db: None, open_connection: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """Of a token that may read all of a small newsroom, as often as it likes."""
    monkeypatch.setattr("claims.api.tokens.CALLS_A_MINUTE", 10**6)
    claim = make_claim(hedged=True, chain=["Coast Gazette", "Ada Lind"])
    make_qualifier(claim, "on Friday", Qualifier.Role.MOMENT)
    make_thread(claim, make_claim())
    make_version("The ferry sails.", claim.run.version.article, number=2)
    make_report(make_user())
    return make_token().secret


@described.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_that_is_described(case: schemathesis.Case[Any], secret: str) -> None:
    case.call_and_validate(headers={"Authorization": f"Bearer {secret}"})
