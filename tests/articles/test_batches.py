"""Deeds on a batch: opened once, however often the files are sent; decided once."""

import datetime as dt
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

import pytest
from django.db import connection
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles import ledger
from articles.batches import commit, discard, fill, open_batch, retry
from articles.ingest import ingest, read_file
from articles.models import Batch, Item, Outlet, Portion, Preview, Signature, Upload
from articles.outlets import outlet_named
from articles.uploads import Stored, keep
from articles.work import Status
from articles.worker import drain
from claims.models import Run
from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Role
from claimtrack.audit.models import Entry
from tests.articles.stories import BAKERY, FERRY, MUSEUM, jsonl, row
from tests.factories import make_item, make_outlet, make_upload, make_user


def stored(name: str = "news.txt", content: bytes = b"Rain, said the mayor.") -> Stored:
    return keep(name, [content])


@pytest.mark.usefixtures("db")
def test_a_batch_has_its_files_its_defaults_and_an_audit_entry() -> None:
    admin = make_user(Role.ADMIN)
    day = dt.date(2026, 4, 1)
    batch, new = open_batch(
        [stored("a.txt", b"a"), stored("b.txt", b"b")],
        by=admin,
        outlet=" Bay  News ",
        published=day,
    )
    assert new
    assert (batch.label, batch.created_by, batch.published) == ("a.txt and 1 more", admin, day)
    assert batch.outlet == Outlet.objects.get(name="Bay News")
    assert list(batch.uploads.values_list("name", "status")) == [
        ("a.txt", Status.QUEUED),
        ("b.txt", Status.QUEUED),
    ]
    entry = Entry.objects.get()
    assert (entry.action, entry.actor, entry.subject_id) == ("import", admin, batch.pk)
    assert entry.after == {"files": ["a.txt", "b.txt"], "count": 2}


@pytest.mark.usefixtures("db")
def test_the_same_files_in_any_order_by_anybody_are_the_same_batch() -> None:
    files = [stored("a.txt", b"a"), stored("b.txt", b"b")]
    first, _ = open_batch(files, by=make_user(Role.ADMIN), outlet="Bay News")
    again, new = open_batch(files[::-1], by=None, outlet="bay  news")
    assert (again, new) == (first, False)
    assert Upload.objects.count() == 2
    assert Entry.objects.count() == 1


@dataclass(frozen=True)
class Sent:
    """What somebody sends: names with bytes, and the defaults."""

    files: Sequence[tuple[str, bytes]] = (("news.txt", b"bytes"),)
    outlet: str = ""
    published: dt.date | None = None

    def opened(self) -> tuple[Batch, bool]:
        kept = [keep(name, [content]) for name, content in self.files]
        return open_batch(kept, by=None, outlet=self.outlet, published=self.published)


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    "changed",
    [
        Sent([("news.txt", b"other bytes")]),
        Sent([("news.csv", b"bytes")]),
        Sent([("news.txt", b"bytes"), ("news.txt", b"bytes")]),
        Sent(outlet="Bay News"),
        Sent(published=dt.date(2026, 4, 1)),
    ],
    ids=["bytes", "name", "twice", "outlet", "date"],
)
def test_what_may_be_read_otherwise_is_another_batch(changed: Sent) -> None:
    first, _ = Sent().opened()
    second, new = changed.opened()
    assert new
    assert second != first


@pytest.mark.usefixtures("db")
def test_two_files_with_the_same_bytes_both_count() -> None:
    batch, _ = open_batch([stored("a.txt"), stored("b.txt")], by=None)
    assert list(batch.uploads.values_list("name", flat=True)) == ["a.txt", "b.txt"]


