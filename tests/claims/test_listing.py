"""The list of claims, page by page."""

import datetime as dt

import pytest

from claims.listing import ROWS, newest_first, page
from claims.models import Claim
from tests.factories import make_article, make_claim, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("claims.listing.ROWS", 3)
    return 3


def fill() -> list[Claim]:
    """Two claims in each of five articles, two of one day and one without a day."""
    days = [dt.datetime(2026, 1, day, tzinfo=dt.UTC) for day in (4, 2, 2, 1)]
    for day in [*days, None]:
        version = make_version(article=make_article(published=day))
        make_claim(version)
        make_claim(version)
    return list(newest_first(Claim.objects.all()))


def test_the_pages_have_every_claim_once_in_order(rows: int) -> None:
    order, found = fill(), []
    given: dict[str, str] = {}
    for _ in range(4):
        shown = page(Claim.objects.all(), given)
        found += shown.claims
        given = {"after": str(shown.last)}
    assert found == order
    assert shown.last is None


def test_the_way_back_is_the_way_one_came(rows: int) -> None:
    order = fill()
    assert [claim.run.version.article.published_at is None for claim in order[-2:]] == [True, True]
    last = page(Claim.objects.all(), {"after": str(order[8].pk)})
    assert last.claims == order[9:]
    before = page(Claim.objects.all(), {"before": str(last.first)})
    assert before.claims == order[6:9]
    assert before.last == order[8].pk
    first = page(Claim.objects.all(), {"before": str(order[3].pk)})
    assert first.claims == order[:3]
    assert first.first is None


@pytest.mark.parametrize("given", [{}, {"after": "x"}, {"after": "4711"}, {"before": "²"}])
def test_a_place_that_is_not_there_is_the_first_page(given: dict[str, str]) -> None:
    order = fill()
    shown = page(Claim.objects.all(), given)
    assert shown.claims == order[:ROWS]
    assert (shown.first, shown.last) == (None, None)
