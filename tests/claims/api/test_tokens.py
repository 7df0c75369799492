"""Tokens: what is kept of them, and whom they let in for how long."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.api import tokens
from claims.api.tokens import TooMany, admit, issue, revoke
from claimtrack.accounts.models import Token, User
from claimtrack.accounts.roles import Scope
from claimtrack.audit.models import Entry
from tests.factories import make_token

pytestmark = pytest.mark.django_db


def test_the_secret_is_kept_nowhere(analyst: User) -> None:
    issued = issue(analyst, "A script", [Scope.CLAIMS], 7)
    kept = Token.objects.values().get()
    assert issued.secret.startswith(kept["prefix"])
    assert len(kept["prefix"]) == 10
    assert issued.secret not in str(kept)
    assert issued.secret not in str(Entry.objects.values().get(action="token.issue"))


def test_it_lets_in_and_remembers_when(analyst: User) -> None:
    issued = make_token(analyst)
    admitted = admit(issued.secret)
    assert admitted is not None
    assert admitted.owner == analyst
    issued.token.refresh_from_db()
    assert issued.token.used_at is not None


@pytest.mark.parametrize("secret", ["", "ct_", "ct_wrong", "\udcff", "x" * 10_000])
def test_any_other_secret_lets_nobody_in(analyst: User, secret: str) -> None:
    make_token(analyst)
    assert admit(secret) is None


def test_an_expired_one_lets_nobody_in(analyst: User) -> None:
    issued = make_token(analyst)
    now = timezone.now()
    Token.objects.update(created_at=now - dt.timedelta(days=9), expires_at=now)
    assert admit(issued.secret) is None


def test_a_revoked_one_lets_nobody_in_and_is_audited(analyst: User, admin: User) -> None:
    issued = make_token(analyst)
    assert revoke(issued.token, by=admin)
    assert admit(issued.secret) is None
    assert not revoke(issued.token, by=admin)
    entry = Entry.objects.get(action="token.revoke")
    assert (entry.actor, entry.before["owner"]) == (admin, "arvid")


def test_whoever_has_left_has_no_token(analyst: User) -> None:
    issued = make_token(analyst)
    analyst.is_active = False
    analyst.save()
    assert admit(issued.secret) is None


def test_so_many_calls_a_minute(analyst: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "CALLS_A_MINUTE", 3)
    issued = make_token(analyst)
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
    for _ in range(3):
        assert admit(issued.secret)
    with pytest.raises(TooMany):
        admit(issued.secret)
    monkeypatch.setattr(timezone, "now", lambda: now + dt.timedelta(minutes=1))
    assert admit(issued.secret)


@pytest.mark.parametrize("scopes", [[], ["claims", "passwords"]])
def test_the_database_refuses_scopes_that_are_none(analyst: User, scopes: list[str]) -> None:
    make_token(analyst)
    with pytest.raises(IntegrityError, match="token_scopes_known"), transaction.atomic():
        Token.objects.update(scopes=scopes)
