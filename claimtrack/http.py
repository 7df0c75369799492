"""What every page shares: whole page or fragment, and the navigation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from claimtrack.accounts.access import AuthenticatedRequest
from claimtrack.accounts.roles import Permission

__all__ = ["AuthenticatedRequest", "navigation", "render_part"]


def render_part(
    request: HttpRequest,
    page: str,
    part: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """The fragment `part` for htmx, the whole `page` for everybody else."""
    swapped = getattr(request, "htmx", None) and not request.headers.get("HX-Boosted")
    response = render(request, part if swapped else page, dict(context), status=status)
    response["Vary"] = "HX-Request"
    return response


@dataclass(frozen=True)
class Place:
    """One entry of the navigation; `key` follows `g` on the keyboard, `also` is a part of it
    that has an address of its own."""

    label: str
    url_name: str
    key: str
    permission: Permission
    also: str = ""

    def holds(self, path: str) -> bool:
        names = filter(None, (self.url_name, self.also))
        return any(path.startswith(reverse(name)) for name in names)


PLACES = (
    Place("Review", "claims:queue", "q", Permission.REVIEW),
    Place("Links", "claims:links", "l", Permission.REVIEW),
    Place("Threads", "claims:threads", "t", Permission.READ),
    Place("Stories", "claims:stories", "s", Permission.READ),
    Place("Reports", "claims:reports", "r", Permission.READ, also="claims:compare"),
    Place("Claims", "claims:list", "c", Permission.READ),
    Place("Parties", "claims:parties", "p", Permission.READ),
    Place("Articles", "articles:list", "a", Permission.READ),
    Place("Imports", "articles:batches", "i", Permission.IMPORT),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context for `base.html`: the places this user may go, where we are, what they `may` do."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"places": [], "may": {}}
    return {
        "may": {permission.value: user.may(permission) for permission in Permission},
        "places": [
            {
                "label": place.label,
                "url": reverse(place.url_name),
                "key": place.key,
                "here": place.holds(request.path),
            }
            for place in PLACES
            if user.may(place.permission)
        ],
    }
