"""The page of a batch: the preview, the decision, and what became of it."""

import csv
import io

import pytest
from django.test import Client

from articles.batches import open_batch
from articles.models import Batch, Item, Preview
from articles.uploads import keep
from articles.work import Status
from articles.worker import drain
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.articles.stories import FERRY, FERRY_CUT, MUSEUM, jsonl, row
from tests.factories import make_batch, make_family, make_item, make_upload
from tests.pages import page
from tests.queries import queries

HTMX = {"HX-Request": "true"}
DEEDS = ("commit", "discard", "retry", "fill")


def previewed(*rows: dict[str, str]) -> Batch:
    given = rows or (row(FERRY, title="No ferry"), row(FERRY_CUT, "Coast Gazette"), row("—"))
    batch, _ = open_batch([keep("rows.jsonl", [jsonl(*given)])], by=None, preview=True)
    drain()
    return batch


def shown(client: Client, batch: Batch, query: str = "") -> str:
    return page(client, f"/imports/{batch.pk}/{query}")


def test_files_sent_by_hand_are_previewed(as_admin: Client) -> None:
    file = io.BytesIO(jsonl(row(FERRY)))
    file.name = "rows.jsonl"
    as_admin.post("/imports/", {"file": file})
    assert Batch.objects.get().status == Batch.Status.PREVIEW


def test_a_preview_shows_what_each_row_would_become_and_why(as_admin: Client) -> None:
    page = shown(as_admin, previewed())
    assert "Nothing is in yet." in page
    assert "2 articles = 1 text" in page
    for figure in ("1</strong> new", "1</strong> near copy", "1</strong> bad"):
        assert figure in page
    assert "No ferry" in page
    assert "% worded as" in page
    assert ">Commit</button>" in page
    assert ">Discard</button>" in page
    assert "every 1s" not in page


def test_a_row_says_which_article_it_repeats(as_admin: Client) -> None:
    open_batch([keep("in.jsonl", [jsonl(row(FERRY, title="No ferry"))])], by=None)
    drain()
    article = Item.objects.select_related("version").get().version
    assert article
    page = shown(as_admin, previewed(row(FERRY, title="No ferry"), row(MUSEUM)), "?kind=duplicate")
    assert f'href="/articles/{article.article_id}/?version=1">No ferry</a>' in page
    assert "museum" not in page


@pytest.mark.parametrize(
    ("kind", "sees"), [("new", "No ferry"), ("bad", "No readable text"), ("near", "Coast Gazette")]
)
def test_a_kind_shows_its_rows(as_admin: Client, kind: str, sees: str) -> None:
    batch = previewed()
    assert sees in shown(as_admin, batch, f"?kind={kind}")
    assert "No row of this batch is of that kind." in shown(as_admin, batch, "?kind=changed")


def test_a_preview_in_progress_comes_again_by_itself(as_admin: Client) -> None:
    batch, _ = open_batch([keep("rows.jsonl", [jsonl(row(FERRY))])], by=None, preview=True)
    moving = as_admin.get(f"/imports/{batch.pk}/", headers=HTMX).content.decode()
    drain()
    still = as_admin.get(f"/imports/{batch.pk}/", headers=HTMX).content.decode()
    assert 'hx-trigger="every 1s"' in moving
    assert "<html" not in moving
    assert "Reading: 0 articles previewed" in moving
    assert "hx-trigger" not in still


def test_committing(as_admin: Client, admin: User) -> None:
    batch = previewed()
    response = as_admin.post(f"/imports/{batch.pk}/commit/")
    assert response["Location"] == f"/imports/{batch.pk}/"
    batch.refresh_from_db()
    assert batch.status == Batch.Status.COMMITTED
    assert Entry.objects.get(action="commit").actor == admin
    page = shown(as_admin, batch)
    assert "Cancel what waits" in page
    assert 'hx-trigger="every 1s"' in page


def test_discarding(as_admin: Client, admin: User) -> None:
    batch = previewed()
    as_admin.post(f"/imports/{batch.pk}/discard/")
    assert Entry.objects.get(action="discard").actor == admin
    assert "Discarded by ines." in shown(as_admin, batch)
    assert "<strong>3</strong> rejected" in shown(as_admin, batch)


@pytest.mark.parametrize("deed", ["commit", "discard", "fill"])
def test_who_decides_second_is_told_so(as_admin: Client, deed: str) -> None:
    batch = previewed()
    as_admin.post(f"/imports/{batch.pk}/discard/")
    response = as_admin.post(f"/imports/{batch.pk}/{deed}/", follow=True)
    assert b"This batch is decided already" in response.content
    assert Entry.objects.filter(subject_type="articles.batch").count() == 2


def test_retrying(as_admin: Client, admin: User) -> None:
    batch = make_batch()
    make_item(batch, status=Status.QUARANTINED, reason="three crashes")
    assert "Try 1 quarantined again" in shown(as_admin, batch)
    as_admin.post(f"/imports/{batch.pk}/retry/")
    assert batch.items.get().status == Status.QUEUED
    assert Entry.objects.get(action="retry").actor == admin
    again = as_admin.post(f"/imports/{batch.pk}/retry/", follow=True)
    assert b"Nothing of this batch was given up." in again.content


