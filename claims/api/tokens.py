"""Access tokens: made, revoked, and let in.

They are made here and not beside their model, because who makes or revokes one is audited, and
accounts know nothing of the audit trail.
"""

import datetime as dt
import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Case, F, Value, When
from django.db.models.functions import Now
from django.utils import timezone

from claimtrack.accounts.models import Token, User
from claimtrack.accounts.roles import Permission, Scope
from claimtrack.audit.record import record

MARK = "ct_"  # so that a secret left lying about is recognised
SHOWN = 10  # characters of the secret that are kept
CALLS_A_MINUTE = 600


class TooMany(Exception):
    """The token has been used too often in this minute."""


@dataclass(frozen=True)
class Issued:
    """A new token with its secret, which is shown once and kept nowhere."""

    token: Token
    secret: str


@transaction.atomic
def issue(owner: User, name: str, scopes: Collection[Scope], days: int) -> Issued:
    secret = MARK + secrets.token_urlsafe(32)
    token = Token.objects.create(
        owner=owner,
        name=name,
        prefix=secret[:SHOWN],
        digest=digest(secret),
        scopes=[scope.value for scope in Scope if scope in scopes],
        expires_at=timezone.now() + dt.timedelta(days=days),
    )
    after = {"name": name, "scopes": token.scopes, "expires_at": token.expires_at.isoformat()}
    record("token.issue", token, by=owner, after=after)
    return Issued(token, secret)


@transaction.atomic
def revoke(token: Token, *, by: User) -> bool:
    """Whether it was still good until now."""
    done = Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=Now())
    if done:
        record("token.revoke", token, by=by, before={"name": token.name, "owner": str(token.owner)})
    return bool(done)


def admit(secret: str) -> Token | None:
    """The token of that secret, its use noted; None if there is none that is good.

    Raises TooMany beyond so many calls a minute; two calls at once may both be the last.
    """
    token = Token.objects.live().select_related("owner").filter(digest=digest(secret)).first()
    if token is None or not token.owner.may(Permission.READ):
        return None
    minute = timezone.now().replace(second=0, microsecond=0)
    if token.minute == minute and token.calls >= CALLS_A_MINUTE:
        raise TooMany
    calls = Case(When(minute=minute, then=F("calls") + 1), default=Value(1))
    Token.objects.filter(pk=token.pk).update(used_at=Now(), calls=calls, minute=minute)
    return token


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
