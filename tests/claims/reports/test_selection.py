"""A selection in the address, and back."""

import datetime as dt

import pytest

from claims.models import Thread
from claims.reports.selection import MOST_THREADS, Selection
from tests.factories import make_claim, make_thread


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection((1, 2)),
        Selection((2,), "q=ferry&denial=yes"),
        Selection(claims="all"),
        Selection((3,), since=dt.date(2026, 3, 1), until=dt.date(2026, 3, 9)),
        Selection((3,), outlets=(4, 5), waiting=True),
    ],
)
def test_there_and_back(selection: Selection) -> None:
    assert Selection.parse(selection.query) == selection


@pytest.mark.parametrize(
    "query",
    ["thread=x", "thread=-1", "thread=0", "since=soon", "waiting=maybe", "claims=status%3Dburnt"],
)
def test_what_makes_no_sense_asks_for_nothing(query: str) -> None:
    assert Selection.parse(query) == Selection()
    assert not Selection.parse(query)


def test_equal_selections_have_equal_addresses() -> None:
    assert Selection.parse("thread=2&thread=1&thread=2").query == "thread=1&thread=2"
    assert Selection.parse("claims=denial%3Dyes%26zebra%3D1").claims == "denial=yes"


def test_no_more_threads_than_a_comparison_holds() -> None:
    query = "&".join(f"thread={number}" for number in range(1, 300))
    assert len(Selection.parse(query).threads) == MOST_THREADS


@pytest.mark.django_db
def test_threads_that_are_chosen() -> None:
    ferry, other = make_thread(), make_thread(make_claim(denial=True))
    empty = Thread.objects.create(wording="Nothing")
    assert set(Selection((ferry.pk, empty.pk)).chosen()) == {ferry}
    assert set(Selection((ferry.pk,), "denial=yes").chosen()) == {ferry, other}
    assert set(Selection(claims="all").chosen()) == {ferry, other}
    assert not Selection().chosen()


@pytest.mark.django_db
def test_a_thread_is_found_under_the_number_that_it_had() -> None:
    kept = make_thread()
    gone = Thread.objects.create(wording="Once", merged_into=kept)
    assert list(Selection((gone.pk,)).chosen()) == [kept]
