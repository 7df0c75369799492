"""The pages of parties."""

import re

import pytest
from django.test import Client

from claims.extraction import Hop as Found
from claims.extraction import Kind
from claims.models import Hop, Party, Regrouping
from claims.parties.describing import add_alias
from claims.parties.regrouping import merge
from claims.resolution.resolve import resolve
from claimtrack.accounts.models import User
from tests.factories import (
    make_alias,
    make_article,
    make_claim,
    make_outlet,
    make_party,
    make_thread,
    make_version,
)
from tests.pages import page
from tests.queries import queries

pytestmark = pytest.mark.django_db


def test_the_list_knows_every_name_and_no_merged_party(as_analyst: Client) -> None:
    make_claim()
    ada = make_party("Ada Lind")
    make_alias(ada, "Madam Harbour")
    bo = make_party("Bo Ek")
    assert "2 parties" in page(as_analyst, "/parties/")
    found = page(as_analyst, "/parties/?q=harbour")
    assert ("Ada Lind" in found, "Bo Ek" in found) == (True, False)
    assert "1 party" in page(as_analyst, "/parties/?kind=person&q=ek")
    Party.objects.filter(pk=bo.pk).update(merged_into=ada)
    assert "Bo Ek" not in page(as_analyst, "/parties/")
    assert "No party has such a name" in page(as_analyst, "/parties/?q=nobody")


def test_an_empty_list_says_why(as_analyst: Client) -> None:
    assert "Nobody has said anything yet" in page(as_analyst, "/parties/")


def test_a_party_with_all_it_said(as_editor: Client) -> None:
    version = make_version(article=make_article(make_outlet("Quay Courier")))
    claim = make_claim(version, chain=["Coast Gazette", "Ada Lind"])
    make_claim(version)
    ada = make_party("Ada Lind")
    shown = page(as_editor, f"/parties/{ada.pk}/")
    assert ">1 claim as who says so</a>, <a" in shown
    assert ">1 as whom others cite</a>" in shown
    assert f"?claim={claim.pk}#here" in shown
    assert 'Coast Gazette</a> <span class="muted">1</span>' in shown
    assert 'Quay Courier</a> <span class="muted">1</span>' in shown
    leads = re.findall(r'href="(/search/\?q=(?:speaker|cited)[^"]*)"', shown)
    assert len(leads) == 3
    assert all("1 found." in page(as_editor, lead) for lead in leads)
    assert "<title>2 Mar 2026: 1</title>" in shown
    assert "reliability F, cannot be judged" in shown
    assert '<form method="post" action="/parties' not in shown


def test_describing_it(as_analyst: Client) -> None:
    ada = make_party("Ada Lind")
    as_analyst.post(f"/parties/{ada.pk}/aliases/", {"alias": "Madam Harbour"})
    data = {"kind": "group", "reliability": "B", "why": "right so far"}
    as_analyst.post(f"/parties/{ada.pk}/describe/", data)
    shown = page(as_analyst, f"/parties/{ada.pk}/")
    assert "Madam Harbour" in shown
    assert "group · reliability B, usually reliable" in shown
    history = page(as_analyst, f"/history/party/{ada.pk}/")
    assert "<del>F</del> → <ins>B</ins>" in history
    assert "right so far" in history
    as_analyst.post(f"/aliases/{ada.aliases.get(normal='madam harbour').pk}/remove/")
    assert "Madam Harbour" not in page(as_analyst, f"/parties/{ada.pk}/")


@pytest.mark.parametrize(
    ("address", "data"),
    [("describe/", {"kind": "x", "reliability": "Z"}), ("aliases/", {"alias": ""})],
)
def test_nonsense_changes_nothing_and_is_said(
    as_analyst: Client, address: str, data: dict[str, str]
) -> None:
    ada = make_party("Ada Lind")
    response = as_analyst.post(f"/parties/{ada.pk}/{address}", data, follow=True)
    assert b'class="messages"' in response.content
    ada.refresh_from_db()
    assert (ada.kind, ada.reliability, ada.aliases.count()) == ("person", "F", 1)


