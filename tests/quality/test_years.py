"""Like events of two years are kept apart, on the shared articles where those are at hand."""

from dataclasses import replace
from datetime import date
from itertools import combinations, product
from pathlib import Path

import pytest

from claims.extraction import UNKNOWN, ExtractedClaim, extract
from claims.linking import Statement
from claims.linking.profiles import Profile, profiles
from claims.linking.relations import relate

ARTICLES = Path(__file__).parents[3] / "shared" / "seeds"
LATER = ("002", "003")  # of June 2025; the others are of October 2023
AROUND = 190

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not ARTICLES.is_dir(), reason="the shared material is not at hand"),
]


@pytest.fixture(scope="module")
def articles() -> dict[str, list[Statement]]:
    return {path.name[:3]: statements(path) for path in sorted(ARTICLES.glob("*.txt"))}


def statements(path: Path) -> list[Statement]:
    text = path.read_text(encoding="utf-8")
    published = date(2025, 6, 20) if path.name.startswith(LATER) else date(2023, 10, 23)
    return [stated(claim, text, published) for claim in extract(text).claims]


def stated(claim: ExtractedClaim, text: str, published: date) -> Statement:
    names = [hop.canonical for hop in claim.chain if hop.canonical != UNKNOWN]
    start, end = claim.content[0].start, claim.content[-1].end
    return Statement(
        content=" … ".join(span.of(text) for span in claim.content),
        speaker=names[-1] if names else "",
        cue=claim.cue.of(text) if claim.cue else "",
        context=text[max(0, start - AROUND) : end + AROUND],
        published=published,
    )


@pytest.mark.parametrize("dated", [True, False])
def test_no_claim_is_called_the_same_as_one_of_another_year(
    articles: dict[str, list[Statement]], dated: bool
) -> None:
    read = {name: profiles(each if dated else undated(each)) for name, each in articles.items()}
    pairs = [
        pair
        for a, b in combinations(read, 2)
        if (a in LATER) != (b in LATER)
        for pair in product(read[a], read[b])
    ]
    assert len(pairs) > 1000
    assert [wordings(pair) for pair in pairs if relate(*pair).label == "same"] == []


def undated(given: list[Statement]) -> list[Statement]:
    return [replace(each, published=None) for each in given]


def wordings(pair: tuple[Profile, Profile]) -> list[str]:
    return [each.text for each in pair]
