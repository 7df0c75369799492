"""Counts that say where they stop."""

import pytest
from django.db.models import Q
from pytest_django import DjangoAssertNumQueries

from claims.counting import Tally, tallies, tally, tally_of_which
from claims.models import Claim
from tests.factories import make_claim

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("most", "shown"), [(2, "2+"), (3, "3"), (4, "3")], ids=["capped", "just", "below"]
)
def test_counting_stops_and_says_so(most: int, shown: str) -> None:
    for _ in range(3):
        make_claim()
    assert str(tally(Claim.objects.all(), most)) == shown


def test_many_sets_take_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_claim(hedged=True)
    make_claim()
    everything = Claim.objects.order_by("turn")
    with django_assert_num_queries(1):
        found = tallies(
            {
                "all": everything,
                "hedged": everything.filter(hedged=True),
                "none": everything.none(),
            }
        )
    assert found == {"all": Tally(2), "hedged": Tally(1), "none": Tally(0)}


def test_no_set_takes_no_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert tallies({}) == {}


def test_large_numbers_are_written_for_people() -> None:
    assert str(Tally(1000, capped=True)) == "1,000+"
    assert not Tally(0)


def test_those_of_which(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for hedged in (True, True, False):
        make_claim(hedged=hedged)
    everything, hedged_ones = Claim.objects.order_by("turn"), Q(hedged=True)
    with django_assert_num_queries(1):
        assert tally_of_which(everything, hedged_ones) == (Tally(3), Tally(2))
    assert tally_of_which(everything, hedged_ones, most=2) == (Tally(2, capped=True), Tally(2))
    assert tally_of_which(everything.none(), hedged_ones) == (Tally(0), Tally(0))
