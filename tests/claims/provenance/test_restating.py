"""Plain sentences of later articles: found with a text's links, whichever text comes first."""

import datetime as dt
from html import unescape

import pytest
from django.core.management import call_command
from django.test import Client

from articles import ledger
from articles.models import Article, Version
from articles.models.press import EARLIEST, LATEST
from articles.worker import drain
from claims.asking import ask
from claims.models import Claim, Linking, Membership, Restatement, Thread
from claims.provenance import restating
from claims.provenance.account import account
from claims.provenance.drift import Change
from claims.provenance.restating import link_and_restate, refresh
from tests.factories import (
    make_claim,
    make_run,
    make_thread,
    make_version,
)
from tests.press import make_printed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.model]
SAID = "The charging point had failed twice in February, two workers said. The depot burned down."
CONTENT = "The charging point had failed twice in February"
PLAIN = "Port Orrin mourns its depot. Twice in February the depot's charging point failed."
SENTENCE = "Twice in February the depot's charging point failed."


def text(words: str, outlet: str, day: int) -> Version:
    version = make_printed(words, outlet, day=day)
    make_run(version)
    return version


def claimed(outlet: str = "Ledger", day: int = 4, words: str = SAID) -> Claim:
    return make_claim(text(words, outlet, day), CONTENT, chain=["two workers"])


def link(*versions: Version) -> None:
    for version in versions:
        ask(Linking, [version.pk])
        lease = ledger.claim(Linking, Linking.objects.get(version=version).pk)
        assert lease is not None
        link_and_restate(lease)


def found() -> list[tuple[int, str]]:
    return list(Restatement.objects.values_list("claim", "exact"))


def shown(client: Client, address: str) -> str:
    return unescape(client.get(address.removesuffix("#here")).content.decode())


def test_a_later_text_takes_it_up() -> None:
    claim = claimed()
    later = text(PLAIN, "Lantern", 5)
    link(claim.run.version, later)
    assert found() == [(claim.pk, SENTENCE)]
    [row] = Restatement.objects.all()
    assert later.text[row.start : row.end] == row.exact
    link(claim.run.version, later)
    assert found() == [(claim.pk, SENTENCE)]


def test_whichever_comes_in_first() -> None:
    later = text(PLAIN, "Lantern", 5)
    link(later)
    claim = claimed()
    link(claim.run.version)
    assert found() == [(claim.pk, SENTENCE)]


@pytest.mark.parametrize(("claimed_on", "printed_on"), [(5, 4), (5, 5), (1, 40)])
def test_only_of_articles_printed_later_and_soon(claimed_on: int, printed_on: int) -> None:
    claim = claimed(day=claimed_on)
    later = text(PLAIN, "Lantern", 1)
    at = dt.datetime(2026, 3, 1, tzinfo=dt.UTC) + dt.timedelta(days=printed_on - 1)
    later.article.published_at = at
    later.article.save()
    link(claim.run.version, later)
    assert found() == []


def test_who_may_not_have_been_later_is_not_called_so() -> None:
    """Of the claim's article only the day is known: it may have been printed in the evening."""
    claim, later = claimed(day=4), text(PLAIN, "Lantern", 4)
    at = dt.datetime(2026, 3, 4, 9, 30, tzinfo=dt.UTC)
    Article.objects.filter(versions=later).update(published_at=at)
    link(claim.run.version, later)
    assert found() == []
    Article.objects.filter(versions__runs=claim.run).update(published_at=at.replace(hour=8))
    link(Version.objects.get(pk=claim.run.version_id))
    assert found() == [(claim.pk, SENTENCE)]


@pytest.mark.parametrize("end", [EARLIEST, LATEST])
def test_the_ends_of_time_break_nothing(end: dt.datetime) -> None:
    claim = claimed()
    Article.objects.update(published_at=end)
    link(Version.objects.get(pk=claim.run.version_id))
    assert found() == []


def test_a_sentence_that_became_a_claim_is_nobodys_no_more() -> None:
    claim = claimed()
    later = text(PLAIN, "Lantern", 5)
    link(claim.run.version, later)
    make_claim(later, SENTENCE.removesuffix("."), chain=["two workers"])
    refresh(later)
    assert found() == []


def test_an_older_text_of_a_changed_article_counts_no_more() -> None:
    claim = claimed()
    later = text(PLAIN, "Lantern", 5)
    link(claim.run.version, later)
    newer = make_version("Port Orrin mourns its depot.", later.article, number=2)
    make_run(newer)
    link(newer)
    assert found() == []
    refresh(later)
    assert found() == []


def test_the_thread_shows_it_with_its_characters(as_editor: Client) -> None:
    claim = claimed()
    later = text(PLAIN, "Lantern", 5)
    link(claim.run.version, later)
    Membership.objects.all().delete()
    thread = make_thread(claim, claimed("Post", 4, f"{SAID} Nobody was hurt."))
    [each] = account(Claim.objects.filter(membership__thread=thread)).lost
    assert each.shift.change is Change.ATTRIBUTION_LOST
    assert (each.shift.before.outlet, each.shift.after.outlet) == ("Ledger", "Lantern")
    assert SENTENCE in as_editor.get(f"/threads/{thread.pk}/").content.decode().replace(
        "&#x27;", "'"
    )
    page = as_editor.get(each.address.removesuffix("#here")).content.decode().replace("&#x27;", "'")
    assert f'id="here">{SENTENCE}</mark>' in page


def test_an_article_that_names_somebody_below_has_lost_nothing() -> None:
    claim = claimed()
    both = text(f"{SENTENCE} {SAID}", "Lantern", 5)
    own = make_claim(both, CONTENT, chain=["two workers"])
    link(claim.run.version, both)
    Membership.objects.all().delete()
    thread = make_thread(claim, own)
    assert (claim.pk, SENTENCE) in found()
    assert account(Claim.objects.filter(membership__thread=thread)).lost == []


def test_no_more_texts_are_read_than_agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restating, "MOST_TEXTS", 2)
    later = [text(f"{PLAIN} Report {day}.", f"Outlet {day}", day) for day in (5, 6, 7)]
    claim = claimed()
    link(claim.run.version)
    found = Restatement.objects.values_list("version", flat=True)
    assert list(found) == [version.pk for version in later[:2]]


def test_a_thread_without_claims_has_lost_nothing() -> None:
    assert account(Claim.objects.filter(membership__thread=Thread(pk=1))).lost == []


def test_the_sample_newsroom_loses_its_two_workers() -> None:
    """Its README: unnamed workers in the Northern Ledger, nobody in the Daily Lantern."""
    call_command("sample_newsroom", verbosity=0)
    drain()
    told = Restatement.objects.losing().filter(exact="The charger had failed twice in February.")
    ledger_says = Claim.objects.get(restatements__in=told)
    assert ledger_says.run.version.article.outlet_name == "Northern Ledger"
    assert "charging point had failed twice" in ledger_says.content
    assert told.get().version.article.outlet_name == "The Daily Lantern"
