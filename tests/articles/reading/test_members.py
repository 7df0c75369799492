"""Tables in an archive have columns to choose from, and are read as these are chosen."""

import io

import pytest

from articles.reading import Column, columns_of
from tests.articles.reading.given import bodies, outcomes, tar
from tests.articles.reading.test_archive import packed

TABLE = b"headline,words\nFerry runs late,The ferry left at nine.\n"
OTHER = b"headline,place\nBridge shut,Holm\n"
FILES = {"a.txt": b"One.", "b.csv": TABLE, "c.csv": OTHER}


@pytest.mark.parametrize(
    ("name", "data"), [("news.zip", packed(FILES)), ("news.tar.gz", tar(list(FILES.items())))]
)
def test_the_columns_of_all_tables_each_once(name: str, data: bytes) -> None:
    assert columns_of(name, io.BytesIO(data)) == [
        Column("headline", ("Ferry runs late",)),
        Column("words", ("The ferry left at nine.",)),
        Column("place", ("Holm",)),
    ]
    assert "The ferry left at nine." in bodies(outcomes(name, data, "body=words"))


def test_an_archive_without_tables_has_none() -> None:
    assert columns_of("news.zip", io.BytesIO(packed({"a.txt": b"One."}))) == []
    assert columns_of("news.zip", io.BytesIO(packed({}))) == []