def test_filling_in_for_all_rows(as_admin: Client) -> None:
    batch = previewed({"text": FERRY}, {"text": MUSEUM})
    given = {"outlet": "The Lantern", "published": "2026-02-01"}
    as_admin.post(f"/imports/{batch.pk}/fill/", given)
    drain()
    page = shown(as_admin, batch)
    assert page.count("The Lantern · 1 Feb 2026") == 2
    assert 'value="The Lantern"' in page
    assert 'value="2026-02-01"' in page  # as a date field takes it: else it would be sent empty


def test_a_row_says_why_its_date_was_not_taken(as_admin: Client) -> None:
    batch = previewed({"text": FERRY, "date": "05/04/2026"}, {"text": MUSEUM, "date": "2026-04-05"})
    page = shown(as_admin, batch)
    assert "date not known (05/04/2026 may be two days)" in page
    assert "5 Apr 2026" in page
    as_admin.post(f"/imports/{batch.pk}/commit/")
    drain()
    first = Item.objects.select_related("version__article").earliest("pk").version
    assert first
    assert (first.article.published_at, first.article.signal) == (None, "")


def test_filling_in_one_row(as_admin: Client) -> None:
    batch = previewed({"text": FERRY}, {"text": MUSEUM})
    assert shown(as_admin, batch).count("Fill in this row") == 2
    item = batch.items.first()
    assert item
    given = {"outlet": "The Lantern", "published": "2026-02-01"}
    as_admin.post(f"/imports/items/{item.pk}/mend/", given)
    page = shown(as_admin, batch)
    assert page.count("The Lantern · 1 Feb 2026") == 1
    assert page.count("Fill in this row") == 1
    as_admin.post(f"/imports/{batch.pk}/commit/")
    late = as_admin.post(f"/imports/items/{item.pk}/mend/", given, follow=True)
    assert b"decided already" in late.content


def test_filling_in_one_row_goes_back_to_that_row(as_admin: Client) -> None:
    batch = previewed({"text": FERRY}, {"text": MUSEUM})
    assert 'name="query" value="kind=new&amp;page=1"' in shown(as_admin, batch, "?kind=new&page=1")
    item = batch.items.first()
    assert item
    given = {"outlet": "The Lantern", "query": "kind=new&page=1"}
    response = as_admin.post(f"/imports/items/{item.pk}/mend/", given)
    assert response["Location"] == f"/imports/{batch.pk}/?kind=new&page=1#row-{item.pk}"


def test_a_batch_leads_to_its_claims(as_admin: Client) -> None:
    batch = previewed()
    assert f'href="/claims/?batch={batch.pk}"' not in shown(as_admin, batch)
    as_admin.post(f"/imports/{batch.pk}/commit/")
    drain()
    assert f'href="/claims/?batch={batch.pk}"' in shown(as_admin, batch)


@pytest.mark.parametrize("whole", [True, False], ids=["batch", "row"])
def test_a_day_to_come_is_refused_beside_its_field(as_admin: Client, whole: bool) -> None:
    batch = previewed()
    item = batch.items.first()
    assert item
    address = f"/imports/{batch.pk}/fill/" if whole else f"/imports/items/{item.pk}/mend/"
    response = as_admin.post(address, {"published": "2999-01-01"})
    assert response.status_code == 422
    assert b"This day is still to come." in response.content
    assert not Entry.objects.filter(action__in=["fill", "mend"]).exists()


def test_what_is_not_in_comes_back_as_a_file(as_admin: Client, admin: User) -> None:
    batch = previewed()
    as_admin.post(f"/imports/{batch.pk}/discard/")
    response = as_admin.get(f"/imports/{batch.pk}/failed.csv")
    assert f'filename="batch-{batch.pk}-failed.csv"' in response["Content-Disposition"]
    text = response.getvalue().decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == 3
    assert Entry.objects.get(action="export.failed").actor == admin


def test_a_batch_of_copies_says_so(as_admin: Client) -> None:
    batch = make_batch()
    items = [make_item(batch) for _ in range(3)]
    family = make_family(*(item.version for item in items[:2] if item.version))
    page = shown(as_admin, batch)
    assert "3 articles = 2 texts" in page
    assert f'href="/copies/{family.pk}/">2 of them copies of one text' in page


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_on_a_batch_that_is_not_there(as_admin: Client, deed: str) -> None:
    assert as_admin.post(f"/imports/4711/{deed}/").status_code == 404


def test_what_else_is_not_there(as_admin: Client) -> None:
    assert as_admin.post("/imports/items/4711/mend/").status_code == 404
    assert as_admin.get("/imports/4711/failed.csv").status_code == 404


def test_ten_rows_of_a_preview_and_twenty_take_as_many_queries(as_admin: Client) -> None:
    batch = make_batch(status=Batch.Status.PREVIEW)
    upload = make_upload(batch)

    def fill() -> None:
        for _ in range(10):
            item = make_item(upload=upload, status=Status.PARSED)
            stored = make_item(make_batch()).version
            Preview.objects.create(item=item, kind=Preview.Kind.NEAR, version=stored, share=0.7)

    fill()
    ten = queries(lambda: shown(as_admin, batch))
    fill()
    assert len(queries(lambda: shown(as_admin, batch))) == len(ten)


def test_rows_that_could_not_be_previewed_are_admitted(as_admin: Client) -> None:
    batch = previewed()
    Preview.objects.filter(kind=Preview.Kind.NEW).delete()
    page = shown(as_admin, batch)
    assert "1 row could not be previewed" in page
    assert "Try again what was given up" in page