def test_merging_shows_first_what_moves(as_analyst: Client) -> None:
    make_claim()
    ada, bo = make_party("Ada Lind"), make_party("Bo Ek")
    preview = page(as_analyst, f"/parties/{bo.pk}/merge/?name=ada+lind")
    assert "<strong>1</strong> claim" in preview
    assert f'name="other" value="{ada.pk}"' in preview
    assert not Regrouping.objects.exists()
    as_analyst.post(f"/parties/{bo.pk}/merge/", {"other": ada.pk})
    assert "is <a" in page(as_analyst, f"/parties/{ada.pk}/")
    as_analyst.post(f"/regroupings/{Regrouping.objects.get().pk}/take-back/")
    ada.refresh_from_db()
    assert ada.merged_into is None


def test_merging_with_nobody_is_explained(as_analyst: Client) -> None:
    ada = make_party("Ada Lind")
    address = f"/parties/{ada.pk}/merge/"
    assert "No party has this name" in page(as_analyst, f"{address}?name=nobody")
    assert "one and the same already" in page(as_analyst, f"{address}?name=Ada+Lind")
    assert as_analyst.post(address, {"other": 4711}).status_code == 422


def test_splitting_shows_first_what_goes(as_analyst: Client) -> None:
    ada = make_party("Ada Lind")
    alias = make_alias(ada, "Lindy")
    address = f"/parties/{ada.pk}/split/"
    assert "Lindy" in page(as_analyst, address)
    assert "<strong>0</strong> claims would go" in page(as_analyst, f"{address}?alias={alias.pk}")
    assert as_analyst.post(address, {}).status_code == 422
    as_analyst.post(address, {"alias": alias.pk})
    assert Regrouping.objects.get().other.name == "Lindy"


@pytest.mark.parametrize("address", ["/parties/4711/", "/history/party/4711/", "/history/x/1/"])
def test_what_is_not_there(as_analyst: Client, address: str) -> None:
    assert as_analyst.get(address).status_code == 404


@pytest.mark.parametrize("kind", ["list", "one"])
def test_ten_rows_and_twenty_take_as_many_queries(as_analyst: Client, kind: str) -> None:
    address = "/parties/" if kind == "list" else f"/parties/{make_party('Ada Lind').pk}/"
    for number in range(10):
        make_claim(chain=[f"Party {number}", "Ada Lind"])
    ten = queries(lambda: page(as_analyst, address))
    for number in range(10, 20):
        make_claim(chain=[f"Party {number}", "Ada Lind"])
    assert len(queries(lambda: page(as_analyst, address))) == len(ten)


def test_a_party_with_its_threads_offices_and_names(as_analyst: Client, analyst: User) -> None:
    claim = make_claim()
    Hop.objects.filter(claim=claim).update(role="harbour master", organisation="Harbour Board")
    thread = make_thread(claim, wording="No boat to Holm")
    ada, board = make_party("Ada Lind"), make_party("Harbour Board", Kind.ORGANISATION)
    add_alias(ada, "Madam Harbour", by=analyst)
    hop = Found(None, "A. Lind", Kind.PERSON, named=True)
    merge(ada, resolve([hop], make_article())[hop], by=None)
    shown = page(as_analyst, f"/parties/{ada.pk}/")
    assert f'href="/threads/{thread.pk}/">No boat to Holm</a>' in shown
    assert "harbour master, Harbour Board" in shown
    assert f"added by {analyst}" in shown
    assert "in one article, found by rule" in shown
    holder = page(as_analyst, f"/parties/{board.pk}/")
    assert "Who spoke for it" in holder
    assert f'href="/parties/{ada.pk}/">Ada Lind</a>, harbour master' in holder


def test_namesakes_are_told_apart_in_the_list(as_analyst: Client) -> None:
    for title in ("Fire in the tunnel", "Snow on the pass"):
        hop = Found(None, "Ministry of Transport", Kind.ORGANISATION, named=True)
        resolve([hop], make_article(title=title))
    shown = page(as_analyst, "/parties/")
    assert "2 parties" in shown
    assert "in “Fire in the tunnel”" in shown
    assert "in “Snow on the pass”" in shown


def test_of_several_with_one_name_one_is_chosen(as_analyst: Client) -> None:
    hop = Found(None, "Ministry of Transport", Kind.ORGANISATION, named=True)
    one, other = (resolve([hop], make_article())[hop] for _ in range(2))
    address = f"/parties/{make_party('Road Office').pk}/merge/"
    shown = page(as_analyst, f"{address}?name=ministry+of+transport")
    assert "Several parties have this name" in shown
    assert f'href="?other={one.pk}"' in shown
    assert f'href="?other={other.pk}"' in shown
    assert f'name="other" value="{other.pk}"' in page(as_analyst, f"{address}?other={other.pk}")
