"""What each row would become, before anything goes in."""

import datetime as dt
import json

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from pytest_django import Settings

from articles import batches, ledger
from articles.batches import open_batch
from articles.ingest import read_file
from articles.models import Article, Batch, Item, Outlet, Portion, Preview, Upload, Version
from articles.outlook import outlook, texts, time_left
from articles.preview import mend, preview
from articles.uploads import keep
from articles.work import Status
from articles.worker import drain
from claims.models import Run
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.articles.stories import BAKERY, FERRY, FERRY_CUT, FERRY_EDITED, MUSEUM, jsonl, row

pytestmark = pytest.mark.django_db
Kind = Preview.Kind


def previewed(*rows: dict[str, str], outlet: str = "", name: str = "rows.jsonl") -> Batch:
    batch, new = open_batch([keep(name, [jsonl(*rows)])], by=None, outlet=outlet, preview=True)
    assert new
    drain()
    return batch


def imported(*rows: dict[str, str]) -> None:
    open_batch([keep("in.jsonl", [jsonl(*rows)])], by=None)
    drain()


def seen(batch: Batch) -> list[Preview]:
    return [item.preview for item in batch.items.select_related("preview__version")]


def kinds(batch: Batch) -> list[str]:
    return [one.kind for one in seen(batch)]


def test_a_preview_writes_no_article_and_starts_nothing() -> None:
    batch = previewed(row(FERRY), row(MUSEUM))
    assert kinds(batch) == [Kind.NEW, Kind.NEW]
    assert not Article.objects.exists()
    assert not Version.objects.exists()
    assert not Outlet.objects.exists()
    assert not Run.objects.exists()
    account = ledger.account(batch)
    assert (account.received, account.parsed, account.in_flight, account.moving) == (2, 2, 2, 0)
    assert account.balanced


def test_a_preview_shows_what_would_be_stored() -> None:
    url = "https://bay.example/ferry?utm_source=mail"
    (one,) = seen(previewed(row(f"(Reuters) - {FERRY}", title="No ferry to Holm", url=url)))
    assert (one.title, one.outlet) == ("No ferry to Holm", "Bay News")
    assert one.published_at == dt.datetime(2026, 3, 6, tzinfo=dt.UTC)
    assert one.url == "https://bay.example/ferry"
    assert one.wire == "Reuters"


def test_rows_are_compared_with_the_store() -> None:
    url = "https://bay.example/museum"
    imported(row(FERRY), row(MUSEUM, url=url))
    ferry, museum = Version.objects.order_by("pk")
    batch = previewed(
        row(FERRY, outlet="bay news"),
        row(FERRY, outlet="Coast Gazette"),
        row(FERRY_EDITED, outlet="Coast Gazette"),
        row(f"{MUSEUM} It opens in May.", outlet="Elsewhere", url=url),
        row(MUSEUM, outlet="Elsewhere", url=url),
        row(BAKERY),
    )
    assert [(one.kind, one.version) for one in seen(batch)] == [
        (Kind.DUPLICATE, ferry),
        (Kind.NEAR, ferry),
        (Kind.NEAR, ferry),
        (Kind.CHANGED, museum),
        (Kind.DUPLICATE, museum),
        (Kind.NEW, None),
    ]
    shares = [one.share for one in seen(batch)]
    assert shares[1] == 1
    assert shares[2] is not None
    assert 0.5 <= shares[2] < 1


def test_rows_are_compared_with_those_before_them() -> None:
    url = "https://bay.example/museum"
    batch = previewed(
        row(FERRY),
        row(FERRY),
        row(FERRY_CUT, outlet="Coast Gazette"),
        row(MUSEUM, url=url),
        row(f"{MUSEUM} It opens in May.", url=url),
    )
    assert kinds(batch) == [Kind.NEW, Kind.DUPLICATE, Kind.NEAR, Kind.NEW, Kind.CHANGED]
    twins = [one.twin and one.twin.position for one in seen(batch)]
    assert twins == [None, 1, 1, None, 4]


