"""The search page."""

import pytest
from django.test import Client

from tests.factories import make_article, make_claim, make_version
from tests.queries import queries

pytestmark = pytest.mark.django_db


def page(client: Client, **query: str) -> str:
    response = client.get("/search/", query)
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_box_explains_itself(as_editor: Client) -> None:
    shown = page(as_editor)
    assert "How to ask" in shown
    assert "speaker:lind" in shown
    assert "found" not in shown


def test_claims_are_found_with_their_words_marked(as_editor: Client) -> None:
    claim = make_claim()
    shown = page(as_editor, q="ferries holm")
    assert '<mark class="hit">ferry</mark> to <mark class="hit">Holm</mark>' in shown
    assert f"/articles/{claim.run.version.article_id}/?claim={claim.pk}#here" in shown
    assert "<strong>1</strong> claim" in shown
    assert "<strong>1</strong> article" in shown


@pytest.mark.parametrize("typed", ["ferries -strike", "ferries or state:rejected", '"ferry to"'])
def test_words_are_marked_however_they_are_asked_for(as_editor: Client, typed: str) -> None:
    make_claim()
    assert '<mark class="hit">ferry</mark>' in page(as_editor, q=typed)


def test_articles_are_found_by_text_and_title(as_editor: Client) -> None:
    version = make_version("Nobody knew of the <b>rudder</b>.", make_article(title="Rudder lost"))
    make_version("A rudder, too.", make_article(title="Holm"))
    shown = page(as_editor, q="rudder", **{"in": "articles"})
    assert '&lt;b&gt;<mark class="hit">rudder</mark>&lt;/b&gt;' in shown
    assert shown.index("Rudder lost</a>") < shown.index("Holm</a>")
    assert f"/articles/{version.article_id}/" in shown


def test_only_the_newest_text_of_an_article_counts(as_editor: Client) -> None:
    old = make_version("The ferry sails.")
    make_version("The ferry stays.", old.article, number=2)
    assert "<strong>0</strong> articles" in page(as_editor, q="sails")
    assert "<strong>1</strong> article" in page(as_editor, q="stays")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("speaker:lind", 1),
        ("speaker:vik", 0),
        ("speaker:lind hedged:yes", 0),
        ("lang:en", 2),
        ("outlet:nobody", 0),
        ("after:2026 before:2027 -rudder", 1),
        ("batch:none", 0),
        ("rudder or lang:de", 1),
    ],
)
def test_articles_by_fields(as_editor: Client, typed: str, number: int) -> None:
    make_claim(make_version("The ferry to Holm will not sail on Friday, Ada Lind said."))
    make_version("A rudder.")
    assert f"<strong>{number}</strong> article" in page(as_editor, q=typed)


def test_what_is_not_understood_is_explained_beside_the_box(as_editor: Client) -> None:
    shown = page(as_editor, q="speakr:lind")
    assert "Did you mean speaker:?" in shown
    assert 'aria-invalid="true"' in shown
    assert "<strong>" not in shown.split("How to ask")[0].split("</form>")[1]


def test_nothing_found_says_what_to_try(as_editor: Client) -> None:
    assert "Nothing has all of this" in page(as_editor, q="submarine")


@pytest.mark.parametrize("wished", ["", "0", "99", "x", "²", "-1", "9" * 30])
def test_a_page_that_is_not_there_is_the_nearest_one(as_editor: Client, wished: str) -> None:
    for _ in range(21):
        make_claim()
    shown = page(as_editor, q="ferry", page=wished)
    assert ("Page 2 of 2" in shown) == (wished == "99")


@pytest.mark.parametrize("among", ["claims", "articles"])
def test_ten_rows_and_twenty_take_as_many_queries(as_editor: Client, among: str) -> None:
    def found() -> str:
        return page(as_editor, q="ferry", **{"in": among})

    for _ in range(10):
        make_claim()
    ten = queries(found)
    for _ in range(10):
        make_claim()
    assert len(queries(found)) == len(ten)


def test_the_same_words_lead_to_threads(as_editor: Client) -> None:
    make_claim()
    assert 'href="/threads/?q=ferries+%26+Holm"' in page(as_editor, q="ferries & Holm")
