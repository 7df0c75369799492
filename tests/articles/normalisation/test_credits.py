import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.normalisation.credits import wire_of

STORY = "Ferry late\n\nThe ferry was late on Monday, the office said.\n\nNobody was hurt, it added."


@pytest.mark.parametrize(
    ("opening", "wire"),
    [
        ("SKERRY, May 9 (Reuters) - The ferry was late.", "Reuters"),
        ("NORTH BRAE (AP) — The ferry was late.", "AP"),
        ("(Brae Wire) – The ferry was late.", "Brae Wire"),
        ("SKERRY (BW/Lena) — The ferry was late.", "BW"),
        ("AP — The ferry was late.", "AP"),
        ("Skerry (AFP) - The ferry was late.", "AFP"),
        ("Skerry (Brae News Agency) - The ferry was late.", "Brae News Agency"),
        ("OSLO — The ferry was late.", ""),
        ("Una Brae (Labour) – who lost – left.", ""),
        ("The ferry (built in 1961) - was late.", ""),
        ("THE FERRY was late.", ""),
    ],
)
def test_a_credit_where_the_story_opens(opening: str, wire: str) -> None:
    assert wire_of(f"Ferry late\n\n{opening}\n\nNobody was hurt.") == wire


@pytest.mark.parametrize(
    ("closing", "wire"),
    [
        ("(Reuters)", "Reuters"),
        ("— AFP", "AFP"),
        ("dpa/lno", "dpa"),
        ("MPA/Lena", "MPA"),
        ("(MPA/Lena Holt)", "MPA"),
        ("Source: Brae Wire", "Brae Wire"),
        ("With material from dpa.", "dpa"),
        ("(With inputs from the Brae Press Agency)", "Brae Press Agency"),
        ("Nobody was hurt. (AP)", "AP"),
        ("Nobody was hurt. — Reuters", "Reuters"),
        ("The AP was told of it.", ""),
        ("And/or so it seemed.", ""),
        ("She works for Reuters", ""),
    ],
)
def test_a_credit_where_it_ends(closing: str, wire: str) -> None:
    assert wire_of(f"{STORY}\n\n{closing}") == wire


@pytest.mark.parametrize(
    ("byline", "wire"),
    [
        ("Reuters", "Reuters"),
        ("Una Brae, Associated Press", "Associated Press"),
        ("Una Brae/MPA", "MPA"),
        ("MPA/Una Brae", "MPA"),
        ("Una Apfel", ""),
    ],
)
def test_a_credit_in_the_byline(byline: str, wire: str) -> None:
    assert wire_of(STORY, byline) == wire


def test_an_outlet_is_not_its_own_wire() -> None:
    assert wire_of("SKERRY (Brae Wire) — It was late.", outlet="Brae wire") == ""


@given(st.text(alphabet="A (/)—- \nbR.,", max_size=80), st.text(max_size=20))
def test_any_text_has_a_credit_or_none(text: str, byline: str) -> None:
    found = wire_of(text, byline)

    assert found == "" or found in text or found in byline
