"""The sample newsroom is what its README says; later tests build on that."""

from functools import cache

import pytest

from articles.normalisation import Normalised, normalise
from articles.reading import Record, read
from articles.samples import FOLDER, sample_batches

FURNITURE = ["cookies", "Share on", "Follow us", "newsletter", "Leave a Reply", "Otters", "©"]


@cache
def articles() -> tuple[Normalised, ...]:
    found = []
    for batch in sample_batches():
        for path in batch.paths:
            with path.open("rb") as stream:
                records = list(read(path.name, stream))
            assert all(isinstance(record, Record) for record in records), records
            found += [normalise(record) for record in records if isinstance(record, Record)]
    return tuple(found)


def article(*words: str) -> Normalised:
    (found,) = [item for item in articles() if all(word in item.text for word in words)]
    return found


def test_every_file_is_imported_once_with_its_outlet_and_date() -> None:
    batches = list(sample_batches())
    paths = [path for batch in batches for path in batch.paths]

    assert len(paths) == len(set(paths)) == 8
    assert all(batch.outlet and batch.published for batch in batches[1:])
    assert all(path.parent == FOLDER for path in paths)


def test_sixteen_articles_of_a_length_that_can_be_read() -> None:
    assert len(articles()) == 16
    assert [item.title for item in articles() if not 120 <= len(item.text.split()) <= 300] == []


def test_nine_outlets_all_in_english() -> None:
    outlets = {item.outlet for item in articles()} | {b.outlet for b in sample_batches()}

    assert len(outlets - {""}) == 9
    assert {item.language for item in articles()} == {"en"}


def test_all_but_the_plain_texts_say_when_and_where() -> None:
    bare = [item for item in articles() if not (item.published and item.url and item.outlet)]

    assert len(bare) == 4


@pytest.mark.parametrize("phrase", FURNITURE)
def test_no_furniture_is_left(phrase: str) -> None:
    assert [item.title for item in articles() if phrase in item.text] == []


def test_the_page_keeps_its_story_whole() -> None:
    page = article("retired surveyor")

    assert page.text.startswith("It is official: bridge shuts on 1 October\n\nKestrel Bridge")
    assert page.text.endswith("it “cannot rule out” a closure in autumn.")
    assert page.url == "https://bridgewatch.example/posts/it-is-official"
    assert (page.outlet, page.byline) == ("Bridge Watch", "Kim Aster")


def test_the_agency_text_is_printed_twice_and_nearly_once() -> None:
    agency, courier = (item for item in articles() if "PORT ORRIN (MPA) - At least" in item.text)
    near = article("rushed to hospital")

    assert agency.sha256 == courier.sha256
    assert (agency.outlet, courier.outlet) == ("Meridian Press Agency", "Orrin Courier")
    assert near.outlet == "Sarn Standard"
    assert "MPA" not in near.text
    assert near.text.split("\n\n")[3] == agency.text.split("\n\n")[3]


@pytest.mark.parametrize(
    "words",
    [
        ("may have started", "Ilse Varga told reporters", "Seven people"),
        ("treated twelve people", "Henrik Sall", "who asked not to be named", "failed twice"),
        ("charger caused the blaze", "Managers knew.", "told the Northern Ledger of a letter"),
        ("The Daily Lantern reported", "citing the Northern Ledger", "a shop steward told"),
        ("risen to fourteen", "denied that it had been warned"),
        ('"I spoke of a possibility', "three possible"),
        ("Flames stood above the roof",),
        ("for eighteen months", "Two senior officials", "240 million"),
        ("No decision has been taken",),
        ("310 million", "speaking on condition of anonymity"),
        ("the website Bridge Watch reports",),
        ("Riverside Wire reported the date",),
        ("Fifty-eight per cent", "1,004 people", "The bridge shuts on 1 October."),
        ("each named the other", "fourteen months"),
    ],
)
def test_each_fact_stands_where_the_readme_says(words: tuple[str, ...]) -> None:
    readings = [item for item in articles() if all(word in item.text for word in words)]

    assert readings
    assert len({item.text for item in readings}) == 1
