"""Claims as a file that a spreadsheet opens and a program reads back."""

import csv
import io

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.cells import restored
from articles.models import Article
from claims.models import Claim, Qualifier
from claims.reports.exports.csv_file import BOM, COLUMNS, lines
from tests.factories import make_article, make_claim, make_outlet, make_qualifier, make_version

pytestmark = pytest.mark.django_db
TEXT = (
    "=Two lines,\nand “quotes”, harbour master Ada Lind told the Coast Gazette.\n"
    "It went on: three, it was said."
)


def rows() -> list[dict[str, str]]:
    content = "".join(lines(Claim.objects.order_by("pk")))
    assert content.startswith(BOM)
    reader = csv.DictReader(io.StringIO(content.removeprefix(BOM), newline=""), strict=True)
    return [{name: restored(cell) for name, cell in row.items()} for row in reader]


def test_every_column_of_a_claim() -> None:
    article = make_article(
        make_outlet("+ Plus Daily"), title="No ferry, again", url="https://x.io/1"
    )
    version = make_version(TEXT, article)
    content = ["=Two lines,\nand “quotes”", "three"]
    claim = make_claim(version, content, cue="told", chain=["Coast Gazette", "Ada Lind"])
    Claim.objects.update(time="future")
    claim.hops.filter(position=2).update(
        role="harbour master", organisation="Holm Port", former=True
    )
    role = Qualifier.Role
    make_qualifier(claim, "the Coast Gazette", role.VENUE, name="Coast Gazette", kind="addressee")
    make_qualifier(claim, "Two lines", role.FIGURE, low=2, high=2, unit="lines")
    make_qualifier(claim, "three", role.FIGURE, low=3, high=3)
    (row,) = rows()
    assert list(row) == list(COLUMNS)
    assert row == {
        "claim": str(claim.pk),
        "status": "pending",
        "outlet": "+ Plus Daily",
        "article": "No ferry, again",
        "published": "2026-03-06T08:30:00+00:00",
        "url": "https://x.io/1",
        "content": "=Two lines,\nand “quotes” … three",
        "speaker": "Coast Gazette",
        "origin": "Ada Lind",
        "chain": "Coast Gazette > Ada Lind",
        "cue": "told",
        "quote": "indirect",
        "attitude": "no",
        "hedged": "no",
        "denial": "no",
        "confidence": "0.500",
        "content_offsets": "0:24 86:91",
        "cue_offsets": "50:54",
        "mention_offsets": "59:72 41:49",
        "version_sha256": version.sha256,
        "extractor": "test-1",
        "offices": " > former harbour master, Holm Port",
        "time": "future",
        "venues": "the Coast Gazette",
        "hedges": "",
        "denials": "",
        "figures": "Two lines | three",
        "figure_values": "2 lines | 3",
        "dates": "",
        "date_values": "",
    }
    for place, exact in zip(row["content_offsets"].split(), content, strict=True):
        start, end = map(int, place.split(":"))
        assert TEXT[start:end] == exact


def test_what_is_not_known_is_empty_and_what_is_implied_says_so() -> None:
    article = Article.objects.create(title="Found")
    make_claim(make_version(article=article), cue="", chain=["Ada Lind", "the port authority"])
    (row,) = rows()
    assert (row["outlet"], row["published"], row["url"], row["cue"]) == ("", "", "", "")
    assert row["cue_offsets"] == "implied"
    assert row["mention_offsets"].split()[1] == "implied"


def test_no_cell_of_the_file_can_start_a_formula() -> None:
    make_claim(make_version(TEXT, make_article(title="@cmd")), "=Two lines", chain=["-Ada"])
    content = "".join(lines(Claim.objects.all())).removeprefix(BOM)
    cells = [cell for row in csv.reader(io.StringIO(content, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "'=Two lines" in cells


def test_a_file_without_claims_has_its_header() -> None:
    assert rows() == []
    assert "".join(lines(Claim.objects.none())) == BOM + ",".join(COLUMNS) + "\r\n"


def test_lines_come_in_the_order_of_the_claims() -> None:
    claims = [make_claim(confidence=confidence) for confidence in (0.2, 0.9, 0.5)]
    written = list(lines(Claim.objects.order_by("-confidence")))[1:]
    assert [int(line.split(",")[0]) for line in written] == [
        claims[index].pk for index in (1, 2, 0)
    ]


@pytest.mark.parametrize("count", [1, 8])
def test_the_number_of_queries_does_not_grow_with_the_claims(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version = make_version()
    for _ in range(count):
        make_claim(version)
    with django_assert_num_queries(4):
        assert len(list(lines(Claim.objects.all()))) == count + 1
