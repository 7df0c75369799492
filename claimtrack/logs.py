"""Log lines that can be followed: each carries the request and the item it belongs to."""

import logging
import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

request_id: ContextVar[str] = ContextVar("request_id", default="")
item_id: ContextVar[str] = ContextVar("item_id", default="")

# An id that a proxy hands over ends in the log: only what cannot forge a line.
SAFE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


class ContextFilter(logging.Filter):
    """Adds `request_id`, `item_id` and their short form `context` to each record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id, record.item_id = request_id.get(), item_id.get()
        known = ((name, value) for name, value in record.__dict__.items() if name in NAMES)
        record.context = "".join(f"{name}={value} " for name, value in known if value)
        return True


NAMES = {"request_id", "item_id"}


@contextmanager
def about(item: str) -> Iterator[None]:
    """Everything logged inside is about this piece of work ("item 17", "run 4")."""
    token = item_id.set(item.replace(" ", "-"))
    try:
        yield
    finally:
        item_id.reset(token)


class RequestIdMiddleware:
    """Takes the proxy's X-Request-ID, or makes one, and sends it back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        identity = given if SAFE_ID.fullmatch(given) else uuid.uuid4().hex[:12]
        token = request_id.set(identity)
        try:
            response = self.get_response(request)
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = identity
        return response
