import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.columns import AS_NAMED, FIELDS, ColumnMapping, field_of


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("Headline", "title"),
        ("Full text", "body"),
        ("article_body", "body"),
        ("Site-Name", "outlet"),
        ("publisher", "outlet"),
        ("Author(s)", "byline"),
        ("publishedAt", "published"),
        ("canonical_url", "url"),
        ("lang", "language"),
        ("colour", None),
        ("", None),
    ],
)
def test_columns_are_known_by_many_names(column: str, field: str | None) -> None:
    assert field_of(column) == field


def test_the_best_column_is_proposed_for_every_field() -> None:
    proposed = AS_NAMED.completed(["summary", "Text", "colour", "Headline", "date"])

    assert {field: column for field, column in proposed.chosen if column} == {
        "body": "Text",
        "title": "Headline",
        "published": "date",
    }
    assert tuple(field for field, _ in proposed.chosen) == FIELDS


def test_what_a_person_chose_is_completed_by_what_names_propose() -> None:
    chosen = ColumnMapping.parse("title=Kicker,outlet=")

    completed = dict(chosen.completed(["Kicker", "Headline", "text", "publisher"]).chosen)

    assert (completed["title"], completed["body"], completed["outlet"]) == ("Kicker", "text", "")


def test_what_is_written_is_read_again() -> None:
    mapping = ColumnMapping.parse(" title = Head line, body=Main Text ,outlet=")

    assert mapping.chosen == (("title", "Head line"), ("body", "Main Text"), ("outlet", ""))
    assert ColumnMapping.parse(str(mapping)) == mapping


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("headline", "write field=column"),
        ("colour=a", "the fields are body, title"),
        ("title=a,title=b", "twice"),
    ],
)
def test_what_is_no_mapping_is_refused_in_words(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        ColumnMapping.parse(written)


def test_a_chosen_column_replaces_those_that_names_propose() -> None:
    mapping = ColumnMapping.parse("title=Kicker,outlet=")

    assert mapping.field_of("Kicker") == "title"
    assert mapping.field_of("Headline") is None
    assert mapping.field_of("publisher") is None
    assert mapping.field_of("text") == "body"


def test_a_column_serves_the_field_it_was_chosen_for_only() -> None:
    assert ColumnMapping.parse("body=Headline").field_of("Headline") == "body"


@given(st.lists(st.text(max_size=20), max_size=8))
def test_a_proposal_names_columns_that_are_there(columns: list[str]) -> None:
    chosen = AS_NAMED.completed(columns).chosen

    assert {field for field, _ in chosen} <= set(FIELDS)
    assert {column for _, column in chosen} <= {"", *columns}
