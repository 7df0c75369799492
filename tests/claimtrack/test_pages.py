"""What holds for every page: the policy for content, nothing inline, a way on from an error."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import Client

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
INLINE = re.compile(r"\sstyle=|\son[a-z]+=|\shx-on|<style|<script(?![^>]*\ssrc=)|javascript:", re.I)


@pytest.mark.parametrize("address", ["/", "/queue/", "/claims/", "/articles/", "/nowhere/"])
def test_only_our_own_scripts_and_styles_may_run(as_analyst: Client, address: str) -> None:
    policy = as_analyst.get(address)["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_nothing_stands_inline(template: Path) -> None:
    assert INLINE.findall(template.read_text("utf-8")) == []


@pytest.mark.parametrize("address", ["/nowhere/", "/claims/99999999/history/", "/articles/0/"])
def test_an_error_page_has_a_way_on(as_analyst: Client, address: str) -> None:
    response = as_analyst.get(address)

    assert response.status_code == 404
    assert b'href="/"' in response.content


@pytest.mark.parametrize(
    ("address", "place"),
    [("/compare/", "Reports"), ("/reports/", "Reports"), ("/links/", "Links"), ("/search/", "")],
)
def test_the_navigation_says_where_one_is(as_analyst: Client, address: str, place: str) -> None:
    menu = as_analyst.get(address).content.decode().partition('class="who"')[0]
    assert re.findall(r'aria-current="page">(\w+)', menu) == ([place] if place else [])


def test_a_closed_door_says_why(as_editor: Client) -> None:
    response = as_editor.get("/imports/")

    assert response.status_code == 403
    assert b"right to import" in response.content
    assert b"edda" in response.content


def test_the_page_for_a_broken_site_needs_nothing_of_it() -> None:
    assert "Something broke" in render_to_string("500.html")


def test_every_file_that_the_pages_name_is_there() -> None:
    named = {
        name
        for template in TEMPLATES
        for name in re.findall(r"{% static '([^']+)' %}", template.read_text("utf-8"))
    }
    assert named
    assert [name for name in named if finders.find(name) is None] == []


@pytest.mark.parametrize("cookie", ["dark", "light"])
def test_the_page_comes_in_the_chosen_colours(as_analyst: Client, cookie: str) -> None:
    as_analyst.cookies["theme"] = cookie

    assert f'data-theme="{cookie}"'.encode() in as_analyst.get("/").content


def test_a_cookie_that_is_no_theme_changes_nothing(as_analyst: Client) -> None:
    as_analyst.cookies["theme"] = "'><b>"

    assert b"data-theme=" not in as_analyst.get("/").content
