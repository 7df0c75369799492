from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction import Time
from claims.extraction.moments import moments

THURSDAY = date(2026, 3, 5)


def read(
    text: str, time: Time | None = None, published: date | None = THURSDAY
) -> list[tuple[str, str, str]]:
    return [
        (m.span.of(text), str(m.earliest), str(m.latest))
        for m in moments(text, published=published, time=time)
    ]


@pytest.mark.parametrize(
    ("text", "time", "words", "earliest", "latest"),
    [
        ("struck on Tuesday", Time.PAST, "Tuesday", "2026-03-03", "2026-03-03"),
        ("sails on Tuesday", Time.FUTURE, "Tuesday", "2026-03-10", "2026-03-10"),
        ("Tuesday night", Time.PAST, "Tuesday night", "2026-03-03", "2026-03-03"),
        ("last Tuesday", None, "last Tuesday", "2026-02-24", "2026-03-03"),
        ("fell last week", None, "last week", "2026-02-23", "2026-03-01"),
        ("by the end of next month", None, "the end of next month", "2026-04-21", "2026-04-30"),
        ("opened in December", Time.PAST, "December", "2025-12-01", "2025-12-31"),
        ("opens in December", Time.FUTURE, "December", "2026-12-01", "2026-12-31"),
        ("last March", None, "last March", "2025-03-01", "2025-03-31"),
        ("in early March", None, "early March", "2026-03-01", "2026-03-10"),
        ("late 2025", None, "late 2025", "2025-09-02", "2025-12-31"),
        ("yesterday morning", None, "yesterday morning", "2026-03-04", "2026-03-04"),
        ("the day after tomorrow", None, "the day after tomorrow", "2026-03-07", "2026-03-07"),
        ("June 21", Time.PAST, "June 21", "2025-06-21", "2025-06-21"),
        ("June 21", None, "June 21", "2026-06-21", "2026-06-21"),
        ("Tuesday, June 23", None, "Tuesday, June 23", "2026-06-23", "2026-06-23"),
        ("June 21-23, 2024", None, "June 21-23, 2024", "2024-06-21", "2024-06-23"),
        ("the 21st of June", None, "the 21st of June", "2026-06-21", "2026-06-21"),
        ("Sept. 3, 2019", None, "Sept. 3, 2019", "2019-09-03", "2019-09-03"),
        ("three days ago", None, "three days ago", "2026-03-02", "2026-03-02"),
        ("a year ago", None, "a year ago", "2025-01-01", "2025-12-31"),
        ("the past three weeks", None, "the past three weeks", "2026-02-12", "2026-03-05"),
        ("the next two years", None, "the next two years", "2026-03-05", "2028-03-05"),
        ("summer of 2023", None, "summer of 2023", "2023-06-01", "2023-08-31"),
        ("last summer", None, "last summer", "2025-06-01", "2025-08-31"),
        ("in the 1990s", None, "the 1990s", "1990-01-01", "1999-12-31"),
        ("since 2016", None, "2016", "2016-01-01", "2016-12-31"),
        ("on 2026-02-03", None, "2026-02-03", "2026-02-03", "2026-02-03"),
    ],
)
def test_days_and_ranges_of_days(
    text: str, time: Time | None, words: str, earliest: str, latest: str
) -> None:
    assert read(text, time) == [(words, earliest, latest)]


@pytest.mark.parametrize("text", ["on Tuesday", "last week", "June 21", "in March", "a week ago"])
def test_without_a_publication_date_the_words_are_kept_alone(text: str) -> None:
    ((_, earliest, latest),) = read(text, published=None)
    assert (earliest, latest) == ("None", "None")


def test_a_date_with_its_year_needs_no_publication_date() -> None:
    assert read("June 21, 2024", published=None) == [("June 21, 2024", "2024-06-21", "2024-06-21")]
    assert read("in 2016", published=None) == [("2016", "2016-01-01", "2016-12-31")]


@pytest.mark.parametrize("text", ["at 5 p.m.", "14:30", "noon", "February 30", "999 decades ago"])
def test_hours_and_days_that_there_are_not_name_no_day(text: str) -> None:
    ((_, earliest, latest),) = read(text)
    assert (earliest, latest) == ("None", "None")


@pytest.mark.parametrize(
    "text", ["it may march on", "$2,016", "May said", "the fall", "room 2019b"]
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert read(text) == []


def test_several_stand_in_order() -> None:
    assert [words for words, *_ in read("on Friday at 5 p.m., not last week")] == [
        "Friday", "5 p.m.", "last week",
    ]  # fmt: skip


DATED = st.sampled_from(
    ["June ", "21", "on ", "Tuesday", " last", " week", "2016", " ago", "three days", "-", ":", "٣"]
)


@given(st.text() | st.lists(DATED, max_size=12).map("".join), st.dates() | st.none())
def test_any_text_on_any_day(text: str, published: date | None) -> None:
    for moment in moments(text, published=published):
        assert moment.span.end <= len(text)
        assert (moment.earliest is None) == (moment.latest is None)
        if moment.earliest and moment.latest:
            assert moment.earliest <= moment.latest
