"""What went wrong, as JSON in the form of RFC 9457 (problem details)."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, AuthorizationError, HttpError, ValidationError

from claims.api.tokens import TooMany

MEDIA_TYPE = "application/problem+json"
WHO_IS_THERE = (
    "Send a valid access token as “Authorization: Bearer …”. Tokens are made at /tokens/."
)
TOO_MANY = "This token has been used too often in this minute. Wait for the next one."


NOT_HERE = "There is nothing at this address."
READ_ONLY = "This address only takes {methods}."
View = Callable[..., HttpResponseBase]


class Fault(Schema):
    """One value that makes no sense: where it stands, and what is wrong with it."""

    where: str
    problem: str


class Problem(Schema):
    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[Fault] = []


def register(api: NinjaAPI) -> None:
    """Let `api` answer every failure with a problem."""
    api.add_exception_handler(AuthenticationError, _unknown_token)
    api.add_exception_handler(AuthorizationError, _refused)
    api.add_exception_handler(TooMany, _too_many)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(Http404, _missing)
    api.add_exception_handler(HttpError, _refused)


def problem(status: int, detail: str, errors: list[Fault] | None = None) -> HttpResponse:
    title = HTTPStatus(status).phrase
    told = Problem(title=title, status=status, detail=detail, errors=errors or [])
    return JsonResponse(told.model_dump(), status=status, content_type=MEDIA_TYPE)


def telling(view: View) -> View:
    """`view`, with a problem where it has nothing or does not take the method."""

    @csrf_exempt  # nobody is signed in here: a token says who asks
    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            return problem(404, NOT_HERE)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        refusal = problem(405, READ_ONLY.format(methods=response["Allow"]))
        refusal["Allow"] = response["Allow"]
        return refusal

    return told


@csrf_exempt
def unknown(request: HttpRequest) -> HttpResponse:
    """Whatever else is asked for under the API's address."""
    return problem(404, NOT_HERE)


def _unknown_token(request: HttpRequest, error: Any) -> HttpResponse:
    response = problem(401, WHO_IS_THERE)
    response["WWW-Authenticate"] = 'Bearer realm="ClaimTrack"'
    return response


def _too_many(request: HttpRequest, error: Any) -> HttpResponse:
    response = problem(429, TOO_MANY)
    response["Retry-After"] = "60"
    return response


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error.status_code, str(error))


def _missing(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(404, NOT_HERE)


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    faults = [
        Fault(where=".".join(str(part) for part in each["loc"]), problem=str(each["msg"]))
        for each in error.errors
    ]
    return problem(422, "Some of what was asked makes no sense; nothing was looked up.", faults)
