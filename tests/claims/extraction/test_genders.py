import pytest

from claims.extraction.genders import Gender, gender_of


@pytest.mark.parametrize(
    ("mention", "name", "gender"),
    [
        ("Mrs. Lund", "Lund", "f"),
        ("port spokesman Kell", "Kell", "m"),
        ("Ruiz", "Maria Ruiz", "f"),
        ("Ruiz", "Xan Ruiz", None),
        ("", "", None),
    ],
)
def test_gender_of(mention: str, name: str, gender: Gender | None) -> None:
    assert gender_of(mention, name) == gender
