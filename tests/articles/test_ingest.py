"""A file becomes items, an item becomes a version, a duplicate or a refusal."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.db.models.functions import Now
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles import ledger
from articles.batches import open_batch
from articles.ingest import A_FEED, NOTHING_FOUND, ingest, read_file, store
from articles.models import Article, Batch, Item, Outlet, Upload, Version
from articles.normalisation import Normalised, normalise
from articles.reading import Record
from articles.uploads import keep, path_of
from articles.work import Status
from claims.models import Run

FIRST = "The night train to Varn will stop at Ostrel again from May, the rail office said."
SECOND = "Conductor Mila Brandt said she had waited nine years for it."
BODY = f"{FIRST}\n\n{SECOND}"
OTHER = "The museum in Ostrel closes for repairs in June, its director Jon Falk told reporters."
PAGE = f"""<html><head><title>Night train returns</title>
<meta property="og:site_name" content="Varn Chronicle">
<meta property="article:published_time" content="2026-02-03T06:00:00Z"></head>
<body><article><h1>Night train returns</h1><p>{FIRST}</p><p>{SECOND}</p></article>
</body></html>"""


def batch_of(
    *files: tuple[str, bytes], outlet: str = "", published: dt.date | None = None
) -> Batch:
    kept = [keep(name, [content]) for name, content in files]
    return open_batch(kept, by=None, outlet=outlet, published=published)[0]


def jsonl(*rows: dict[str, str]) -> bytes:
    return b"\n".join(json.dumps(row).encode() for row in rows)


def read_all(batch: Batch) -> list[Item]:
    for upload in batch.uploads.all():
        lease = ledger.claim(Upload, upload.pk)
        assert lease
        read_file(lease)
    return list(batch.items.all())


def ingest_all(batch: Batch) -> list[Item]:
    for item in read_all(batch):
        lease = ledger.claim(Item, item.pk)
        if lease:
            ingest(lease)
    return list(batch.items.select_related("version__article__outlet"))


def ingested(*files: tuple[str, bytes]) -> list[Item]:
    return ingest_all(batch_of(*files))


def text_of(body: str = BODY, *, outlet: str = "Varn Chronicle", url: str = "") -> Normalised:
    return normalise(Record("a.txt", body, "text", outlet=outlet, url=url))


def statuses(items: Sequence[Item]) -> list[str]:
    return [item.status for item in items]


@pytest.mark.usefixtures("db")
def test_every_record_of_a_file_becomes_one_item_in_order() -> None:
    content = jsonl({"title": "One", "text": BODY}, {"title": "Two", "text": OTHER})
    batch = batch_of(("two.jsonl", content))
    items = read_all(batch)
    assert [(item.position, item.status) for item in items] == [(1, "queued"), (2, "queued")]
    assert [item.record["title"] for item in items] == ["One", "Two"]
    assert batch.uploads.get().status == Status.DONE
    assert ledger.account(batch).received == 2


@pytest.mark.usefixtures("db")
def test_workers_are_woken_for_the_items_that_can_be_read_only(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    batch = batch_of(("mixed.jsonl", jsonl({"text": BODY}) + b"\n{broken"))
    with django_capture_on_commit_callbacks() as callbacks:
        items = read_all(batch)
    assert statuses(items) == [Status.QUEUED, Status.REJECTED]
    assert items[1].reason
    assert [item.sent_at is not None for item in items] == [True, False]
    assert len(callbacks) == 1


@pytest.mark.usefixtures("db")
def test_a_file_that_holds_no_record_is_refused_itself() -> None:
    batch = batch_of(("none.csv", b"title,text\n"))
    assert read_all(batch) == []
    assert ledger.refusals(batch) == [("none.csv", NOTHING_FOUND)]
    account = ledger.account(batch)
    assert (account.received, account.rejected, account.finished) == (1, 1, True)


@pytest.mark.usefixtures("db")
def test_a_file_that_cannot_be_read_is_one_rejected_item() -> None:
    archive = io.BytesIO()
    zipfile.ZipFile(archive, "w").close()
    batch = batch_of(("empty.zip", archive.getvalue()))
    (item,) = read_all(batch)
    assert item.status == Status.REJECTED
    assert batch.uploads.get().status == Status.DONE
    assert ledger.account(batch).received == 1


@pytest.mark.usefixtures("db")
def test_a_file_whose_bytes_are_gone_stays_for_another_attempt() -> None:
    batch = batch_of(("gone.txt", BODY.encode()))
    upload = batch.uploads.get()
    path_of(upload.sha256).unlink()
    with pytest.raises(FileNotFoundError):
        read_all(batch)
    upload.refresh_from_db()
    assert upload.status == Status.RUNNING


@pytest.mark.usefixtures("db")
def test_a_file_read_after_the_lease_was_lost_leaves_no_items() -> None:
    batch = batch_of(("late.txt", BODY.encode()))
    lease = ledger.claim(Upload, batch.uploads.get().pk)
    assert lease
    Upload.objects.update(status=Status.QUEUED, token=None, lease_until=None)
    with pytest.raises(ledger.LostLease):
        read_file(lease)
    assert not Item.objects.exists()


@pytest.mark.usefixtures("db")
def test_a_text_is_stored_with_its_map_and_waits_for_its_claims() -> None:
    (item,) = ingested(("train.txt", BODY.encode()))
    version = item.version
    assert item.status == Status.STORED
    assert version
    assert (version.text, version.number) == (BODY, 1)
    assert version.segments == [list(segment) for segment in text_of().segments]
    assert all(
        version.text[at : at + length] == BODY[given : given + length]
        for at, given, length in version.segments
    )
    assert Run.objects.get().version == version


@pytest.mark.usefixtures("db")
def test_the_same_text_at_the_same_outlet_is_linked_as_a_duplicate() -> None:
    items = ingested(("a.txt", BODY.encode()), ("b.txt", BODY.encode()))
    assert statuses(items) == [Status.STORED, Status.DUPLICATE]
    assert items[0].version == items[1].version
    assert Article.objects.count() == Run.objects.count() == 1


@pytest.mark.usefixtures("db")
def test_the_same_text_at_another_outlet_is_an_article_of_its_own() -> None:
    rows = jsonl({"text": BODY, "outlet": "Varn Chronicle"}, {"text": BODY, "outlet": "Bay News"})
    items = ingested(("two.jsonl", rows))
    assert statuses(items) == [Status.STORED, Status.STORED]
    assert items[0].version != items[1].version
    assert Article.objects.count() == 2


@pytest.mark.usefixtures("db")
def test_a_new_text_at_a_known_address_is_its_second_version() -> None:
    url = "https://varn.example/night-train"
    rows = jsonl({"text": BODY, "url": url}, {"text": OTHER, "url": url})
    first, second = (item.version for item in ingested(("two.jsonl", rows)))
    assert first
    assert second
    assert first.article == second.article
    assert (first.number, second.number) == (1, 2)
    assert first.text == BODY


@pytest.mark.usefixtures("db")
def test_an_address_stays_with_its_outlet_whatever_a_later_record_says() -> None:
    url = "https://varn.example/night-train"
    rows = [
        {"text": BODY, "url": url, "outlet": "Varn Chronicle"},
        {"text": BODY, "url": url, "outlet": "Bay News"},
        {"text": OTHER, "url": url, "outlet": "Bay News"},
    ]
    items = ingested(("three.jsonl", jsonl(*rows)))
    assert statuses(items) == [Status.STORED, Status.DUPLICATE, Status.STORED]
    assert {version.outlet.name for version in Version.objects.all() if version.outlet} == {
        "Varn Chronicle"
    }


@pytest.mark.usefixtures("db")
def test_what_neither_record_nor_page_says_is_taken_from_the_batch() -> None:
    batch = batch_of(
        ("plain.txt", BODY.encode()),
        ("page.html", PAGE.encode()),
        outlet="Bay News",
        published=dt.date(2026, 4, 1),
    )
    plain, page = (item.version.article for item in ingest_all(batch) if item.version)
    assert plain.outlet_name == "Bay News"
    assert plain.published_at == dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
    assert page.outlet_name == "Varn Chronicle"
    assert page.published_on == dt.date(2026, 2, 3)


DATED = """<html><head><title>Bread</title>
<meta property="article:published_time" content="2026-02-03T08:00:00Z">
<meta property="article:modified_time" content="2026-02-04T09:30:00Z"></head>
<body><article><p>VARN (Nordwire) — {body}</p><p>{body}</p></article></body></html>"""


@pytest.mark.usefixtures("db")
def test_what_dated_the_text_when_it_changed_and_whom_it_credits_is_kept() -> None:
    ingested(("bread.html", DATED.format(body=BODY).encode()))
    version = Version.objects.select_related("article").get()
    assert version.article.published_at == dt.datetime(2026, 2, 3, 8, tzinfo=dt.UTC)
    assert version.article.signal == "meta article:published_time"
    assert version.modified_at == dt.datetime(2026, 2, 4, 9, 30, tzinfo=dt.UTC)
    assert version.wire == "Nordwire"


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("given", "default", "signal"),
    [
        ({"published": "2026-02-03"}, None, "file"),
        ({}, dt.date(2026, 2, 3), "filled in by hand"),
        ({}, None, ""),
    ],
)
def test_a_date_says_where_it_is_from(
    given: dict[str, str], default: dt.date | None, signal: str
) -> None:
    rows = jsonl({"text": BODY, "outlet": "Varn Chronicle", **given})
    ingest_all(open_batch([keep("a.jsonl", [rows])], by=None, published=default)[0])
    assert Article.objects.get().signal == signal


@pytest.mark.usefixtures("db")
def test_a_record_without_a_readable_text_is_rejected_with_the_reason() -> None:
    (item,) = ingested(("blank.jsonl", jsonl({"text": "— * —", "title": "…"})))
    assert item.status == Status.REJECTED
    assert item.reason.endswith(".")
    assert not Article.objects.exists()


@pytest.mark.usefixtures("db")
def test_an_item_ingested_after_the_lease_was_lost_stores_nothing() -> None:
    batch = batch_of(("late.txt", BODY.encode()))
    (item,) = read_all(batch)
    lease = ledger.claim(Item, item.pk)
    assert lease
    Item.objects.update(status=Status.QUEUED, token=None, lease_until=None)
    with pytest.raises(ledger.LostLease):
        ingest(lease)
    assert not Article.objects.exists()
    assert not Outlet.objects.exists()


@pytest.mark.usefixtures("db")
def test_an_address_too_long_for_an_index_is_left_out() -> None:
    text = replace(text_of(), url="https://varn.example/" + "\u1e9e" * 1500)
    version, new = store(text)
    assert new
    assert version.article.url == ""


@pytest.mark.usefixtures("transactional_db")
@pytest.mark.parametrize("url", ["", "https://varn.example/night-train"])
def test_one_text_from_many_workers_is_stored_once(url: str) -> None:
    found = at_once([text_of(url=url)] * 6)
    assert len({version.pk for version, _ in found}) == 1
    assert [new for _, new in found].count(True) == 1
    assert Article.objects.count() == 1


@pytest.mark.usefixtures("transactional_db")
def test_many_texts_at_one_new_address_are_numbered_one_after_the_other() -> None:
    url = "https://varn.example/live"
    at_once([text_of(f"Report {n}: {BODY}", url=url) for n in range(6)])
    numbers = Version.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4, 5, 6]
    assert Article.objects.count() == 1


def at_once(texts: Sequence[Normalised]) -> list[tuple[Version, bool]]:
    """Store each text in a transaction and a thread of its own, all starting together."""
    start = Barrier(len(texts))

    def worker(text: Normalised) -> tuple[Version, bool]:
        try:
            start.wait(10)
            with transaction.atomic():
                return store(text)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(texts)) as pool:
        return list(pool.map(worker, texts))


def ingest_now(item: Item) -> None:
    Item.objects.filter(pk=item.pk).update(next_attempt_at=Now())
    lease = ledger.claim(Item, item.pk)
    assert lease
    ingest(lease)
    item.refresh_from_db()


@pytest.mark.usefixtures("db")
def test_the_feeds_of_a_list_are_followed_elsewhere() -> None:
    opml = b"""<opml version="2.0"><body>
<outline text="Sun" type="rss" xmlUrl="https://sun.example/feed"/></body></opml>"""

    (item,) = ingested(("feeds.opml", opml))

    assert (item.status, item.reason) == (Status.REJECTED, A_FEED)
