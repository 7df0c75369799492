"""Taking a batch out again: all that it brought, and nothing else."""

import pytest

from articles import copies, ledger
from articles.batches import commit, open_batch, retry
from articles.models import (
    Article,
    Batch,
    Copy,
    CopyFamily,
    Item,
    Outlet,
    Signature,
    Upload,
    Version,
)
from articles.uploads import keep
from articles.work import Status
from articles.worker import drain
from claims.linking.judging import judge
from claims.models import (
    BulkRow,
    Claim,
    Hop,
    Judgement,
    Link,
    Party,
    Piece,
    Proposal,
    Regrouping,
    Report,
    Review,
    Ruling,
    Run,
    Thread,
)
from claims.parties.regrouping import merge
from claims.recording import extract_and_record
from claims.reports.changed import changed
from claims.reports.frozen import comparison
from claims.review import decisions
from claims.rollback import Loss, Refused, loss, roll_back
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.articles.stories import BAKERY, FERRY, FERRY_CUT, FERRY_EDITED, MUSEUM, jsonl, row
from tests.claims.reports import handmade
from tests.editorial import make_report, make_ruling
from tests.factories import (
    make_bulk,
    make_claim,
    make_link,
    make_party,
    make_proposal,
    make_thread,
)

pytestmark = pytest.mark.django_db
URL = "https://bay.example/ferry"


def imported(*rows: dict[str, str], name: str = "rows.jsonl") -> Batch:
    batch, _ = open_batch([keep(name, [jsonl(*rows)])], by=None)
    drain()
    return batch


def decide_one(analyst: User) -> Claim:
    claim = Claim.objects.first()
    assert claim
    decisions.decide(claim, Review.Decision.ACCEPT, by=analyst, revision=claim.revision)
    return claim


def test_what_would_go_is_counted_first() -> None:
    batch = imported(row(FERRY), row(MUSEUM), row(MUSEUM), row("—"))
    found = loss(batch)
    nothing = dict.fromkeys(("reviews", "links", "kept", "reports", "rulings"), 0)
    assert found == Loss(articles=2, versions=2, claims=Claim.objects.count(), **nothing)
    assert found.claims > 0


def test_reports_that_stand_on_the_claims_are_counted_and_stay(editor: User) -> None:
    batch = imported(row(FERRY))
    claim = Claim.objects.earliest("pk")
    report = make_report(editor, handmade.comparison(handmade.quoted(claim.pk)))
    assert loss(batch).reports == 1
    roll_back(batch, by=None, reviews=0)
    assert list(Report.objects.all()) == [report]
    assert [each.gone for each in changed(comparison(report))] == [True]


def test_a_batch_leaves_nothing_behind_but_its_ledger(admin: User) -> None:
    batch = imported(
        row(FERRY), row(FERRY_CUT, "Coast Gazette"), row(MUSEUM), row(MUSEUM), row("—")
    )
    assert CopyFamily.objects.count() == 1
    lost = roll_back(batch, by=admin, reviews=0)
    kinds = (Article, Version, Run, Claim, Piece, Hop, Copy, CopyFamily, Signature)
    assert {kind.__name__: kind._default_manager.count() for kind in kinds} == {
        kind.__name__: 0 for kind in kinds
    }
    assert not Party.objects.filter(named=False).exists()
    account = ledger.account(batch)
    assert (account.received, account.rolled_back, account.rejected) == (5, 4, 1)
    assert account.balanced
    assert account.finished
    entry = Entry.objects.get(action="roll back")
    assert (entry.actor, entry.subject_id) == (admin, batch.pk)
    assert entry.after["versions"] == lost.versions == 3


