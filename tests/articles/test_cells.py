import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.cells import neutral, restored

DANGEROUS = [
    '=HYPERLINK("https://bad.example","click")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "－1",
]


@pytest.mark.parametrize("value", DANGEROUS)
def test_what_a_spreadsheet_would_compute_becomes_text(value: str) -> None:
    assert neutral(value) == f"'{value}"


@pytest.mark.parametrize("value", ["", "Ada Lind", "1:15", "“=1” is what he typed", "0.900"])
def test_what_is_text_stays_as_it_is(value: str) -> None:
    assert neutral(value) == value


@given(st.text())
def test_a_value_comes_back_as_it_went_in(value: str) -> None:
    assert restored(neutral(value)) == value


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_also_through_a_file(value: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerow([neutral(value), "end"])
    file.seek(0)
    ((cell, _),) = csv.reader(file)
    assert restored(cell) == value
