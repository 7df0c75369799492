"""The page of a family of copies."""

import pytest
from django.db import transaction
from django.test import Client

from articles.models import CopyFamily, Version
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from claimtrack.audit.record import record
from tests.articles.stories import FERRY, FERRY_CUT, FERRY_EDITED
from tests.factories import make_article, make_family, make_outlet, make_version
from tests.pages import page
from tests.queries import queries

pytestmark = pytest.mark.django_db


def printed(text: str, outlet: str) -> Version:
    return make_version(text, make_article(make_outlet(outlet)))


@pytest.fixture
def family() -> CopyFamily:
    return make_family(
        printed(FERRY, "Nordwire"), printed(FERRY_EDITED, "Bay News"), printed(FERRY_CUT, "Lantern")
    )


def other(family: CopyFamily) -> Version:
    return Version.objects.get(copy__family=family, text=FERRY_CUT)


def shown(client: Client, family: CopyFamily, query: str = "") -> str:
    return page(client, f"/copies/{family.pk}/{query}")


def test_members_and_their_share_of_the_origin(as_analyst: Client, family: CopyFamily) -> None:
    page = shown(as_analyst, family)
    assert "3 copies of one text" in page
    assert "From Nordwire: presumed" in page
    assert "100 %" in page
    assert "<strong>presumed</strong>" in page
    assert "This is the origin" in page


def test_differing_words_are_marked(as_analyst: Client, family: CopyFamily) -> None:
    page = shown(as_analyst, family)
    assert "<del>will not </del>" in page
    assert "<ins>cannot </ins>" in page
    cut = shown(as_analyst, family, f"?version={other(family).pk}")
    assert "Nordwire and Lantern" in cut
    assert "words in both" in cut
    assert "<ins>" not in cut.split('class="text card differences"')[1]


def test_a_version_that_is_no_member_is_not_compared(
    as_analyst: Client, family: CopyFamily
) -> None:
    assert "Nordwire and Bay News" in shown(as_analyst, family, "?version=4711")


def test_an_editor_reads_and_does_not_decide(as_editor: Client, family: CopyFamily) -> None:
    assert "This is the origin" not in shown(as_editor, family)


def test_naming_the_origin(as_analyst: Client, analyst: User, family: CopyFamily) -> None:
    chosen = other(family)
    response = as_analyst.post(f"/copies/{family.pk}/origin/", {"version": chosen.pk}, follow=True)
    family.refresh_from_db()
    assert (family.origin, family.decided_by) == (chosen, analyst)
    assert b"arvid named the origin" in response.content
    assert Entry.objects.get().action == "name origin"


def test_taking_a_member_out(as_analyst: Client, family: CopyFamily) -> None:
    as_analyst.post(f"/copies/{family.pk}/take-out/", {"version": other(family).pk})
    assert "2 copies of one text" in shown(as_analyst, family)
    assert Entry.objects.get().action == "take out"


@pytest.mark.parametrize("deed", ["origin", "take-out"])
@pytest.mark.parametrize("version", ["", "x", "4711"])
def test_what_is_no_member_changes_nothing(
    as_analyst: Client, family: CopyFamily, deed: str, version: str
) -> None:
    response = as_analyst.post(f"/copies/{family.pk}/{deed}/", {"version": version}, follow=True)
    assert b"is no copy in this family" in response.content
    assert not Entry.objects.exists()


def test_a_family_without_an_origin_is_still_a_page(as_analyst: Client, family: CopyFamily) -> None:
    CopyFamily.objects.update(origin=None)
    assert "From where is not known" in shown(as_analyst, family)


def test_a_family_that_is_not_there(as_analyst: Client) -> None:
    assert as_analyst.get("/copies/4711/").status_code == 404
    assert as_analyst.post("/copies/4711/origin/").status_code == 404


def test_five_members_and_ten_take_as_many_queries(
    as_analyst: Client,
) -> None:
    def of(number: int) -> CopyFamily:
        return make_family(*(printed(f"{FERRY} {n}", f"{number}-{n}") for n in range(number)))

    five, ten = of(5), of(10)
    few = queries(lambda: shown(as_analyst, five))
    assert len(queries(lambda: shown(as_analyst, ten))) == len(few)


def test_the_number_of_a_merged_family_leads_to_the_one_that_it_is_in(as_analyst: Client) -> None:
    kept, gone = CopyFamily.objects.create(), CopyFamily.objects.create()
    with transaction.atomic():
        record("merge", kept, by=None, after={"family": gone.pk})
    number = gone.pk
    gone.delete()
    response = as_analyst.get(f"/copies/{number}/")
    assert response["Location"] == f"/copies/{kept.pk}/"
    assert as_analyst.get("/copies/4711/").status_code == 404
