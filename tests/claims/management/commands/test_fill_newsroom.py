"""An invented newsroom, in good order."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from articles import ledger
from articles.models import Article, Batch, Version
from claims.models import Claim, Hop, Party, Piece
from tests.factories import make_article, make_claim, make_party

pytestmark = pytest.mark.django_db


def fill(*arguments: str) -> None:
    call_command("fill_newsroom", "--articles", "20", "--claims", "130", *arguments)


def test_everything_is_in_and_in_its_place() -> None:
    fill()
    assert (Article.objects.count(), Claim.objects.current().count()) == (20, 130)
    assert set(Claim.objects.values_list("status", flat=True)) == set(Claim.Status.values[:4])
    texts = dict(Version.objects.values_list("runs", "text"))
    for piece in Piece.objects.select_related("claim"):
        assert texts[piece.claim.run_id][piece.start : piece.end] == piece.exact
    for hop in Hop.objects.exclude(mention="").select_related("claim", "party"):
        assert texts[hop.claim.run_id][hop.start : hop.end] == hop.mention == hop.party.name
    for claim in Claim.objects.all():
        assert texts[claim.run_id][claim.cue_start : claim.cue_end] == claim.cue
    assert Party.objects.filter(named=False).exists()
    assert all(ledger.account(batch).balanced for batch in Batch.objects.all())


def test_what_comes_after_gets_keys_of_its_own() -> None:
    fill()
    make_claim()
    make_party("Somebody New")


def test_pages_work_on_it(as_admin: Client) -> None:
    fill()
    for address in ("/", "/queue/", "/claims/?q=ferry", f"/articles/{Article.objects.first().pk}/"):  # type: ignore[union-attr]
        assert as_admin.get(address).status_code == 200


def test_it_refuses_to_mix_with_real_articles_unless_told_to() -> None:
    make_article()
    with pytest.raises(CommandError, match="add --force"):
        fill()
    fill("--force")
    fill("--force")
    assert Article.objects.count() == 41


def test_nonsense_is_refused() -> None:
    with pytest.raises(CommandError, match="At least one article"):
        call_command("fill_newsroom", "--articles", "0")
