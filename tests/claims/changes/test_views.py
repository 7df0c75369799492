"""The page that says what became of the claims of a text that changed."""

import pytest
from django.test import Client

from articles.batches import open_batch
from articles.models import Version
from articles.uploads import keep
from articles.worker import drain
from tests.articles.stories import FERRY, FERRY_EDITED, jsonl, row
from tests.factories import TEXT, make_claim, make_item, make_run, make_version
from tests.pages import page
from tests.queries import queries

LATER = (
    "The ferry to Holm will not sail on Sunday, harbour master Ada Lind said.\n"
    "The mayor, Jon Falk, said the town will pay for a bus."
)


def two_versions() -> tuple[Version, Version]:
    first = make_version(TEXT)
    second = make_version(LATER, first.article, number=2)
    make_claim(first)
    make_claim(first, "a cracked rudder may be the cause", cue="According to", hedged=True)
    make_claim(second, "The ferry to Holm will not sail on Sunday")
    make_claim(second, "the town will pay for a bus", chain=["Jon Falk"])
    return first, second


def shown(client: Client, version: Version, query: str = "") -> str:
    return page(client, f"/articles/{version.article_id}/changes/{query}")


def test_claims_that_vanished_appeared_and_changed_are_listed(as_editor: Client) -> None:
    first, second = two_versions()
    page = shown(as_editor, second)
    assert (
        "<strong>1</strong> vanished, <strong>1</strong> appeared, <strong>1</strong> changed"
        in page
    )
    assert "<del>Friday</del><ins>Sunday</ins>" in page
    assert "the town will pay for a bus" in page
    assert "a cracked rudder may be the cause" in page
    for version in (first, second):
        for run in version.runs.all():
            for claim in run.claims.all():
                assert f"?claim={claim.pk}#here" in page


def test_another_speaker_is_named(as_analyst: Client) -> None:
    first = make_version(TEXT)
    second = make_version(f"{TEXT} He left.", first.article, number=2)
    make_claim(first)
    make_claim(second, chain=["Coast Gazette", "Ada Lind"], hedged=True)
    page = shown(as_analyst, second)
    assert "Ada Lind became Coast Gazette → Ada Lind." in page
    assert "Is hedged now." in page


def test_claims_that_all_stayed_say_so(as_analyst: Client) -> None:
    first = make_version(TEXT)
    second = make_version(f"{TEXT} He left.", first.article, number=2)
    make_claim(first)
    make_claim(second)
    assert "Every claim stayed as it was" in shown(as_analyst, second)


def test_a_version_whose_claims_are_not_out_yet_is_named(as_analyst: Client) -> None:
    first = make_version(TEXT)
    second = make_version(LATER, first.article, number=2)
    make_claim(first)
    make_run(second, current=False)
    assert "The claims of version 2 have not been extracted." in shown(as_analyst, second)


def test_versions_can_be_chosen(as_analyst: Client) -> None:
    first, second = two_versions()
    third = make_version("Nothing was said.", first.article, number=3)
    make_run(third)
    assert "to <a href=" in shown(as_analyst, third)
    assert "<strong>2</strong> vanished" in shown(as_analyst, third)
    assert "<strong>1</strong> appeared" in shown(as_analyst, second, "?to=2")
    assert "<strong>2</strong> vanished" in shown(as_analyst, first, "?from=1&to=3")


@pytest.mark.parametrize("query", ["?from=2&to=1", "?to=9", "?from=7"])
def test_versions_that_are_not_there(as_analyst: Client, query: str) -> None:
    first, _ = two_versions()
    assert as_analyst.get(f"/articles/{first.article_id}/changes/{query}").status_code == 404


@pytest.mark.parametrize("query", ["?to=99999999999999999999", "?from=x&to=", "?to=-1"])
def test_what_is_no_number_of_a_version_is_passed_over(as_analyst: Client, query: str) -> None:
    first, _ = two_versions()
    assert "from <a" in shown(as_analyst, first, query)


def test_one_version_alone_did_not_change(as_analyst: Client) -> None:
    version = make_version(TEXT)
    assert as_analyst.get(f"/articles/{version.article_id}/changes/").status_code == 404
    assert as_analyst.get("/articles/4711/changes/").status_code == 404


def test_the_article_and_the_batch_lead_there(as_admin: Client) -> None:
    for text in (FERRY, FERRY_EDITED):
        given = jsonl(row(text, url="https://bay.example/ferry"))
        batch, _ = open_batch([keep("a.jsonl", [given])], by=None)
    drain()
    version = Version.objects.get(number=2)
    address = f"/articles/{version.article_id}/changes/?to=2"
    assert address in as_admin.get(f"/imports/{batch.pk}/").content.decode()
    assert address in as_admin.get(f"/articles/{version.article_id}/").content.decode()
    assert (
        address not in as_admin.get(f"/articles/{version.article_id}/?version=1").content.decode()
    )
    make_item(batch)
    assert as_admin.get(address).status_code == 200


def test_more_claims_take_no_more_queries(as_analyst: Client) -> None:
    first, second = two_versions()
    few = queries(lambda: shown(as_analyst, second))
    for version in (first, second):
        for _ in range(5):
            make_claim(version, "Ada Lind")
    assert len(queries(lambda: shown(as_analyst, second))) == len(few)
