"""Where a stranger is sent; who may enter what is the table in test_urls."""

import pytest
from django.test import Client

from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db


def test_a_page_comes_back_after_signing_in(client: Client) -> None:
    make_user(username="vera")
    sent = client.get("/claims/?q=ferry")
    assert sent["Location"] == "/login/?next=/claims/%3Fq%3Dferry"

    response = client.post(sent["Location"], {"username": "vera", "password": PASSWORD})

    assert response["Location"] == "/claims/?q=ferry"


def test_a_form_does_not_come_back_as_a_page(client: Client) -> None:
    assert client.post("/reviews/undo/")["Location"] == "/login/?next=/"


def test_a_fragment_asks_the_browser_to_go_to_the_login_page(client: Client) -> None:
    shown = {"HX-Request": "true", "HX-Current-URL": "http://testserver/queue/?claim=3"}

    response = client.post("/claims/3/decide/", headers=shown)

    assert response["HX-Redirect"] == "/login/?next=/queue/%3Fclaim%3D3"


def test_nobody_is_led_to_another_site(client: Client) -> None:
    make_user(username="vera")

    response = client.post(
        "/login/?next=//elsewhere.example/", {"username": "vera", "password": PASSWORD}
    )

    assert response["Location"] == "/"


def test_a_wrong_password_is_said_on_the_page(client: Client) -> None:
    response = client.post("/login/", {"username": "nobody", "password": "nothing"})

    assert response.status_code == 200
    assert b'role="alert"' in response.content


def test_who_has_left_is_a_stranger(as_analyst: Client) -> None:
    as_analyst.post("/logout/")

    assert as_analyst.get("/claims/").status_code == 302
