import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claims.linking.pairs import read_pairs
from claims.linking.schema import Statement


def stored(tmp_path: Path, content: Any) -> Path:
    path = tmp_path / "pairs.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_a_pair_with_everything_and_nothing(tmp_path: Path) -> None:
    full = {"content": "it holds", "source": "Ada Kroll", "cue": "said", "context": "It does."}
    full |= {"date": "2021-03-04", "article": "harbour-1", "publisher": "Vellin Post"}
    given = [{"id": "p1", "label": "same", "a": full, "b": {"content": "it leaks", "date": ""}}]
    [pair] = read_pairs(stored(tmp_path, given))
    assert pair.statements == (
        Statement("it holds", "Ada Kroll", "said", "It does.", date(2021, 3, 4)),
        Statement("it leaks"),
    )
    assert (pair.id, pair.articles, pair.label) == ("p1", ("harbour-1", ""), "same")


@pytest.mark.parametrize(
    "content", [{}, [1], [{"id": "p1"}], [{"id": 1, "a": {}, "b": {"content": "x"}}], ["text"]]
)
def test_what_is_no_list_of_pairs_is_refused(tmp_path: Path, content: Any) -> None:
    with pytest.raises(ValueError, match=r"pairs\.json holds"):
        read_pairs(stored(tmp_path, content))
