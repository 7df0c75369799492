"""What falls if somebody is withdrawn."""

import datetime as dt

import pytest
from django.test import Client

from articles.models import Outlet
from claims.models import Claim, Ruling, Thread
from claims.reports.sensitivity import of_outlet, of_party
from claimtrack.accounts.models import User
from tests.claims.reports import handmade
from tests.editorial import make_report, make_ruling
from tests.factories import (
    make_article,
    make_claim,
    make_family,
    make_outlet,
    make_party,
    make_thread,
    make_version,
)
from tests.queries import queries

pytestmark = pytest.mark.django_db


def printed(outlet: str, *chain: str, denial: bool = False) -> Claim:
    place = Outlet.objects.filter(name=outlet).first() or make_outlet(outlet)
    article = make_article(place, published=dt.datetime(2026, 3, 6, tzinfo=dt.UTC))
    version = make_version(f"The ferry stays, {article.pk} {chain}.", article)
    return make_claim(version, "The ferry stays", chain=chain, denial=denial)


@pytest.fixture
def alone() -> Thread:
    return make_thread(printed("Post", "Ada Lind"), printed("Gazette", "Ada Lind"))


@pytest.fixture
def shared() -> Thread:
    return make_thread(printed("Post", "Ada Lind"), printed("Herald", "Rosa Vik"))


def test_what_has_been_cut_off_is_not_lost_again(shared: Thread, analyst: User) -> None:
    make_ruling(shared, analyst, Ruling.Verdict.CUT, "Post → Ada Lind")
    found = of_party(make_party("Ada Lind"))
    assert (found.lost, found.weaker) == ([], [])


def test_threads_that_lose_their_last_origin_and_those_that_lose_one(
    alone: Thread, shared: Thread
) -> None:
    found = of_party(make_party("Ada Lind"))
    assert [(each.thread, each.before, each.after) for each in found.lost] == [(alone, 1, 0)]
    assert [(each.thread, each.before, each.after) for each in found.weaker] == [(shared, 2, 1)]
    assert (found.threads, found.more) == (2, False)


def test_who_only_denies_it_is_no_loss() -> None:
    make_thread(printed("Post", "Ada Lind"), printed("Gazette", "Rosa Vik", denial=True))
    assert of_party(make_party("Rosa Vik")).lost == []


def test_an_outlet_falls_with_what_copies_it(shared: Thread) -> None:
    one, copy = printed("Nordwire", "Nils Orre"), printed("Gazette", "Nils Orre")
    thread = make_thread(one, copy)
    make_family(one.run.version, copy.run.version)
    assert [each.thread for each in of_outlet(Outlet.objects.get(name="Post")).weaker] == [shared]
    assert thread not in [each.thread for each in of_outlet(make_outlet("Silent")).lost]


def test_reports_that_stand_on_it(alone: Thread, editor: User) -> None:
    claim = alone.memberships.earliest("pk").claim_id
    report = make_report(editor, handmade.comparison(handmade.quoted(claim)))
    make_report(editor, handmade.comparison(handmade.quoted(claim + 1000)))
    assert of_party(make_party("Ada Lind")).reports == [report]
    assert of_party(make_party("Rosa Vik")).reports == []


def test_the_page(as_analyst: Client, alone: Thread, editor: User) -> None:
    party = make_party("Ada Lind")
    page = as_analyst.get(f"/withdraw/?party={party.pk}").content.decode()
    assert "What if Ada Lind were withdrawn?" in page
    assert f'href="/threads/{alone.pk}/"' in page
    outlet = Outlet.objects.get(name="Post")
    assert "What if Post" in as_analyst.get(f"/withdraw/?outlet={outlet.pk}").content.decode()


@pytest.mark.parametrize("query", ["", "?party=x", "?party=99999", "?outlet=99999"])
def test_nobody_of_that_number(as_analyst: Client, query: str) -> None:
    assert as_analyst.get(f"/withdraw/{query}").status_code == 404


def test_many_threads_take_as_many_queries_as_few() -> None:
    make_thread(printed("Post", "Ada Lind"))
    few = queries(lambda: of_party(make_party("Ada Lind")))
    for number in range(8):
        make_thread(printed(f"Outlet {number}", "Ada Lind"))
    assert len(queries(lambda: of_party(make_party("Ada Lind")))) == len(few)
