"""Taking a file away."""

import csv
import io

import pytest
from django.http import StreamingHttpResponse
from django.test import Client

from claims.models import Claim
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_article, make_claim, make_outlet, make_version

ACCEPTED = Claim.Status.ACCEPTED


def download(client: Client, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"/claims/export.csv{query}")
    assert isinstance(response, StreamingHttpResponse)
    content = response.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_the_file_has_the_accepted_claims(as_editor: Client) -> None:
    make_claim()
    claim = make_claim(status=ACCEPTED, chain=["Coast Gazette", "Ada Lind"])

    (row,) = download(as_editor)

    assert row["claim"] == str(claim.pk)
    assert row["content"] == "The ferry to Holm will not sail on Friday"
    assert row["chain"] == "Coast Gazette > Ada Lind"
    assert (row["speaker"], row["origin"]) == ("Coast Gazette", "Ada Lind")


@pytest.mark.parametrize(
    ("query", "rows"), [("?q=ferry", 1), ("?q=bridge", 0), ("?status=pending", 2)]
)
def test_the_file_obeys_the_filters(as_editor: Client, query: str, rows: int) -> None:
    make_claim(status=ACCEPTED)
    make_claim()
    make_claim()

    assert len(download(as_editor, query)) == rows


def test_taking_a_file_is_audited(as_editor: Client, editor: User) -> None:
    make_claim(status=ACCEPTED)

    download(as_editor, "?q=ferry")

    entry = Entry.objects.get(action="export.csv")
    assert entry.actor == editor
    assert entry.after == {"query": "q=ferry", "rows": 1}


def test_a_formula_arrives_as_text(as_editor: Client) -> None:
    article = make_article(make_outlet("@Outlet"), title="+Title")
    version = make_version("=1+1 makes two, -Ada said.", article)
    make_claim(version, "=1+1 makes two", chain=["-Ada"], status=ACCEPTED)

    (row,) = download(as_editor)

    assert row["content"] == "'=1+1 makes two"
    assert row["speaker"] == "'-Ada"
    assert (row["outlet"], row["article"]) == ("'@Outlet", "'+Title")


def test_the_file_has_a_name_and_a_type(as_editor: Client) -> None:
    response = as_editor.get("/claims/export.csv")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="claims-')