def test_other_batches_are_as_they_were() -> None:
    imported(row(BAKERY), row(FERRY_EDITED, "Elsewhere"), name="other.jsonl")
    before = set(Claim.objects.values_list("pk", "content"))
    batch = imported(row(FERRY), row(FERRY_CUT, "Coast Gazette"))
    roll_back(batch, by=None, reviews=0)
    assert set(Claim.objects.values_list("pk", "content")) == before
    assert Article.objects.count() == 2
    assert not CopyFamily.objects.exists()


def test_a_family_that_loses_its_origin_gets_another() -> None:
    imported(row(FERRY_EDITED, "A"), row(FERRY_CUT, "B"), name="other.jsonl")
    batch = imported(row(FERRY, "C", published="2026-01-01"))
    family = CopyFamily.objects.get()
    assert family.origin == Version.objects.get(text=FERRY)
    roll_back(batch, by=None, reviews=0)
    family.refresh_from_db()
    assert family.origin
    assert family.origin.text == FERRY_EDITED
    assert set(copies.members(family)) == set(Version.objects.all())


def test_a_text_that_another_batch_brought_as_well_becomes_its_own() -> None:
    batch = imported(row(FERRY), row(MUSEUM))
    other = imported(row(FERRY), row(BAKERY), name="other.jsonl")
    assert ledger.account(other).duplicate == 1
    assert (loss(batch).versions, loss(batch).kept) == (1, 1)
    roll_back(batch, by=None, reviews=0)
    assert set(Version.objects.values_list("text", flat=True)) == {FERRY, BAKERY}
    assert ledger.account(batch).rolled_back == 2
    account = ledger.account(other)
    assert (account.done, account.duplicate, account.balanced) == (2, 0, True)


def test_a_later_version_of_an_article_goes_and_the_first_stays() -> None:
    imported(row(FERRY, url=URL), name="other.jsonl")
    batch = imported(row(FERRY_EDITED, url=URL))
    assert (loss(batch).articles, loss(batch).versions) == (0, 1)
    roll_back(batch, by=None, reviews=0)
    assert Article.objects.get().versions.get().text == FERRY


def test_the_first_version_goes_and_the_article_stays_with_the_later_one() -> None:
    batch = imported(row(FERRY, url=URL))
    imported(row(FERRY_EDITED, url=URL), name="other.jsonl")
    roll_back(batch, by=None, reviews=0)
    assert Article.objects.get().versions.get().text == FERRY_EDITED


@pytest.mark.parametrize("typed", [0, 2])
def test_reviewed_work_goes_only_by_its_number(analyst: User, typed: int) -> None:
    batch = imported(row(FERRY))
    decide_one(analyst)
    with pytest.raises(Refused, match="that would go is 1"):
        roll_back(batch, by=None, reviews=typed)
    assert Review.objects.count() == 1
    batch.refresh_from_db()
    assert batch.status == Batch.Status.COMMITTED


def test_reviews_go_with_their_undoing(analyst: User) -> None:
    batch = imported(row(FERRY))
    decide_one(analyst)
    decisions.undo(by=analyst)
    assert loss(batch).reviews == 2
    roll_back(batch, by=None, reviews=2)
    assert not Review.objects.exists()
    assert Entry.objects.filter(subject_type="claims.claim").count() == 2


def test_what_still_waits_is_discarded_and_what_a_worker_holds_is_not_touched() -> None:
    batch = imported(row(FERRY))
    upload = Upload.objects.create(batch=batch, name="late.txt", sha256="", size=1)
    lease = ledger.claim(Upload, upload.pk)
    with pytest.raises(Refused, match="still reading"):
        roll_back(batch, by=None, reviews=0)
    assert lease
    with ledger.finishing(lease) as held:
        ledger.settle(held, Status.REJECTED, "no text")
    roll_back(batch, by=None, reviews=0)
    assert not Article.objects.exists()


