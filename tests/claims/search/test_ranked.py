"""What comes first, and counts that do not lie."""

import pytest

from claims.models import Claim
from claims.search import ranked
from claims.search.query import parse
from claims.search.ranked import claims_found
from tests.factories import make_claim, make_run, make_version, supersede

pytestmark = pytest.mark.django_db


def claim(content: str, speaker: str = "Ada Lind") -> Claim:
    return make_claim(make_version(content), content, cue="", chain=[speaker])


def best(typed: str) -> list[Claim]:
    return claims_found(parse(typed)).page(1, 20)


def test_content_weighs_more_than_a_name_and_close_words_more_than_distant_ones() -> None:
    close = claim("The north bridge fell")
    named = claim("Something fell", "North Bridge")
    claim("The north wind blew for days and nights before the old bridge fell")
    assert best("north bridge")[0] == close
    assert best("bridge")[-1] == named


def test_of_equals_and_without_words_the_newest_comes_first() -> None:
    older, newer = claim("The bridge fell"), claim("The bridge fell.")
    assert best("bridge") == best("speaker:lind") == [newer, older]


def test_claims_of_an_older_run_are_not_found() -> None:
    old = claim("The bridge fell")
    supersede(old.run)
    make_run(old.run.version, extractor="newer")
    assert best("bridge") == []


def test_counts_are_exact_up_to_a_bound_and_admit_what_is_beyond(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _ in range(3):
        claim("The bridge fell")
    monkeypatch.setattr(ranked, "COUNTED", 3)
    exact = claims_found(parse("bridge"))
    assert (exact.number, exact.more) == (3, False)
    monkeypatch.setattr(ranked, "COUNTED", 2)
    beyond = claims_found(parse("bridge"))
    assert (beyond.number, beyond.more) == (2, True)


def test_only_the_newest_compete_and_pages_end_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranked, "RANKED", 3)
    for _ in range(4):
        claim("The bridge fell")
    finds = claims_found(parse("bridge"))
    assert finds.listed == 3
    assert [len(finds.page(number, 2)) for number in (1, 2, 3)] == [2, 1, 0]
