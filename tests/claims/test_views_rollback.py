"""Rolling a batch back, as a page."""

import pytest
from django.test import Client

from articles.models import Article, Batch
from claims.models import Claim, Review
from claims.review.decisions import decide
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import (
    make_batch,
    make_claim,
    make_item,
)
from tests.pages import page

pytestmark = pytest.mark.django_db


def rollable() -> Batch:
    """A batch with one text, one claim in it, and no decision."""
    batch = make_batch()
    version = make_item(batch).version
    assert version
    make_claim(version)
    return batch


def test_rolling_back_counts_first(as_admin: Client) -> None:
    batch = rollable()
    shown = page(as_admin, f"/imports/{batch.pk}/roll-back/")
    assert "<strong>1</strong> article with <strong>1</strong> version" in shown
    assert "<strong>1</strong> claim<" in shown
    assert "<strong>0</strong> reviews" in shown
    assert "type how many" not in shown
    assert Article.objects.count() == 1


def test_rolling_back(as_admin: Client, admin: User) -> None:
    batch = rollable()
    response = as_admin.post(f"/imports/{batch.pk}/roll-back/", follow=True)
    assert response.redirect_chain == [(f"/imports/{batch.pk}/", 302)]
    assert b"<strong>1</strong> rolled back" in response.content
    assert not Article.objects.exists()
    assert Entry.objects.get(action="roll back").actor == admin


@pytest.mark.parametrize(("typed", "status"), [("", 422), ("2", 422), ("x", 422), ("1", 302)])
def test_reviewed_work_needs_its_number_typed(
    as_admin: Client, analyst: User, typed: str, status: int
) -> None:
    batch = rollable()
    claim = Claim.objects.get()
    decide(claim, Review.Decision.ACCEPT, by=analyst, revision=0)
    response = as_admin.post(f"/imports/{batch.pk}/roll-back/", {"reviews": typed})
    assert response.status_code == status
    assert Review.objects.count() == (1 if status == 422 else 0)


def test_a_preview_cannot_be_rolled_back(as_admin: Client) -> None:
    batch = make_batch(status=Batch.Status.PREVIEW)
    address = f"/imports/{batch.pk}/roll-back/"
    assert "nothing in the store" in page(as_admin, address)
    assert as_admin.post(address).status_code == 422


def test_a_batch_that_is_not_there_cannot_be_rolled_back(as_admin: Client) -> None:
    assert as_admin.get("/imports/4711/roll-back/").status_code == 404