def test_an_extraction_in_progress_writes_nothing_afterwards() -> None:
    batch, _ = open_batch([keep("rows.jsonl", [jsonl(row(FERRY))])], by=None)
    drain()
    Claim.objects.all().delete()
    Run.objects.update(status=Status.QUEUED, current=False)
    lease = ledger.claim(Run, Run.objects.get().pk)
    assert lease
    roll_back(batch, by=None, reviews=0)
    with pytest.raises((ledger.LostLease, Run.DoesNotExist)):
        extract_and_record(lease)
    assert not Claim.objects.exists()


def test_a_batch_is_rolled_back_once_and_a_preview_never() -> None:
    batch = imported(row(FERRY))
    roll_back(batch, by=None, reviews=0)
    with pytest.raises(Refused, match="nothing in the store"):
        roll_back(batch, by=None, reviews=0)
    preview, _ = open_batch([keep("p.jsonl", [jsonl(row(MUSEUM))])], by=None, preview=True)
    with pytest.raises(Refused):
        roll_back(preview, by=None, reviews=0)
    assert not commit(batch, by=None)
    assert retry(batch, by=None) == 0


def test_the_same_files_can_come_in_again() -> None:
    batch = imported(row(FERRY))
    roll_back(batch, by=None, reviews=0)
    again = imported(row(FERRY))
    assert again != batch
    assert ledger.account(again).done == 1
    assert Outlet.objects.count() == 1
    assert Item.objects.count() == 2


def test_what_was_decided_in_bulk_or_merged_goes_too(admin: User, analyst: User) -> None:
    batch = imported(row(FERRY))
    claim = decide_one(analyst)
    bulk = make_bulk(claim, by=analyst)
    review = claim.reviews.get()
    bulk.rows.update(review=review, outcome=BulkRow.Outcome.DONE)
    unnamed = Party.objects.create(
        name="a clerk", normal="clerk", kind="person", named=False, article=Article.objects.get()
    )
    kept = make_party("Ada Lind")
    merge(kept, unnamed, by=analyst)
    roll_back(batch, by=admin, reviews=1)
    assert not Claim.objects.exists()
    assert not bulk.rows.exists()
    assert not Regrouping.objects.exists()
    assert Entry.objects.filter(action="party.merge", subject_id=kept.pk).exists()


def test_links_go_with_their_answers_and_threads_close(analyst: User) -> None:
    stays = [make_claim(), make_claim()]
    batch = imported(row(FERRY))
    claim = Claim.objects.latest("pk")
    Link.objects.all().delete()
    make_link(stays[0], stays[1], probability=0.9)
    judge(make_link(stays[0], claim), Judgement.Answer.SAME, by=analyst, revision=0)
    assert (loss(batch).links, loss(batch).reviews) == (1, 1)
    roll_back(batch, by=None, reviews=1)
    [thread] = Thread.objects.all()
    assert set(thread.memberships.values_list("claim", flat=True)) == {c.pk for c in stays}


def test_nobody_is_asked_about_a_party_of_whom_nothing_is_left() -> None:
    make_claim(chain=["Bo Ek"])
    make_claim(chain=["Ida Moe"])
    batch = imported(row(FERRY))
    Hop.objects.filter(claim__run__version__items__batch=batch).update(party=make_party("Al Roe"))
    stays = make_proposal(make_party("Bo Ek"), make_party("Ida Moe"))
    make_proposal(make_party("Ida Moe"), make_party("Al Roe"))
    roll_back(batch, by=None, reviews=0)
    assert list(Proposal.objects.waiting()) == [stays]


def test_what_was_said_of_a_thread_goes_only_with_all_of_its_claims(analyst: User) -> None:
    batch = imported(row(FERRY, title="Ferry"))
    [claim] = Claim.objects.current()[:1]
    whole = make_thread(claim)
    make_ruling(whole, analyst)
    assert loss(batch).rulings == 1
    whole.memberships.create(claim=make_claim())
    assert loss(batch).rulings == 0
    roll_back(batch, by=analyst, reviews=0)
    assert list(Ruling.objects.values_list("thread", flat=True)) == [whole.pk]