def test_the_same_holds_over_several_portions_and_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "PORTION", 2)
    files = [
        keep("a.jsonl", [jsonl(row(FERRY), row(MUSEUM), row(FERRY_CUT, "Coast Gazette"))]),
        keep("b.jsonl", [jsonl(row(MUSEUM), row(BAKERY))]),
    ]
    batch, _ = open_batch(files, by=None, preview=True)
    drain()
    assert Portion.objects.count() == 3
    assert kinds(batch) == [Kind.NEW, Kind.NEW, Kind.NEAR, Kind.DUPLICATE, Kind.NEW]


def test_a_row_that_could_not_go_in_says_why() -> None:
    batch = previewed(row(FERRY), {"text": "— * —"}, {"title": "No text"})
    bad = [item for item in batch.items.all() if item.status == Status.PARSED][1].preview
    assert bad.kind == Kind.BAD
    assert bad.reason.endswith(".")
    seen_so_far = outlook(batch, ledger.account(batch))
    assert (seen_so_far.new, seen_so_far.bad, seen_so_far.portions) == (1, 2, 0)
    assert seen_so_far.articles == 1


def test_a_row_that_breaks_the_reading_does_not_hide_the_others() -> None:
    batch, _ = open_batch(
        [keep("a.jsonl", [jsonl(row(FERRY), row(MUSEUM))])], by=None, preview=True
    )
    upload = ledger.claim(Upload, batch.uploads.get().pk)
    assert upload
    read_file(upload)
    Item.objects.filter(position=1).update(record={})
    drain()
    assert kinds(batch) == [Kind.BAD, Kind.NEW]
    assert seen(batch)[0].reason.startswith("TypeError")


def test_a_portion_that_takes_too_long_is_tried_again_as_a_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    batch, _ = open_batch([keep("a.jsonl", [jsonl(row(FERRY))])], by=None, preview=True)

    def slow(_: str) -> None:
        raise SoftTimeLimitExceeded

    monkeypatch.setattr("py3langid.classify", slow)
    drain()
    portion = Portion.objects.get()
    assert (portion.status, portion.attempts) == (Status.QUEUED, 1)
    assert "Took longer" in portion.reason
    assert outlook(batch, ledger.account(batch)).unseen == 1


def test_what_was_previewed_is_what_is_stored() -> None:
    imported(row(FERRY))
    batch = previewed(row(FERRY), row(MUSEUM), {"text": "— * —"}, row(MUSEUM))
    assert batches.commit(batch, by=None)
    drain()
    account = ledger.account(batch)
    assert (account.done, account.duplicate, account.rejected) == (1, 2, 1)
    assert account.finished


def test_the_figures_of_copies() -> None:
    wire = [row(f"(Reuters) - {text}", f"Outlet {n}") for n, text in enumerate((FERRY, FERRY_CUT))]
    batch = previewed(*wire, row(FERRY_EDITED, "Coast Gazette"), row(MUSEUM), row(MUSEUM))
    found = texts(batch)
    assert (found.texts, found.largest, found.origin) == (2, 2, "Reuters")


def test_a_copy_of_what_is_in_the_store_counts_with_its_like() -> None:
    imported(row(FERRY))
    batch = previewed(row(FERRY_CUT, "Coast Gazette"), row(FERRY_EDITED, "Elsewhere"))
    assert texts(batch).texts == 1
    assert texts(previewed({"text": "…"}, name="none.jsonl")).texts == 0


def test_a_text_that_changed_is_a_text_of_its_own() -> None:
    url = "https://bay.example/museum"
    batch = previewed(row(MUSEUM, url=url), row(f"{MUSEUM} It opens in May.", url=url))
    assert texts(batch).texts == 2


