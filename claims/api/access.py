"""Who may call: a token that is good, with the scope that the address asks for."""

from django.http import HttpRequest
from ninja.errors import AuthorizationError
from ninja.security import HttpBearer

from claims.api.tokens import admit
from claimtrack.accounts.models import Token
from claimtrack.accounts.roles import Scope


class Bearer(HttpBearer):
    """`Authorization: Bearer ct_…`."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        admitted = admit(token)
        if admitted and self.scope not in admitted.scopes:
            raise AuthorizationError(message=f"This token may not read {self.scope}.")
        return admitted


class TokenRequest(HttpRequest):
    """A request that `Bearer` has let in."""

    auth: Token
