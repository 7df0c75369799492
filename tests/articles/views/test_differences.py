"""What differs between a row and the text that it resembles."""

from django.test import Client

from articles.batches import open_batch
from articles.models import Item
from articles.uploads import keep
from articles.worker import drain
from tests.articles.stories import FERRY, FERRY_EDITED, jsonl, row
from tests.factories import make_near, make_version


def test_a_near_copy_of_a_row_shows_where_it_differs(as_admin: Client) -> None:
    given = jsonl(row(FERRY), row(FERRY_EDITED, "Coast Gazette"))
    batch, _ = open_batch([keep("a.jsonl", [given])], by=None, preview=True)
    drain()
    first, near = batch.items.all()
    address = f"/imports/items/{near.pk}/differences/"
    assert address in as_admin.get(f"/imports/{batch.pk}/").content.decode()
    page = as_admin.get(address).content.decode()
    assert "<del>will not </del>" in page
    assert "<ins>cannot </ins>" in page
    assert first.locator in page
    assert as_admin.get(f"/imports/items/{first.pk}/differences/").status_code == 404


def test_a_near_copy_of_what_is_in_the_store(as_admin: Client) -> None:
    version = make_version()
    item = make_near(version)
    page = as_admin.get(f"/imports/items/{item.pk}/differences/").content.decode()
    assert "is worded to 80 % as" in page
    assert f"/articles/{version.article_id}/?version=1" in page
    assert "<ins> He left.</ins>" in page or "He left." in page.split("<ins>", 2)[2]


def test_what_is_not_there(as_admin: Client) -> None:
    assert as_admin.get("/imports/items/4711/differences/").status_code == 404
    item = make_near(make_version())
    Item.objects.filter(pk=item.pk).update(record={"locator": "", "body": "—", "media": "text"})
    assert as_admin.get(f"/imports/items/{item.pk}/differences/").status_code == 404
