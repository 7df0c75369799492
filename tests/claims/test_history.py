"""Everything that was done, for an admin to look through."""

import datetime as dt

import pytest
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.history import A_PAGE, everything
from claims.models import Claim, Review
from claims.review.decisions import decide
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.editorial import make_report
from tests.factories import make_batch, make_claim, make_link, make_party

pytestmark = pytest.mark.django_db


def entry(action: str, subject: Model, by: User | None = None) -> Entry:
    return Entry.objects.create(
        actor=by,
        action=action,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        before={"kind": "person"},
        after={"kind": "outlet"},
    )


def actions(**asked: object) -> list[str]:
    return [done.deed.entry.action for done in everything(**asked)]  # type: ignore[arg-type]


def test_deeds_are_shown_with_who_what_and_a_way_to_it(as_admin: Client, analyst: User) -> None:
    party, link = make_party("Ada Lind"), make_link()
    entry("party.kind", party, analyst)
    entry("judge", link)
    page = as_admin.get("/audit/").content.decode()
    assert f'<a href="/history/party/{party.pk}/">party {party.pk}</a>' in page
    assert "kind: <del>person</del> → outlet" in page
    assert f"link {link.pk}" in page
    assert page.index("the machine</td>") < page.index(f"{analyst}</td>")


def test_what_is_gone_is_named_without_a_way_to_it(admin: User) -> None:
    claim, batch = make_claim(), make_batch()
    entry("import", batch)
    entry("review.accept", claim)
    Claim.objects.all().delete()
    assert [done.kind for done in everything(seen_by=admin)] == ["", "batch"]


def test_deeds_are_found_by_person_deed_and_day(admin: User, analyst: User) -> None:
    batch = make_batch()
    entry("import", batch, admin)
    entry("report.freeze", batch, analyst)
    entry("poll", batch)
    today = dt.datetime.now(dt.UTC).date()
    for asked, found in (
        ({}, ["poll", "report.freeze", "import"]),
        ({"by": "machine"}, ["poll"]),
        ({"by": analyst.username}, ["report.freeze"]),
        ({"action": "report."}, ["report.freeze"]),
        ({"on": today}, ["poll", "report.freeze", "import"]),
        ({"on": today - dt.timedelta(days=1)}, []),
    ):
        assert actions(seen_by=admin, **asked) == found


def test_whoever_may_decide_second_does_not_see_the_first_decision_here(
    admin: User, analyst: User
) -> None:
    claim = make_claim()
    decide(claim, Review.Decision.ACCEPT, by=analyst, revision=0)
    assert actions(seen_by=admin) == ["review.accept"]
    Claim.objects.update(status=Claim.Status.ONCE)
    assert actions(seen_by=admin) == []
    assert actions(seen_by=analyst) == ["review.accept"]


def test_older_deeds_are_a_page_away(as_admin: Client) -> None:
    batch = make_batch()
    entries = [entry("poll", batch) for _ in range(A_PAGE + 1)]
    page = as_admin.get("/audit/?by=machine").content.decode()
    assert page.count("<td>poll</td>") == A_PAGE
    assert f'href="?by=machine&amp;before={entries[1].pk}"' in page
    older = as_admin.get(f"/audit/?before={entries[1].pk}").content.decode()
    assert older.count("<td>poll</td>") == 1


@pytest.mark.parametrize("query", ["by=nobody", "on=yesterday&by=nobody", "before=1", "action=zz"])
def test_nothing_found_leads_back_to_all(as_admin: Client, query: str) -> None:
    entry("poll", make_batch())
    page = as_admin.get(f"/audit/?{query}").content.decode()
    assert '<a href="/audit/">see all deeds</a>' in page


@pytest.mark.parametrize("query", ["on=yesterday", f"before={'9' * 40}", "before=-1", "by=%00"])
def test_nonsense_in_the_address_filters_nothing_out(as_admin: Client, query: str) -> None:
    entry("poll", make_batch())
    assert "<td>poll</td>" in as_admin.get(f"/audit/?{query}").content.decode()


def test_ten_deeds_and_forty_take_as_many_queries(as_admin: Client, analyst: User) -> None:
    taken = []
    for _ in range(2):
        for _ in range(10):
            entry("party.kind", make_party(), analyst)
            entry("judge", make_link(), analyst)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            as_admin.get("/audit/")
        taken.append(len(queries))
    assert taken[0] == taken[1]


def test_a_history_leads_back_to_what_it_is_of(
    as_admin: Client, as_editor: Client, editor: User
) -> None:
    batch, report = make_batch(), make_report(editor)
    for client, kind, pk, address in (
        (as_admin, "batch", batch.pk, f"/imports/{batch.pk}/"),
        (as_editor, "report", report.pk, f"/reports/{report.pk}/"),
        (as_editor, "batch", batch.pk, ""),  # which editors may not open
    ):
        page = client.get(f"/history/{kind}/{pk}/").content.decode()
        crumbs = page.partition('class="crumbs"')[2].partition("</nav>")[0]
        assert (f'href="{address}"' in crumbs) == bool(address)
