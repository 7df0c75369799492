import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.normalisation import normalise
from articles.reading import Record
from articles.reading.markdown import plain
from tests.articles.reading.given import NEWS, one_reason, one_record

WRITTEN = f"""---
title: "Ferry late"
date: 2024-05-09T06:30:00Z
authors: [Una Brae, 'Tor Lind']
publisher: The Skerry Sun
tags:
  - islands
---

# Ferry late again

{NEWS}
It was the **third** time.

> “We did _what_ we could,” said [Una Brae](https://brae.example/una).

- Pump broken
- Crew *tired*

![The quay](quay.jpg)
"""


def test_front_matter_is_metadata_and_marks_are_taken_off() -> None:
    record = one_record("ferry.md", WRITTEN)

    assert (record.title, record.outlet, record.byline) == (
        "Ferry late",
        "The Skerry Sun",
        "Una Brae, Tor Lind",
    )
    assert record.published == dt.datetime(2024, 5, 9, 6, 30, tzinfo=dt.UTC)
    assert normalise(record).text.split("\n\n") == [
        "Ferry late again",
        f"{NEWS} It was the third time.",
        "“We did what we could,” said Una Brae.",
        "Pump broken",
        "Crew tired",
    ]


def test_front_matter_tells_markdown_whatever_the_name() -> None:
    assert one_record("ferry.txt", WRITTEN).byline == "Una Brae, Tor Lind"
    toml = f'+++\ntitle = "Ferry late"\n+++\n{NEWS}'
    assert one_record("ferry.txt", toml) == Record("ferry.txt", NEWS, "text", title="Ferry late")


def test_lists_of_names_may_stand_on_lines_of_their_own() -> None:
    written = f"---\nauthors:\n  - Una Brae\n  - Tor Lind\n---\n{NEWS}"

    assert one_record("a.md", written).byline == "Una Brae, Tor Lind"


def test_the_first_heading_is_the_title_for_want_of_another() -> None:
    assert one_record("a.md", f"# Ferry *late*\n\n{NEWS}").title == "Ferry late"


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    text = f"---\n{NEWS}\n---\n"

    assert one_record("a.txt", text).body == text


def test_metadata_alone_is_no_article() -> None:
    assert "no text here" in one_reason("a.md", "---\ntitle: Ferry late\n---\n")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("5 * 3 * 2 is thirty", "5 * 3 * 2 is thirty"),
        ("snake_case_name", "snake_case_name"),
        ("`code` and \\*star\\*", "code and *star*"),
        ("see <https://sun.example/a>", "see https://sun.example/a"),
        ("[a][1]\n\n[1]: https://sun.example", "a"),
        ("One.  \nTwo.", "One.  \nTwo."),
        ("# One #\nTwo.", "One #\n\nTwo."),
        ("He said [sic] so", "He said [sic] so"),
    ],
)
def test_only_marks_go(written: str, text: str) -> None:
    assert plain(written) == text


@given(st.text(alphabet="#*_>- \n\\ab", max_size=60))
def test_no_letter_is_lost_to_a_mark(written: str) -> None:
    assert [c for c in plain(written) if c.isalpha()] == [c for c in written if c.isalpha()]
