"""Labels by place, over texts of our own."""

import csv
from pathlib import Path

import pytest

from claims.linking.schema import LABELS as KNOWN
from claims.linking.schema import Statement
from claims.linking.training.labels import LABELS, digest, read_labels

PIER = "The pier at Holm is safe, Ada Kroll said\non Monday, and it will stay open."
FERRY = "“It leaks,” Jon Basso told us."
PIER_AT, FERRY_AT = digest("post_pier"), digest("herald_ferry")
HEAD = "one,one_at,other,other_at,label\n"


def put(split: Path, name: str, text: str, annotations: str) -> None:
    for folder, suffix, kept in (
        ("text", ".txt", text),
        ("attributions", "_1a2b.ann", annotations),
    ):
        (split / folder).mkdir(exist_ok=True)
        (split / folder / f"{name}{suffix}").write_text(kept, encoding="utf-8")


@pytest.fixture
def split(tmp_path: Path) -> Path:
    pier = "T1\tContent 0 24;56 73\tx\nT2\tCue 36 40\tx\nT3\tSource 26 35\tx\n"
    put(tmp_path, "post_pier", PIER, f"{pier}E1\tAttribution:T9 Content:T1 Cue:T2 Source:T3\n")
    ferry = "T1\tContent 0 11\tx\nT2\tCue 22 26\tx\nT3\tSource 12 21\tx\n"
    put(tmp_path, "herald_ferry", FERRY, f"{ferry}E1\tContent:T1 Cue:T2 Source:T3\n")
    return tmp_path


def test_a_place_is_read_as_the_claim_that_begins_there(split: Path) -> None:
    labels = split / "labels.csv"
    labels.write_text(f"{HEAD}{PIER_AT},0,{FERRY_AT},0,unrelated\n")
    [pair] = read_labels(split, labels)
    assert pair.articles == ("post_pier", "herald_ferry")
    assert pair.label == "unrelated"
    assert pair.statements == (
        Statement("The pier at Holm is safe … it will stay open", "Ada Kroll", "said"),
        Statement("“It leaks,”", "Jon Basso", "told"),
    )


def test_a_place_where_nothing_is_attributed_is_an_error(split: Path) -> None:
    labels = split / "labels.csv"
    labels.write_text(f"{HEAD}{PIER_AT},7,{FERRY_AT},0,same\n")
    with pytest.raises(KeyError):
        read_labels(split, labels)


def test_our_own_labels_are_of_pairs_from_two_articles_each_once() -> None:
    with LABELS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["label"] for row in rows} == set(KNOWN)
    assert all(row["one"] != row["other"] for row in rows)
    ends = [frozenset([(r["one"], r["one_at"]), (r["other"], r["other_at"])]) for r in rows]
    assert len(set(ends)) == len(ends)
