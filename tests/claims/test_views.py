"""Home, an article with its claims, the list of claims, the past of one."""

import datetime as dt
import re
from html import unescape

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, Version
from articles.work import Status
from claims.carrying import carry_over, decided
from claims.models import Claim, Proposal, Qualifier, Review, Run
from claims.review.decisions import decide, undo
from claimtrack.accounts.models import User
from tests.factories import (
    make_article,
    make_claim,
    make_family,
    make_item,
    make_link,
    make_outlet,
    make_proposal,
    make_qualifier,
    make_run,
    make_version,
    supersede,
)
from tests.pages import page

pytestmark = pytest.mark.django_db

CONTENT = "The ferry to Holm will not sail on Friday"


@pytest.mark.parametrize(
    ("who", "sentence"),
    [("as_admin", "Import articles"), ("as_analyst", "An admin imports articles.")],
)
def test_home_of_an_empty_house_says_what_comes_next(
    request: pytest.FixtureRequest, who: str, sentence: str
) -> None:
    assert sentence in page(request.getfixturevalue(who), "/")


def test_home_counts_what_waits_and_what_was_decided(
    as_analyst: Client, analyst: User, colleague: User
) -> None:
    mine, theirs, _ = make_claim(), make_claim(), make_claim()
    decide(mine, Review.Decision.ACCEPT, by=analyst, revision=0)
    decide(theirs, Review.Decision.REJECT, by=colleague, revision=0)
    decide(make_claim(), Review.Decision.REJECT, by=analyst, revision=0)
    undo(by=analyst)
    make_item(status=Status.QUEUED)

    home = page(as_analyst, "/")

    assert "<strong>2</strong> <span>claims wait for review" in home
    assert "<strong>1</strong> <span>accepted claim" in home
    assert "<strong>2</strong> <span>decisions today, 1 yours" in home
    assert "<strong>1</strong> <span>article being read" in home


def test_an_admin_goes_from_the_decisions_of_today_to_each(as_admin: Client, analyst: User) -> None:
    decide(make_claim(), Review.Decision.ACCEPT, by=analyst, revision=0)

    found = re.search(r'href="(/audit/[^"]*)">1</a>', page(as_admin, "/"))
    assert found
    assert "<td>review.accept</td>" in page(as_admin, unescape(found[1]))


def test_the_help_leads_to_what_one_may_do(as_analyst: Client, as_editor: Client) -> None:
    for client, mine, not_mine in (
        (as_analyst, 'In <a href="/queue/">Review</a> you', "/compare/"),
        (as_editor, '<a href="/compare/">Compare</a> what', "/queue/"),
    ):
        assert 'href="/help/">Help</a>' in client.get("/").content.decode()
        page = client.get("/help/").content.decode()
        assert mine in page
        assert f'href="{not_mine}"' not in page.partition("<h1>")[2]


def test_an_article_shows_its_claims_in_its_text(as_editor: Client) -> None:
    claim = make_claim()
    article = claim.run.version.article

    shown = page(as_editor, f"/articles/{article.pk}/")

    assert f'<mark class="content" data-marks="{claim.pk}:content">{CONTENT}</mark>' in shown
    assert f'<mark class="cue" data-marks="{claim.pk}:cue">said</mark>' in shown
    assert f'<mark class="mention" data-marks="{claim.pk}:hop-1">Ada Lind</mark>' in shown
    assert claim.run.version.sha256 in shown
    assert "/queue/" not in shown


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (Status.QUEUED, "This text is being read"),
        (Status.QUARANTINED, "This text could not be read: boom"),
        (Status.DONE, "No claim was found in this text"),
    ],
)
def test_a_text_without_claims_says_why(as_analyst: Client, status: Status, sentence: str) -> None:
    run = make_run(current=status == Status.DONE)
    Run.objects.filter(pk=run.pk).update(status=status, reason="boom")
    assert sentence in page(as_analyst, f"/articles/{run.version.article_id}/")


def test_history_tells_who_found_it_after_the_text_was_read_again(as_editor: Client) -> None:
    claim = make_claim(status=Claim.Status.ACCEPTED)
    Claim.objects.update(revision=1)
    with transaction.atomic():
        newer = make_run(claim.run.version, extractor="newer-1", current=False)
        carry_over([(each, 1) for each in decided(claim.run)], newer)
    shown = page(as_editor, f"/claims/{claim.pk}/history/")
    assert "carry over from test-1 to newer-1" in shown
    assert "found it (test-1)" in shown


