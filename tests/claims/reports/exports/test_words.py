import datetime as dt

import pytest

from claims.reports.exports.words import (
    CREDIBILITY,
    MEANINGS,
    SYMBOLS,
    figures,
    for_xml,
    linkable,
    moment,
    told,
)
from claims.reports.schema import Absence, Cell, Directness, Stance
from tests.claims.reports.exports.editions import bridge


def test_every_stance_and_absence_has_a_symbol_of_its_own_and_a_meaning() -> None:
    marks = {*Stance, *Absence}
    assert set(SYMBOLS) == set(MEANINGS) == marks
    assert len({*SYMBOLS.values()}) == len(marks)


def test_every_grade_of_the_information_has_words() -> None:
    assert list(CREDIBILITY) == ["1", "2", "3", "4", "5", "6"]


def test_moments_are_in_utc() -> None:
    east = dt.timezone(dt.timedelta(hours=2))
    assert moment(dt.datetime(2026, 3, 4, 1, 5, tzinfo=east)) == "3 Mar 2026, 23:05 UTC"
    assert moment(dt.datetime(2026, 3, 4, tzinfo=dt.UTC)) == "4 Mar 2026"
    assert moment(None) == ""


def test_a_cell_on_one_line() -> None:
    cell = Cell(
        1,
        Stance.REPORTS,
        attributed_to="Ada Lind",
        directness=Directness.NAMED,
        hedge="may",
        number="40",
        copy_of="Nordwire",
        others=(Stance.DENIES,),
    )
    assert told(cell) == (
        "reports that somebody says; Ada Lind (named); hedged: may; 40; copy of Nordwire;"
        " also denies"
    )
    assert told(Cell(1, absence=Absence.NOT_COLLECTED)) == "not collected"


def test_figures_leave_out_what_there_is_none_of() -> None:
    first, second = (dict(figures(row)) for row in bridge().rows)
    assert first["Unknown"] == "1"
    assert first["First"] == "Kestrel Post, 2 Mar 2026, 06:40 UTC"
    assert "Unknown" not in second
    assert "Hangs most on" not in second


def test_what_xml_has_no_place_for() -> None:
    assert for_xml("a\x00b\x0bc\ufffe\td\n") == "a\ufffdb\ufffdc\ufffd\td\n"


@pytest.mark.parametrize(
    ("address", "yes"),
    [
        ("https://news.example/a?b=c&d", True),
        ("http://news.example/" + "a" * 1980, True),
        ("http://news.example/" + "a" * 1981, False),
        ("javascript:alert(1)", False),
        ("https://news.example/a b", False),
        ('https://news.example/"x', False),
        ("https://news.example/a>b", False),
        ("", False),
    ],
)
def test_links_go_to_the_web_only(address: str, yes: bool) -> None:
    assert linkable(address) is yes
