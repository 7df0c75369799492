"""The claims list as its address asks for it."""

import datetime as dt

import pytest

from articles.work import Status
from claims.extraction import QuoteKind
from claims.filters import ClaimFilter
from claims.models import Alias, Claim
from tests.factories import (
    make_article,
    make_batch,
    make_claim,
    make_item,
    make_outlet,
    make_party,
    make_run,
    make_upload,
    make_version,
)

pytestmark = pytest.mark.django_db


def found(**given: object) -> list[Claim]:
    return list(ClaimFilter({name: str(value) for name, value in given.items()}).claims())


def test_no_filter_shows_every_current_claim() -> None:
    claim = make_claim()
    make_run(claim.run.version, extractor="older", current=False)
    older = make_claim()
    older.run.current = False
    older.run.save()
    assert found() == [claim]
    assert not ClaimFilter({}).in_use()
    assert ClaimFilter({"q": "ferry"}).in_use()


def test_words_are_sought_in_content_cue_and_parties_in_any_form() -> None:
    claim = make_claim()  # the ferry will not sail, said Ada Lind
    make_claim(
        make_version("A bridge, Rosa Vik wrote."), "A bridge", cue="wrote", chain=["Rosa Vik"]
    )
    for words in ("sailing", "ferries Holm", "Lind", '"will not sail"', "ferry -bridge"):
        assert found(q=words) == [claim], words
    assert found(q="submarine") == []


def test_by_party_or_one_of_its_aliases_once_however_often_it_is_cited() -> None:
    claim = make_claim(chain=["Ada Lind", "Ada Lind"])
    Alias.objects.create(party=make_party("Ada Lind"), text="Lindy", normal="lindy")
    make_claim(chain=["Rosa Vik"])
    assert found(party="ada") == [claim]
    assert found(party="lindy") == [claim]


def test_by_status_quote_and_traits() -> None:
    plain = make_claim()
    marked = make_claim(
        status=Claim.Status.ACCEPTED,
        quote=QuoteKind.DIRECT,
        attitude=True,
        hedged=True,
        denial=True,
    )
    for given in (
        {"status": "accepted"},
        {"quote": "direct"},
        {"attitude": "yes"},
        {"hedged": "yes"},
        {"denial": "yes"},
    ):
        assert found(**given) == [marked]
    for given in (
        {"status": "pending"},
        {"quote": "indirect"},
        {"attitude": "no"},
        {"hedged": "no"},
        {"denial": "no"},
    ):
        assert found(**given) == [plain]


def test_by_outlet() -> None:
    outlet = make_outlet("Coast Gazette")
    claim = make_claim(make_version(article=make_article(outlet)))
    make_claim()
    assert found(outlet=outlet.pk) == [claim]


def test_by_batch_once_even_if_the_text_came_twice_in_it() -> None:
    batch, claim = make_batch(), make_claim()
    upload = make_upload(batch)
    version = claim.run.version
    make_item(upload=upload, version=version)
    make_item(upload=upload, version=version, status=Status.DUPLICATE)
    make_item(upload=upload, status=Status.REJECTED, reason="no text")
    make_claim()
    assert found(batch=batch.pk) == [claim]


def test_filters_narrow_each_other() -> None:
    claim = make_claim(hedged=True)
    make_claim(hedged=True, chain=["Rosa Vik"])
    make_claim()
    assert found(hedged="yes", party="Ada") == [claim]


@pytest.mark.parametrize(
    "nonsense",
    [
        {"status": "lost"},
        {"outlet": "404"},
        {"batch": "x"},
        {"q": "x" * 300},
        {"q": "\0"},
        {"hedged": "perhaps"},
        {"unknown": "field"},
    ],
)
def test_nonsense_filters_nothing_out_and_is_reported(nonsense: dict[str, str]) -> None:
    claim = make_claim()
    form = ClaimFilter(nonsense)
    assert list(form.claims()) == [claim]
    assert list(form.errors) == [name for name in nonsense if name in form.fields]


@pytest.mark.parametrize("words", ["'", '"', "-", "or", "((", "ferry or", "the", "&|!", "🌊"])
def test_no_words_break_the_search(words: str) -> None:
    make_claim()
    assert found(q=words) in ([], list(Claim.objects.all()))


def test_the_newest_article_comes_first_and_one_without_a_date_last() -> None:
    days = (None, dt.datetime(2025, 1, 1, tzinfo=dt.UTC), dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    undated, old, new = (
        make_claim(make_version(article=make_article(published=day))) for day in days
    )
    assert found() == [new, old, undated]


def test_a_file_holds_the_accepted_claims_unless_a_status_is_asked_for() -> None:
    pending, accepted = make_claim(), make_claim(status=Claim.Status.ACCEPTED)
    assert list(ClaimFilter({}).exported()) == [accepted]
    assert list(ClaimFilter({"status": "pending"}).exported()) == [pending]
