"""The one door to every page: signed in, and allowed."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Permission

P = ParamSpec("P")


class AuthenticatedRequest(HttpRequest):
    """A request whose user is known; only `requires` hands it out."""

    user: User


View = Callable[Concatenate[AuthenticatedRequest, P], HttpResponseBase]
OpenView = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def requires(permission: Permission) -> Callable[[View[P]], OpenView[P]]:
    """Strangers are sent to the login page, colleagues without the permission get a 403."""

    def decorate(view: View[P]) -> OpenView[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not request.user.may(permission):
                raise PermissionDenied(f"This needs the right to {permission}.")
            return view(cast(AuthenticatedRequest, request), *args, **kwargs)

        return guarded

    return decorate
