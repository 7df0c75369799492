import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.resolution.names import normal_form


@pytest.mark.parametrize(
    "spellings",
    [
        ["Łódź Evening Post", "the Łódź Évening-Post", "łódź evening post"],
        ["Dr. Ada Lind", "Ada Lind", "Mrs Ada  Lind", "ADA LIND"],
        ["U.N.", "UN", "the U.N."],
        ["Rail Union's board", "Rail Union’s board", "Rail Union board"],
        ["O'Hara", "o’hara"],
        ["Straße AG", "STRASSE AG"],
        ["Ｈａｒｂｏｕｒ Post", "Harbour Post"],
        ["Kestrel\u2122", "KESTREL\u2122", "KestrelTM"],
    ],
)
def test_spellings_of_one_name_are_equal(spellings: list[str]) -> None:
    assert len({normal_form(name) for name in spellings}) == 1, [*map(normal_form, spellings)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ada Lind", "Ida Lind"), ("Harbour Post", "Harbour Posts"), ("Unit 4", "Unit 5")],
)
def test_names_of_different_parties_are_not(one: str, other: str) -> None:
    assert normal_form(one) != normal_form(other)


@pytest.mark.parametrize("name", ["The", "!!!", "Dr.", "日本放送"])
def test_something_always_remains_of_a_name(name: str) -> None:
    assert normal_form(name)


@given(st.text(min_size=1).filter(str.strip))
def test_the_normal_form_is_one_line_not_empty_and_its_own_normal_form(name: str) -> None:
    form = normal_form(name)
    assert form == " ".join(form.split())
    assert form == normal_form(form)
    assert form
