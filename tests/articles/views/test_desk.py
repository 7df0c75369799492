"""The import desk and the list of articles, as the browser sees them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from articles.models import Batch, Canary, Preview, Upload
from articles.uploads import path_of
from articles.work import Status
from articles.worker import drain
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_batch, make_item, make_upload
from tests.queries import queries

HTMX = {"HX-Request": "true"}


def sheet(name: str = "note.txt", text: str = "A note.") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def test_files_become_a_batch(as_admin: Client, admin: User) -> None:
    response = as_admin.post(
        "/imports/",
        {"file": [sheet(), sheet("b.txt", "Other.")], "outlet": "The Lantern", "published": ""},
    )

    batch = Batch.objects.get()
    assert response["Location"] == f"/imports/{batch.pk}/"
    assert batch.created_by == admin
    assert batch.outlet is not None
    assert batch.outlet.name == "The Lantern"
    stored = Upload.objects.get(name="b.txt")
    assert path_of(stored.sha256).read_bytes() == b"Other."


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        ("A ferry was late, harbour master Ada Lind said.", "new"),
        ("headline\ttext\nLate\tThe ferry was late.", "new"),
        ('{"title": "Late", "text": "The ferry was late."}', "new"),
        ("https://bay.example/late", "to_fetch"),
    ],
)
def test_what_is_pasted_is_read_as_a_file_would_be(
    as_admin: Client, pasted: str, kind: str
) -> None:
    response = as_admin.post("/imports/", {"pasted": pasted})
    batch = Batch.objects.get()
    drain()
    assert response["Location"] == f"/imports/{batch.pk}/"
    assert batch.label.startswith(f"pasted text: {pasted[:20].splitlines()[0]}")
    assert Preview.objects.get().kind == kind


def test_files_and_a_text_are_one_batch(as_admin: Client) -> None:
    as_admin.post("/imports/", {"file": sheet(), "pasted": "Other."})
    assert list(Upload.objects.values_list("name", flat=True)) == ["note.txt", "pasted text"]
    assert Batch.objects.get().label == "note.txt and 1 more"


def test_an_import_is_audited(as_admin: Client, admin: User) -> None:
    as_admin.post("/imports/", {"file": sheet()})

    entry = Entry.objects.get(subject_type="articles.batch")
    assert (entry.actor, entry.subject_id) == (admin, Batch.objects.get().pk)
    assert entry.request_id != ""


def test_the_same_files_again_lead_to_their_batch(as_admin: Client) -> None:
    first = as_admin.post("/imports/", {"file": sheet()})

    again = as_admin.post("/imports/", {"file": sheet()}, follow=True)

    assert again.redirect_chain == [(first["Location"], 302)]
    assert b"in already" in again.content
    assert Batch.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, b"Choose at least one file, or paste a text."),
        ({"pasted": " \n"}, b"Choose at least one file, or paste a text."),
        ({"pasted": "x" * 500_001}, b"Ensure this value has at most 500000 characters"),
        ({"file": sheet(), "published": "yesterday"}, b"Enter a valid date."),
        ({"file": sheet(), "published": "2999-01-01"}, b"This day is still to come."),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field(
    as_admin: Client, given: dict[str, object], sentence: bytes
) -> None:
    response = as_admin.post("/imports/", given)

    assert response.status_code == 422
    assert sentence in response.content
    assert not Batch.objects.exists()


def test_a_file_that_cannot_be_kept_imports_nothing(
    as_admin: Client, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "full").write_text("no folder")
    settings.MEDIA_ROOT = tmp_path / "full"

    response = as_admin.post("/imports/", {"file": sheet()})

    assert response.status_code == 422
    assert b"could not be kept" in response.content
    assert not Batch.objects.exists()


def test_the_desk_warns_when_no_worker_listens(as_admin: Client) -> None:
    assert b"No worker is listening" in as_admin.get("/imports/").content

    Canary.objects.create(queue="claimtrack", seen_at=timezone.now())

    assert b"No worker is listening" not in as_admin.get("/imports/").content


def test_files_are_taken_while_redis_is_down(as_admin: Client, settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    response = as_admin.post("/imports/", {"file": sheet()}, follow=True)

    assert b"Redis cannot be reached" in response.content
    assert Upload.objects.get().status == Status.QUEUED


def test_a_desk_without_batches_says_what_will_be_here(as_admin: Client) -> None:
    assert b"No batch yet" in as_admin.get("/imports/").content


def test_the_ledger_of_a_batch(as_admin: Client) -> None:
    batch = make_batch()
    make_item(batch, status=Status.DONE)
    make_item(batch, status=Status.REJECTED, reason="There is no text here.")
    make_upload(batch, name="torn.zip", status=Status.REJECTED, reason="This archive is torn.")

    page = as_admin.get(f"/imports/{batch.pk}/").content.decode()

    assert "<strong>3</strong> received" in page
    assert "<strong>1</strong> done" in page
    assert "<strong>2</strong> rejected" in page
    assert "There is no text here." in page
    assert "This archive is torn." in page
    assert "No ferry to Holm" in page
    assert "every 1s" not in page


def test_a_batch_in_flight_comes_again_by_itself(as_admin: Client) -> None:
    batch = make_batch()
    item = make_item(batch, status=Status.QUEUED)
    address = f"/imports/{batch.pk}/"

    moving = as_admin.get(address, headers=HTMX).content.decode()
    item.status, item.reason = Status.REJECTED, "Empty."
    item.save()
    still = as_admin.get(address, headers=HTMX).content.decode()

    assert 'hx-trigger="every 1s"' in moving
    assert "0 of 1 finished" in moving
    assert "<html" not in moving
    assert "hx-trigger" not in still
    assert "Finished: 0 of 1 new, 1 not in." in still


def test_a_figure_shows_its_items(as_admin: Client) -> None:
    batch = make_batch()
    make_item(batch, status=Status.DONE)
    make_item(batch, status=Status.REJECTED, reason="There is no text here.")

    rejected = as_admin.get(f"/imports/{batch.pk}/?status=rejected").content.decode()
    none = as_admin.get(f"/imports/{batch.pk}/?status=quarantined").content.decode()

    assert "There is no text here." in rejected
    assert "No ferry to Holm" not in rejected
    assert "No article of this batch is quarantined." in none


def test_a_batch_that_is_not_there(as_admin: Client) -> None:
    assert as_admin.get("/imports/4711/").status_code == 404


def many_batches(number: int) -> str:
    for _ in range(number):
        make_item(make_batch())
    return "/imports/"


def many_items(number: int) -> str:
    batch = Batch.objects.first() or make_batch()
    for _ in range(number):
        make_item(batch)
    return f"/imports/{batch.pk}/"


@pytest.mark.parametrize("fill", [many_batches, many_items])
def test_ten_rows_and_twenty_take_as_many_queries(
    as_admin: Client, fill: Callable[[int], str]
) -> None:
    address = fill(10)
    ten = queries(lambda: as_admin.get(address))
    fill(10)
    assert len(queries(lambda: as_admin.get(address))) == len(ten)
