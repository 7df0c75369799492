"""The one door to every page: signed in, and allowed."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url

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
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_login(request)
            if not request.user.may(permission):
                raise PermissionDenied(f"This needs the right to {permission}.")
            return view(cast(AuthenticatedRequest, request), *args, **kwargs)

        return guarded

    return decorate


def _to_login(request: HttpRequest) -> HttpResponse:
    """To the login page, and from there back to the page that was open."""
    redirect = redirect_to_login(_page_open(request))
    if request.headers.get("HX-Request"):
        # htmx would follow a redirect itself and put the login page into the fragment's place.
        return HttpResponse(headers={"HX-Redirect": redirect.url})
    return redirect


def _page_open(request: HttpRequest) -> str:
    """A page that can be asked for again: never the address a form was sent to."""
    if shown := request.headers.get("HX-Current-URL"):
        parts = urlsplit(shown)
        return parts._replace(scheme="", netloc="").geturl()
    return request.get_full_path() if request.method == "GET" else resolve_url("claims:home")
