import pytest
from django.test import Client


def test_colours_are_kept_and_the_page_comes_back(client: Client) -> None:
    response = client.post("/theme/", {"theme": "dark", "next": "/claims/?q=x"})

    assert response["Location"] == "/claims/?q=x"
    assert response.cookies["theme"].value == "dark"


@pytest.mark.parametrize("theme", ["auto", "<b>", ""])
def test_anything_else_follows_the_system(client: Client, theme: str) -> None:
    client.cookies["theme"] = "dark"

    response = client.post("/theme/", {"theme": theme})

    assert response.cookies["theme"].value == ""


def test_nobody_is_led_to_another_site(client: Client) -> None:
    response = client.post("/theme/", {"theme": "dark", "next": "https://elsewhere.example/"})

    assert response["Location"] == "/"