@pytest.mark.usefixtures("transactional_db")
def test_the_same_files_sent_by_many_at_one_moment_are_one_batch() -> None:
    files = [stored()]
    start = Barrier(6)

    def send(_: int) -> tuple[Batch, bool]:
        try:
            start.wait(10)
            return open_batch(files, by=None, outlet="Bay News")
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        opened = list(pool.map(send, range(6)))
    assert len({batch.pk for batch, _ in opened}) == 1
    assert [new for _, new in opened].count(True) == 1
    assert Upload.objects.count() == 1
    assert Entry.objects.count() == 1


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("name", ["Harbour Post", "HARBOUR post", "  Harbour\n Post "])
def test_an_outlet_is_known_in_any_case_and_spacing(name: str) -> None:
    known = make_outlet("Harbour Post")
    assert outlet_named(name) == known


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("name", ["", "  \n "])
def test_no_name_is_no_outlet(name: str) -> None:
    assert outlet_named(name) is None
    assert not Outlet.objects.exists()


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(("name", "again"), [("\u212aurier", "kurier"), ("\u1e9eahn", "\u00dfahn")])
def test_letters_whose_capitals_differ_but_not_their_small_form_are_no_trap(
    name: str, again: str
) -> None:
    assert outlet_named(name) == outlet_named(again)


@pytest.mark.usefixtures("db")
def test_an_outlet_has_a_name_of_two_hundred_characters_at_most() -> None:
    outlet = outlet_named("n" * 300)
    assert outlet == outlet_named("n" * 250)
    assert outlet
    assert outlet.name == "n" * 200


@pytest.mark.usefixtures("transactional_db")
def test_many_workers_with_one_new_outlet_make_one() -> None:
    start = Barrier(6)

    def name(_: int) -> Outlet | None:
        try:
            start.wait(10)
            return outlet_named("Night Courier")
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        assert len(set(pool.map(name, range(6)))) == 1
    assert Outlet.objects.count() == 1


def previewing(*rows: dict[str, str]) -> Batch:
    given = jsonl(*(rows or (row(FERRY), row(MUSEUM))))
    batch, _ = open_batch([stored("two.jsonl", given)], by=None, preview=True)
    drain()
    return batch


@pytest.mark.usefixtures("db")
def test_committing_queues_what_was_parsed_once(admin: User) -> None:
    batch = previewing()
    assert commit(batch, by=admin)
    assert not commit(batch, by=admin)
    assert batch.status == Batch.Status.COMMITTED
    assert set(batch.items.values_list("status", flat=True)) == {Status.QUEUED}
    entry = Entry.objects.get(action="commit")
    assert (entry.actor, entry.after) == (admin, {"queued": 2})


