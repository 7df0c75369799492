"""Who said what, citing whom, on articles of our own writing: the floors hold."""

import pytest

from tests.quality.annotations import Annotated, corpus
from tests.quality.floors import FLOORS, found_in, reached

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def today() -> dict[str, float]:
    return reached()


@pytest.mark.parametrize("measure", FLOORS)
def test_no_measure_falls_below_its_floor(today: dict[str, float], measure: str) -> None:
    assert today[measure] >= FLOORS[measure]


def test_every_measure_has_a_floor(today: dict[str, float]) -> None:
    assert today.keys() == FLOORS.keys()


@pytest.mark.parametrize("article", [a for a in corpus() if not a.claims], ids=lambda a: a.name)
def test_an_article_that_quotes_nobody_yields_next_to_nothing(article: Annotated) -> None:
    assert len(found_in(article)) <= 1
