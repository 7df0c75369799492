"""The columns of a table, seen and chosen before anything goes in."""

import pytest
from django.db import transaction
from django.test import Client

from articles import ledger
from articles.batches import choose_columns, commit, open_batch
from articles.ingest import read_file
from articles.models import Batch, Item, Portion, Preview, Upload
from articles.reading import ColumnMapping
from articles.uploads import keep
from articles.work import Status
from articles.worker import drain
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.articles.stories import FERRY, MUSEUM
from tests.factories import make_table

NORSE = f'Overskrift;Sak;Avis\nFerga;"{FERRY}";Bay News\nMuseet;"{MUSEUM}";Bay News\n'.encode()
CHOSEN = {"column-0": "title", "column-1": "body", "column-2": "outlet"}


def previewed(content: bytes = NORSE, name: str = "saker.csv") -> Upload:
    batch, _ = open_batch([keep(name, [content])], by=None, preview=True)
    drain()
    return batch.uploads.get()


def address(upload: Upload) -> str:
    return f"/imports/files/{upload.pk}/columns/"


def test_columns_are_shown_with_their_first_cells(as_admin: Client) -> None:
    upload = previewed()
    page = as_admin.get(address(upload)).content.decode()
    assert "Overskrift" in page
    assert "Ferga · Museet" in page
    assert "The ferry to Holm will not sail" in page


def test_the_page_of_the_batch_says_what_fills_what(as_admin: Client) -> None:
    unknown = previewed()
    page = as_admin.get(f"/imports/{unknown.batch_id}/").content.decode()
    assert "no column is known by its name" in page
    assert address(unknown) in page
    known = previewed(f'headline,text\nA,"{MUSEUM}"\n'.encode(), "news.csv")
    page = as_admin.get(f"/imports/{known.batch_id}/").content.decode()
    assert 'title from <span class="name">“headline”</span>' in page


def test_choosing_reads_and_previews_the_file_again(as_admin: Client, admin: User) -> None:
    upload = previewed()
    assert "No column holds the text" in upload.items.get().reason
    response = as_admin.post(address(upload), CHOSEN)
    assert response["Location"] == f"/imports/{upload.batch_id}/"
    drain()
    assert list(Preview.objects.order_by("pk").values_list("title", "outlet", "kind")) == [
        ("Ferga", "Bay News", "new"),
        ("Museet", "Bay News", "new"),
    ]
    entry = Entry.objects.get(action="choose columns")
    assert (entry.actor, entry.after["columns"]["title"]) == (admin, "Overskrift")


def test_what_is_chosen_stays_chosen(as_admin: Client) -> None:
    upload = previewed()
    as_admin.post(address(upload), CHOSEN)
    drain()
    page = as_admin.get(address(upload)).content.decode()
    assert page.count(" selected>") == 3
    assert '<option value="body" selected>text</option>' in page


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"column-0": "title"}, "Say which column holds the text"),
        ({"column-0": "body", "column-1": "body"}, "The text can be filled by one column only."),
        ({"column-0": "colour", "column-1": "body"}, "Select a valid choice"),
    ],
)
def test_what_makes_no_sense_is_said(as_admin: Client, given: dict[str, str], reason: str) -> None:
    upload = previewed()
    response = as_admin.post(address(upload), given)
    assert response.status_code == 422
    assert reason in response.content.decode()
    assert not Entry.objects.filter(action="choose columns").exists()


def test_who_comes_after_the_decision_is_told_so(as_admin: Client) -> None:
    upload = previewed(f'title,text\nA,"{MUSEUM}"\n'.encode())
    commit(upload.batch, by=None)
    seen = as_admin.get(address(upload), follow=True)
    sent = as_admin.post(address(upload), {"column-1": "body"}, follow=True)
    assert b"its columns stay as they are" in seen.content
    assert b"nothing was changed" in sent.content
    assert Item.objects.count() == 1


def test_a_file_that_is_being_read_is_left_alone(as_admin: Client) -> None:
    upload = make_table()
    Upload.objects.filter(pk=upload.pk).update(status=Status.QUEUED)
    sent = as_admin.post(address(upload), {"column-1": "body"}, follow=True)
    assert b"the file is just being read" in sent.content
    assert not Entry.objects.filter(action="choose columns").exists()


def test_what_is_no_table_has_no_columns_to_choose(as_admin: Client) -> None:
    upload = previewed(MUSEUM.encode(), "story.txt")
    assert as_admin.get(address(upload)).status_code == 404
    assert as_admin.get("/imports/files/4711/columns/").status_code == 404


def test_a_worker_that_previews_as_things_were_loses_its_lease(db: None) -> None:
    upload = previewed(f'title,text\nA,"{MUSEUM}"\n'.encode())
    Portion.objects.update(status=Status.QUEUED)
    lease = ledger.claim(Portion, Portion.objects.get().pk)
    assert lease
    assert choose_columns(upload, ColumnMapping.parse("title=title,body=text"), by=None)
    with pytest.raises(ledger.LostLease), ledger.finishing(lease):
        pass
    drain()
    assert Portion.objects.get().status == Status.DONE
    assert Preview.objects.get().title == "A"


def test_other_files_of_the_batch_are_compared_anew(db: None) -> None:
    files = [keep("a.csv", [NORSE]), keep("b.txt", [FERRY.encode()])]
    batch, _ = open_batch(files, by=None, preview=True, outlet="Bay News")
    drain()
    choose_columns(batch.uploads.get(name="a.csv"), ColumnMapping.parse("body=Sak"), by=None)
    drain()
    kinds = dict(Preview.objects.values_list("item__locator", "kind"))
    assert kinds["b.txt"] != kinds["a.csv, row 2"]
    assert set(kinds.values()) == {"new", "duplicate"}


def test_the_same_file_sent_again_is_the_batch_with_the_columns_chosen(db: None) -> None:
    upload = previewed()
    choose_columns(upload, ColumnMapping.parse("body=Sak,title=Overskrift"), by=None)
    again, new = open_batch([keep("saker.csv", [NORSE])], by=None)
    assert (again, new) == (upload.batch, False)


def test_a_file_sent_with_columns_is_another_batch_than_without(db: None) -> None:
    file = keep("saker.csv", [NORSE])
    mapping = ColumnMapping.parse("body=Sak,title=Overskrift")
    turned = ColumnMapping.parse("title=Overskrift,body=Sak")
    first, _ = open_batch([file], by=None)
    second, new = open_batch([file], by=None, mapping=mapping)
    third, _ = open_batch([file], by=None, mapping=turned)
    assert new
    assert first != second == third
    lease = ledger.claim(Upload, second.uploads.get().pk)
    assert lease
    with transaction.atomic():
        read_file(lease)
    titles = [record["title"] for record in second.items.values_list("record", flat=True)]
    assert titles == ["Ferga", "Museet"]
    assert Batch.objects.count() == 2