@pytest.mark.usefixtures("db")
def test_committing_wakes_workers_once_it_is_committed(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    batch = previewing()
    with django_capture_on_commit_callbacks() as callbacks:
        commit(batch, by=None)
    assert len(callbacks) == 1
    assert not batch.items.filter(sent_at=None).exists()


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("deed", [commit, discard])
def test_what_is_read_after_the_decision_follows_it(deed: Callable[..., bool]) -> None:
    batch, _ = open_batch([stored("two.jsonl", jsonl(row(FERRY)))], by=None, preview=True)
    lease = ledger.claim(Upload, batch.uploads.get().pk)
    assert lease
    assert deed(batch, by=None)
    read_file(lease)
    expected = Status.QUEUED if deed is commit else Status.REJECTED
    assert batch.items.get().status == expected
    assert ledger.account(batch).balanced


@pytest.mark.usefixtures("db")
def test_discarding_a_preview_ends_its_rows_with_the_reason_and_frees_its_files(
    admin: User,
) -> None:
    batch = previewing()
    assert Signature.objects.count() == 2
    assert discard(batch, by=admin)
    assert not discard(batch, by=admin)
    assert set(batch.items.values_list("status", "reason")) == {
        (Status.REJECTED, "Discarded by ines.")
    }
    account = ledger.account(batch)
    assert (account.rejected, account.finished) == (2, True)
    assert not Signature.objects.exists()
    assert Entry.objects.get(action="discard").after == {"rejected": 2}
    assert previewing() != batch


@pytest.mark.usefixtures("db")
def test_cancelling_keeps_what_is_in_and_stops_between_items(admin: User) -> None:
    batch = previewing(row(FERRY), row(MUSEUM), row(BAKERY))
    commit(batch, by=admin)
    first, second, third = batch.items.all()
    lease, running = ledger.claim(Item, first.pk), ledger.claim(Item, second.pk)
    assert lease
    assert running
    ingest(lease)
    assert discard(batch, by=admin)
    ingest(running)
    states = dict(batch.items.values_list("pk", "status"))
    assert states == {
        first.pk: Status.STORED,
        second.pk: Status.REJECTED,
        third.pk: Status.REJECTED,
    }
    drain()
    account = ledger.account(batch)
    assert (account.done, account.rejected, account.finished) == (1, 2, True)


@pytest.mark.usefixtures("db")
def test_files_that_wait_to_be_read_are_discarded_as_well() -> None:
    batch, _ = open_batch([stored("a.txt", b"a"), stored("b.txt", b"b")], by=None, preview=True)
    discard(batch, by=None)
    assert ledger.account(batch).rejected == 2
    assert drain() == 0


@pytest.mark.usefixtures("db")
def test_filling_in_previews_all_rows_again(admin: User) -> None:
    batch = previewing({"text": FERRY}, {"text": MUSEUM, "outlet": "Elsewhere"})
    day = dt.date(2026, 4, 1)
    assert fill(batch, outlet="Bay News", published=day, by=admin)
    drain()
    outlets = Preview.objects.order_by("pk").values_list("outlet", flat=True)
    assert list(outlets) == ["Bay News", "Elsewhere"]
    moment = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
    assert set(Preview.objects.values_list("published_at", flat=True)) == {moment}
    entry = Entry.objects.get(action="fill")
    assert entry.before == {"outlet": "", "published": ""}
    assert entry.after == {"outlet": "Bay News", "published": "2026-04-01"}


@pytest.mark.usefixtures("db")
def test_a_decided_batch_cannot_be_filled_in() -> None:
    batch = previewing()
    commit(batch, by=None)
    assert not fill(batch, outlet="Bay News", published=None, by=None)
    batch.refresh_from_db()
    assert batch.outlet is None
    assert set(Portion.objects.values_list("status", flat=True)) == {Status.DONE}


@pytest.mark.usefixtures("db")
def test_retrying_gives_items_files_and_portions_three_more_attempts(admin: User) -> None:
    batch = previewing()
    commit(batch, by=admin)
    upload = make_upload(batch, status=Status.QUARANTINED, reason="three crashes")
    Item.objects.update(status=Status.QUARANTINED, reason="three crashes", attempts=3)
    Portion.objects.update(status=Status.QUARANTINED, reason="three crashes", attempts=3)
    assert retry(batch, by=admin) == 4
    upload.refresh_from_db()
    assert (upload.status, upload.attempts, upload.reason) == (Status.QUEUED, 0, "")
    assert set(Item.objects.values_list("status", "attempts")) == {(Status.QUEUED, 0)}
    assert Entry.objects.get(action="retry").after == {"again": 4}


@pytest.mark.usefixtures("db")
def test_retrying_extracts_again_from_texts_that_are_in() -> None:
    batch = previewing(row(FERRY))
    commit(batch, by=None)
    lease = ledger.claim(Item, batch.items.get().pk)
    assert lease
    ingest(lease)
    run = Run.objects.get()
    Run.objects.update(status=Status.QUARANTINED, reason="three crashes", attempts=3)
    ledger.give_up(run.version, "three crashes")
    assert retry(batch, by=None) == 1
    run.refresh_from_db()
    assert (run.status, run.attempts) == (Status.QUEUED, 0)
    assert batch.items.get().status == Status.STORED
    drain()
    assert ledger.account(batch).done == 1


@pytest.mark.usefixtures("db")
def test_retrying_ends_at_once_where_another_run_has_the_claims() -> None:
    batch = previewing(row(FERRY))
    commit(batch, by=None)
    drain()
    Item.objects.update(status=Status.QUARANTINED, reason="three crashes")
    assert retry(batch, by=None) == 1
    assert batch.items.get().status == Status.DONE


@pytest.mark.usefixtures("db")
def test_there_is_nothing_to_retry_in_a_sound_or_a_discarded_batch() -> None:
    batch = previewing()
    assert retry(batch, by=None) == 0
    discard(batch, by=None)
    make_item(batch, status=Status.QUARANTINED, reason="three crashes")
    assert retry(batch, by=None) == 0
    assert not Entry.objects.filter(action="retry").exists()
