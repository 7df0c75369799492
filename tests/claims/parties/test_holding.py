"""Offices over time: what a person was, and who spoke for a body."""

import datetime as dt

import pytest

from claims.extraction import Kind
from claims.models import Hop
from claims.parties.holding import Held, holders, offices_held
from tests.factories import make_article, make_claim, make_party, make_version

pytestmark = pytest.mark.django_db


def seen(name: str, role: str, year: int, organisation: str = "", *, former: bool = False) -> None:
    published = dt.datetime(year, 3, 6, tzinfo=dt.UTC)
    claim = make_claim(make_version(article=make_article(published=published)), chain=[name])
    Hop.objects.filter(claim=claim).update(role=role, organisation=organisation, former=former)


def years(held: Held) -> tuple[int, int]:
    assert held.first
    assert held.last
    return held.first.year, held.last.year


def test_wordings_of_one_office_are_one_and_the_newest_comes_first() -> None:
    seen("Ada Lind", "Harbor master", 2021)
    seen("Ada Lind", "harbour master", 2023)
    seen("Ada Lind", "harbour master", 2022)
    seen("Ada Lind", "harbour master", 2025, former=True)
    seen("Ada Lind", "mayor of Holm", 2026)
    held = offices_held(make_party("Ada Lind"))
    assert [(each.office, years(each), each.number, each.former) for each in held] == [
        ("mayor of Holm", (2026, 2026), 1, False),
        ("harbour master", (2025, 2025), 1, True),
        ("harbour master", (2021, 2023), 3, False),
    ]


def test_who_spoke_for_a_body_one_after_the_other() -> None:
    board = make_party("Holm Harbour Board", Kind.ORGANISATION)
    seen("Ada Lind", "spokeswoman", 2021, "Holm Harbour Board")
    seen("Bo Ek", "spokesman", 2023, "Holm Harbour Board")
    seen("Ida Moe", "spokeswoman", 2023, "Dock Union")
    held = holders(board)
    assert [(each.holder.name, each.office) for each in held] == [
        ("Bo Ek", "spokesman, Holm Harbour Board"),
        ("Ada Lind", "spokeswoman, Holm Harbour Board"),
    ]


def test_without_a_date_or_an_office_there_is_nothing_to_say() -> None:
    seen("Ada Lind", "", 2021)
    make_claim(make_version(article=make_article(published=None)), chain=["Bo Ek"])
    Hop.objects.filter(party=make_party("Bo Ek")).update(role="mayor")
    assert offices_held(make_party("Ada Lind")) == []
    (held,) = offices_held(make_party("Bo Ek"))
    assert (held.first, held.last) == (None, None)
