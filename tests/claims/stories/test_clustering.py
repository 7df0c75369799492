"""Which threads one story tells: what draws them together, and what keeps them apart."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from claims.stories.clustering import Strand, days_apart, rarity, stories

FIRE, BRIDGE = dt.date(2025, 3, 11), dt.date(2025, 9, 5)


def strand(
    thread: int,
    *articles: int,
    parties: tuple[int, ...] = (),
    names: tuple[str, ...] = (),
    on: dt.date = FIRE,
    about: dt.date | None = None,
) -> Strand:
    return Strand(
        thread=thread,
        articles=frozenset(articles),
        parties=frozenset(parties),
        names=frozenset(names),
        first=on,
        last=on,
        about=((about, about),) if about else (),
    )


def burned(thread: int, about: dt.date | None = None) -> Strand:
    return strand(thread, 10, 11, parties=(7, 8), names=("Orrin", "Brandsby"), about=about)


def test_threads_of_the_same_articles_are_one_story() -> None:
    assert stories([strand(1, 10, 11), strand(2, 10, 11), strand(3, 20, 21)]) == [[1, 2], [3]]


def test_one_roundup_in_common_is_not_enough() -> None:
    assert stories([strand(1, 10, 11), strand(2, 11, 20)]) == [[1], [2]]


def test_people_and_names_in_common_make_up_for_articles() -> None:
    one = strand(1, 10, 11, parties=(7,), names=("Orrin", "Brandsby"))
    other = strand(2, 20, 21, parties=(7,), names=("Orrin", "Brandsby"))
    assert stories([one, other]) == [[1, 2]]


def test_who_is_in_every_story_draws_none_together() -> None:
    threads = [strand(k, 10 * k, 10 * k + 1, parties=(7,)) for k in range(1, 9)]
    assert all(len(story) == 1 for story in stories(threads))


def test_what_was_printed_weeks_apart_is_two_stories() -> None:
    names, later = ("Orrin", "Brandsby"), FIRE + dt.timedelta(days=15)
    one = strand(1, 10, 11, parties=(7, 8), names=names)
    assert stories([one, strand(2, 20, 21, parties=(7, 8), names=names, on=later)]) == [[1], [2]]


def test_two_years_events_are_never_one_story() -> None:
    """An article about this year's fire tells of the one two years before: the same people, the
    same place, even the same articles."""
    now, then = burned(1, FIRE), burned(2, dt.date(2023, 2, 1))
    assert stories([now, then]) == [[1], [2]]


def test_a_thread_between_two_years_does_not_bring_them_together() -> None:
    now, then = burned(1, FIRE), burned(2, dt.date(2023, 2, 1))
    assert stories([now, then, burned(3)]) == [[1, 3], [2]]


def test_new_year_is_no_border() -> None:
    eve, day = dt.date(2025, 12, 31), dt.date(2026, 1, 1)
    one = strand(1, 10, 11, on=eve, about=eve)
    assert stories([one, strand(2, 10, 11, on=day, about=day)]) == [[1, 2]]


def test_stories_are_in_the_order_of_printing() -> None:
    late = strand(1, 10, 11, on=FIRE + dt.timedelta(days=2))
    assert stories([late, strand(2, 10, 11)]) == [[2, 1]]
    assert stories([]) == []


def test_days_between_stretches_of_time() -> None:
    first, later = dt.date(2025, 3, 1), dt.date(2025, 3, 9)
    assert days_apart((first, later), (later, later)) == 0
    assert days_apart((later, later), (first, first)) == 8


def test_rarity_falls_with_the_number() -> None:
    assert rarity(2) == 1
    assert rarity(1) == 1
    assert rarity(3) > rarity(30) > 0


days = st.dates(dt.date(2023, 1, 1), dt.date(2026, 1, 1))
strands = st.builds(
    strand,
    st.integers(1, 30),
    st.integers(1, 5),
    parties=st.tuples(st.integers(1, 4)),
    on=days,
    about=days | st.none(),
)


@given(st.lists(strands, max_size=12, unique_by=lambda each: each.thread))
def test_every_thread_is_in_one_story_whatever_their_order(given_strands: list[Strand]) -> None:
    found = stories(given_strands)
    assert sorted(pk for story in found for pk in story) == sorted(
        each.thread for each in given_strands
    )
    assert stories(given_strands[::-1]) == found