def test_a_row_can_be_mended(admin: User) -> None:
    imported(row(FERRY))
    batch = previewed({"text": FERRY}, {"text": MUSEUM})
    item = batch.items.first()
    assert item
    assert item.preview.kind == Kind.NEAR
    day = dt.date(2026, 4, 1)
    assert mend(item, outlet="Bay News", published=day, by=admin)
    one = Preview.objects.get(item=item)
    assert (one.kind, one.outlet) == (Kind.DUPLICATE, "Bay News")
    assert one.published_at == dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
    entry = Entry.objects.get(action="mend")
    assert (entry.actor, entry.subject_id) == (admin, item.pk)
    assert entry.after["outlet"] == "Bay News"
    assert Preview.objects.count() == 2


def test_a_mended_row_does_not_become_the_copy_of_its_own_copy(admin: User) -> None:
    batch = previewed({"text": FERRY}, {"text": FERRY_CUT}, {"text": FERRY_EDITED})
    first = batch.items.first()
    assert first
    assert mend(first, outlet="Bay News", published=None, by=admin)
    assert kinds(batch) == [Kind.NEW, Kind.NEAR, Kind.NEAR]


def test_a_row_of_a_batch_that_is_decided_cannot_be_mended(admin: User) -> None:
    batch = previewed({"text": FERRY})
    item = batch.items.get()
    batches.commit(batch, by=admin)
    assert not mend(item, outlet="Bay News", published=None, by=admin)
    item.refresh_from_db()
    assert item.record["outlet"] == ""


def test_a_preview_that_lost_its_lease_writes_nothing() -> None:
    batch, _ = open_batch([keep("a.jsonl", [jsonl(row(FERRY))])], by=None, preview=True)
    upload = ledger.claim(Upload, batch.uploads.get().pk)
    assert upload
    read_file(upload)
    lease = ledger.claim(Portion, Portion.objects.get().pk)
    assert lease
    assert batches.fill(batch, outlet="Bay News", published=None, by=None)
    with pytest.raises(ledger.LostLease):
        preview(lease)
    assert not Preview.objects.exists()
    drain()
    assert kinds(batch) == [Kind.NEW]


def test_previewing_after_the_decision_finds_nothing_to_do() -> None:
    batch, _ = open_batch([keep("a.jsonl", [jsonl(row(FERRY))])], by=None, preview=True)
    upload = ledger.claim(Upload, batch.uploads.get().pk)
    assert upload
    read_file(upload)
    batches.commit(batch, by=None)
    drain()
    assert not Preview.objects.exists()
    assert ledger.account(batch).done == 1
    assert Item.objects.get().status == Status.DONE


def test_a_preview_survives_records_of_other_sizes(settings: Settings) -> None:
    long = json.loads(json.dumps(row(FERRY, title="t" * 900, outlet="o" * 400)))
    (one,) = seen(previewed(long))
    assert (len(one.title), len(one.outlet)) == (500, 200)


@pytest.mark.parametrize(
    ("seconds", "done", "total", "left"),
    [
        (10, 5, 10, "10 s"),
        (60, 1, 11, "10 min"),
        (10, 0, 10, ""),
        (10, 10, 10, ""),
    ],
)
def test_the_time_left_follows_the_pace_so_far(
    seconds: int, done: int, total: int, left: str
) -> None:
    since = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=seconds)
    assert time_left(since, done, total) == left


def test_a_page_that_is_yet_to_be_fetched_is_said_to_be(admin: User) -> None:
    address = b"https://bay.example/ferry\nhttps://bay.example/museum\n"
    batch, _ = open_batch([keep("addresses.txt", [address])], by=None, preview=True)
    drain()
    first, second = seen(batch)
    assert (first.kind, first.title) == (Kind.TO_FETCH, "https://bay.example/ferry")
    assert second.kind == Kind.TO_FETCH
    assert texts(batch).texts == 0
    found = outlook(batch, ledger.account(batch))
    assert (found.to_fetch, found.articles, found.possible) == (2, 0, 2)
    assert not mend(first.item, outlet="Bay News", published=None, by=admin)
