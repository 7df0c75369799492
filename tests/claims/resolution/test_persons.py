"""Names of people: parts, and how far two agree."""

import pytest

from claims.resolution.persons import Likeness, PersonName, likeness, parse


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Lind", PersonName(("ada",), "lind")),
        ("Dr. Ada M. Lind", PersonName(("ada", "m"), "lind")),
        ("A. Lind", PersonName(("a",), "lind")),
        ("J.P. de Wit Jr.", PersonName(("j", "p"), "wit", "junior")),
        ("Hussein al-Ahmadi", PersonName(("hussein",), "ahmadi")),
        ("Lind", PersonName((), "lind")),
        ("Marcus Tveit II", PersonName(("marcus",), "tveit", "junior")),
        ("!!!", PersonName((), "")),
    ],
)
def test_parts(name: str, expected: PersonName) -> None:
    assert parse(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ada Lind", "Ms. Ada Lind", Likeness.EQUAL),
        ("Ada Lind", "Ada M. Lind", Likeness.EQUAL),
        ("Ada Lind", "A. Lind", Likeness.INITIALS),
        ("Jan Peter de Wit", "J.P. de Wit", Likeness.INITIALS),
        ("Ada Lind", "Lind", Likeness.FAMILY),
        ("Lind", "Lind", Likeness.FAMILY),
        ("Li Aoran", "Aoran Li", Likeness.TURNED),
        ("Yevgeny Baranskyy", "Evgeni Baransky", Likeness.SOUND),
        ("Mohammed el-Kareemi", "Muhammad al-Karimi", Likeness.SOUND),
        ("Edward Harlan", "Ed Harlan", Likeness.SHORT),
        ("Marcus Tveit", "Marcus Tveit Sr.", Likeness.GENERATION),
        ("Marcus Tveit Jr.", "Marcus Tveit Sr.", Likeness.OTHER),
        ("Ada Lind", "Ida Lind", Likeness.OTHER),
        ("Ada Lind", "Ada Lund", Likeness.OTHER),
        ("Ada M. Lind", "Ada K. Lind", Likeness.OTHER),
        ("Per Larsen", "Per Larson", Likeness.OTHER),
        ("Peter Smith", "Nils Smith", Likeness.OTHER),
    ],
)
def test_agreement_is_the_same_both_ways(one: str, other: str, expected: Likeness) -> None:
    assert likeness(one, other) is likeness(other, one) is expected
