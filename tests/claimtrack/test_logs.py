"""Log lines that say which request and which piece of work they belong to."""

import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from claimtrack.logs import ContextFilter, RequestIdMiddleware, about, item_id, request_id

FORGED = [
    "",
    "x" * 65,
    "two words",
    "line\nINFO forged",
    "a;b",
    "id=1 item_id=2",
    "\x1b[31m",
    "naïve",
    "abc\n",
]


def filtered() -> logging.LogRecord:
    record = logging.LogRecord("test", logging.INFO, __file__, 1, "message", None, None)
    assert ContextFilter().filter(record)
    return record


def answered(**headers: str) -> tuple[HttpResponse, str]:
    """The response to a request with these headers, and the id that its log lines had."""
    during = []

    def view(request: HttpRequest) -> HttpResponse:
        during.append(request_id.get())
        return HttpResponse()

    request = RequestFactory().get("/", headers=headers)
    return RequestIdMiddleware(view)(request), during[0]


def test_outside_of_everything_a_line_has_no_context() -> None:
    record = filtered()
    assert (record.__dict__["context"], record.__dict__["request_id"]) == ("", "")


def test_a_line_names_its_request_and_its_item() -> None:
    token = request_id.set("abc")
    try:
        with about("item 17"):
            record = filtered()
    finally:
        request_id.reset(token)
    assert record.__dict__["request_id"] == "abc"
    assert record.__dict__["item_id"] == "item-17"
    assert record.__dict__["context"] == "request_id=abc item_id=item-17 "


def test_work_within_work_is_named_for_as_long_as_it_lasts() -> None:
    with about("upload 1"):
        with about("item 2"):
            assert item_id.get() == "item-2"
        assert item_id.get() == "upload-1"
    assert item_id.get() == ""


def test_the_id_is_forgotten_also_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), about("item 1"):
        raise ZeroDivisionError
    assert item_id.get() == ""


@pytest.mark.parametrize("given", ["4bf92f3577b34da6", "a.b-c_D", "x" * 64])
def test_the_id_of_a_proxy_is_taken_and_sent_back(given: str) -> None:
    response, during = answered(**{"X-Request-ID": given})
    assert response["X-Request-ID"] == during == given
    assert request_id.get() == ""


@pytest.mark.parametrize("given", FORGED)
def test_an_id_that_could_forge_a_line_is_replaced(given: str) -> None:
    response, during = answered(**{"X-Request-ID": given})
    assert response["X-Request-ID"] == during != given
    assert during.isalnum()
    assert len(during) == 12


def test_every_request_without_an_id_gets_one_of_its_own() -> None:
    assert len({answered()[1] for _ in range(20)}) == 20


def test_the_id_is_forgotten_when_the_view_fails() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        RequestIdMiddleware(view)(RequestFactory().get("/"))
    assert request_id.get() == ""