def test_a_chosen_claim_stands_out(as_analyst: Client) -> None:
    claim = make_claim()
    address = f"/articles/{claim.run.version.article_id}/?claim={claim.pk}"

    shown = page(as_analyst, address)

    assert 'class="content on-content"' in shown
    assert shown.count('id="here"') == 1
    assert f'data-claim="{claim.pk}" aria-current="true"' in shown


def test_a_chosen_claim_tells_all_that_was_read(as_analyst: Client) -> None:
    version = make_version("At least 40 houses may flood, Ada Lind said.")
    claim = make_claim(version, "At least 40 houses may flood")
    Claim.objects.update(time="present")
    claim.hops.update(role="harbour master", organisation="Holm Port")
    make_qualifier(claim, "At least 40 houses", Qualifier.Role.FIGURE, low=40, unit="houses")
    make_qualifier(claim, "may", Qualifier.Role.HEDGE)
    address = f"/articles/{version.article_id}/"

    plain, shown = page(as_analyst, address), page(as_analyst, f"{address}?claim={claim.pk}")

    assert '<mark class="figure">At least 40 houses</mark>' in shown
    assert "≥ 40 houses" in shown
    assert "<dt>About</dt><dd>present</dd>" in shown
    assert '<span class="office">harbour master, Holm Port</span>' in shown
    assert f'data-marks="{claim.pk}:content {claim.pk}:hedge"' in shown
    assert 'class="figure"' not in plain


def test_an_older_text_is_shown_for_its_claim_or_by_number(as_analyst: Client) -> None:
    old = make_version("The ferry sails, the harbour said.")
    make_version("The ferry stays, the harbour said.", old.article, number=2)
    claim = make_claim(old, "The ferry sails", chain=["the harbour"])
    address = f"/articles/{old.article_id}/"

    assert "The ferry stays" in page(as_analyst, address)
    assert "The ferry sails" in page(as_analyst, f"{address}?version=1")
    assert "The ferry sails" in page(as_analyst, f"{address}?claim={claim.pk}")


@pytest.mark.parametrize("query", ["claim=x", "claim=²", f"claim={10**30}", f"version={10**30}"])
def test_nonsense_in_the_address_shows_the_newest_text(as_analyst: Client, query: str) -> None:
    version = make_version()

    assert "The ferry to Holm" in page(as_analyst, f"/articles/{version.article_id}/?{query}")


def test_copies_elsewhere_are_named(as_analyst: Client) -> None:
    version = make_version()
    copy = make_version(article=make_article(make_outlet("Fjord Post")))
    family = make_family(version, copy)

    shown = page(as_analyst, f"/articles/{version.article_id}/")

    assert f'<a href="/articles/{copy.article_id}/">Fjord Post</a>' in shown
    assert f'href="/copies/{family.pk}/"' in shown


@pytest.mark.parametrize(
    ("url", "linked"), [("https://a.example/b", True), ("javascript:alert(1)", False)]
)
def test_only_web_addresses_become_links(as_analyst: Client, url: str, linked: bool) -> None:
    version = make_version(article=make_article(url=url))

    assert (f'href="{url}"' in page(as_analyst, f"/articles/{version.article_id}/")) == linked


def test_what_a_text_contains_is_never_markup(as_analyst: Client) -> None:
    version = make_version("<b>Bold</b> words, Ada Lind said.", make_article(title="<i>x</i>"))
    make_claim(version, "<b>Bold</b> words")

    shown = page(as_analyst, f"/articles/{version.article_id}/")

    assert "<b>" not in shown
    assert "<i>" not in shown
    assert "&lt;b&gt;Bold&lt;/b&gt; words" in shown


def test_an_article_without_a_text_is_not_there(as_analyst: Client) -> None:
    assert as_analyst.get(f"/articles/{make_article().pk}/").status_code == 404


def test_claims_are_found_by_words_and_filters(as_analyst: Client) -> None:
    make_claim()
    other = make_version("A bridge has fallen, Bo Ek said.")
    make_claim(other, "A bridge has fallen", chain=["Bo Ek"], hedged=True)

    found = page(as_analyst, "/claims/?q=ferries")
    hedged = page(as_analyst, "/claims/?hedged=yes")

    assert CONTENT in found
    assert "A bridge has fallen" not in found
    assert "1 claim" in found
    assert "A bridge has fallen" in hedged
    assert CONTENT not in hedged


def test_a_claim_in_the_list_leads_to_its_place(as_analyst: Client) -> None:
    claim = make_claim(chain=["Coast Gazette", "Ada Lind"])

    shown = page(as_analyst, "/claims/")

    assert f"/articles/{claim.run.version.article_id}/?claim={claim.pk}#here" in shown
    assert shown.index("Coast Gazette</a>") < shown.index("Ada Lind</a>")


