"""Opening a batch: once, however often the files are sent."""

import datetime as dt
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

import pytest
from django.db import connection

from articles.batches import open_batch, outlet_named
from articles.models import Batch, Outlet, Upload
from articles.uploads import Stored, keep
from articles.work import Status
from claimtrack.accounts.roles import Role
from claimtrack.audit.models import Entry
from tests.factories import make_outlet, make_user


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