def test_claims_of_an_older_run_are_not_listed(as_analyst: Client) -> None:
    make_claim()
    replaced = make_claim()
    supersede(replaced.run)

    assert "1 claim" in page(as_analyst, "/claims/")


@pytest.mark.parametrize(
    ("query", "sentence"), [("", "No claim is in yet"), ("?q=nothing", "No claim passes")]
)
def test_an_empty_list_says_why(as_analyst: Client, query: str, sentence: str) -> None:
    assert sentence in page(as_analyst, f"/claims/{query}")


def test_only_who_exports_sees_the_button(as_analyst: Client, as_editor: Client) -> None:
    make_claim(status=Claim.Status.ACCEPTED)
    make_claim()

    assert "Download 1 as CSV" in page(as_editor, "/claims/?q=ferry")
    assert 'href="/claims/export.csv?q=ferry"' in page(as_editor, "/claims/?q=ferry&page=1")
    assert "as CSV" not in page(as_analyst, "/claims/")


def test_without_accepted_claims_there_is_nothing_to_download(as_editor: Client) -> None:
    make_claim()

    assert "Nothing to download" in page(as_editor, "/claims/")


def test_history_tells_who_did_what(as_editor: Client, analyst: User) -> None:
    claim = make_claim()
    decide(claim, Review.Decision.ACCEPT, by=analyst, revision=0)
    undo(by=analyst)

    shown = page(as_editor, f"/claims/{claim.pk}/history/")

    assert shown.index("review.undo") < shown.index("review.accept") < shown.index("found it")
    assert "arvid" in shown
    assert "test-1" in shown


def many_claims(number: int) -> str:
    for _ in range(number):
        make_claim()
    return "/claims/?q=ferry"


def many_claims_of_one(number: int) -> str:
    version = make_version()
    for _ in range(number):
        make_claim(version)
    return f"/articles/{version.article_id}/"


def many_decisions(number: int) -> str:
    claim = make_claim()
    user = User.objects.get(username="ines")
    for revision in range(number):
        decide(claim, Review.Decision.ACCEPT, by=user, revision=revision)
    return f"/claims/{claim.pk}/history/"


def home(number: int) -> str:
    many_claims(number)
    return "/"


@pytest.mark.parametrize("fill", [many_claims, many_claims_of_one, many_decisions, home])
def test_ten_rows_and_twenty_take_as_many_queries(
    as_admin: Client, django_assert_num_queries: DjangoAssertNumQueries, fill: object
) -> None:
    assert callable(fill)
    few = fill(10)
    as_admin.get(few)
    with CaptureQueriesContext(connection) as ten:
        as_admin.get(few)
    many = fill(20)

    with django_assert_num_queries(len(ten)):
        as_admin.get(many)


def test_the_list_never_fetches_texts(as_analyst: Client) -> None:
    make_claim()

    with CaptureQueriesContext(connection) as queries:
        as_analyst.get("/claims/")

    assert not [query for query in queries if '"articles_version"."text"' in query["sql"]]


def test_what_dated_the_text_when_it_changed_and_whom_it_credits_is_shown(
    as_editor: Client,
) -> None:
    version = make_version()
    Article.objects.update(signal="JSON-LD")
    changed = dt.datetime(2026, 3, 7, 9, 30, tzinfo=dt.UTC)
    Version.objects.update(wire="Nordwire", modified_at=changed)
    shown = page(as_editor, f"/articles/{version.article_id}/")
    for fact in ("JSON-LD", "Nordwire", "7 Mar 2026, 09:30, as printed there", "<dd>en</dd>"):
        assert fact in shown


def test_the_first_page_and_the_side_bar_say_how_many_links_wait(
    as_analyst: Client, as_editor: Client
) -> None:
    make_link()
    assert "<strong>1</strong> <span>link waits for an answer" in page(as_analyst, "/")
    assert 'title="1 waiting for an answer"' in page(as_analyst, "/views/side-bar/")
    for address in ("/", "/views/side-bar/"):
        assert "for an answer" not in page(as_editor, address)


def test_the_first_page_says_how_many_pairs_of_parties_wait(as_analyst: Client) -> None:
    make_article()
    for _ in range(2):
        make_proposal()
    make_proposal(status=Proposal.Status.APPLIED)
    home = page(as_analyst, "/")
    assert "<strong>2</strong> <span>pairs of parties wait for an answer" in home
    assert 'href="/parties/proposals/"' in home
