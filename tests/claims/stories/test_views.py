"""The pages of stories, over threads of our own making."""

import datetime as dt

import pytest
from django.test import Client

from articles.models import Article
from claims.models import Claim, Link, Qualifier, Ruling, Thread
from claims.stories.gather import story_of
from claimtrack.accounts.models import User
from tests.editorial import make_ruling
from tests.factories import (
    make_article,
    make_claim,
    make_link,
    make_outlet,
    make_qualifier,
    make_thread,
    make_version,
)
from tests.pages import page as shown
from tests.queries import queries

pytestmark = pytest.mark.django_db
FIRE = "A charger set the depot in Port Orrin on fire, Tomas Reck said. Twelve were hurt, he said."


def newsroom(*outlets: str, year: int = 2025, text: str = FIRE) -> list[Thread]:
    """Two threads that the same articles print."""
    causes, numbers = [], []
    for day, name in enumerate(outlets, start=11):
        published = dt.datetime(year, 3, day, 6, tzinfo=dt.UTC)
        article = make_article(make_outlet(name), published=published, title=f"Fire in {name}")
        version = make_version(f"{text} {name}.", article)
        who = ["Tomas Reck"]
        causes.append(
            make_claim(version, "A charger set the depot in Port Orrin on fire", chain=who)
        )
        numbers.append(make_claim(version, "Twelve were hurt", chain=["Henrik Sall"]))
    return [
        make_thread(*causes, wording=f"A charger set the depot on fire in {year}"),
        make_thread(*numbers, wording=f"Twelve people were hurt in {year}"),
    ]


def test_a_story_shows_threads_outlets_first_report_and_origins(as_editor: Client) -> None:
    cause, number = newsroom("Harbour Post", "Ledger")
    page = shown(as_editor, f"/threads/{number.pk}/story/")
    assert "<strong>2</strong> threads in <strong>2</strong> outlets" in page
    assert "<strong>2</strong> named origins in all" in page
    assert "First printed by Harbour Post" in page
    assert page.index(f"/threads/{cause.pk}/") < page.rindex(f"/threads/{number.pk}/")
    assert page.count('class="dot"') == 2
    first = Claim.objects.earliest("pk")
    assert f'/articles/{first.run.version.article_id}/?claim={first.pk}#here"><circle' in page
    assert f"/compare/?thread={cause.pk}&amp;thread={number.pk}" in page


def test_what_contradicts_what_within_it_is_listed(as_editor: Client) -> None:
    cause, _ = newsroom("Harbour Post", "Ledger")
    one, other = (member.claim for member in cause.memberships.order_by("pk"))
    make_link(one, other, relation=Link.Relation.CONTRADICTS)
    assert "<strong>against</strong>" in shown(as_editor, f"/threads/{cause.pk}/story/")


def test_a_cut_counts_here_too(as_editor: Client, analyst: User) -> None:
    cause, _ = newsroom("Harbour Post", "Ledger")
    for outlet in ("Harbour Post", "Ledger"):
        make_ruling(cause, analyst, Ruling.Verdict.CUT, f"{outlet} → Tomas Reck")
    page = shown(as_editor, f"/threads/{cause.pk}/story/")
    assert "<strong>1</strong> named origin in all" in page
    assert "2 without recorded lineage" in page


def test_two_years_events_are_two_stories(as_editor: Client) -> None:
    then = newsroom("Harbour Post", "Ledger", year=2023)
    now = newsroom("Orrin Courier", "Mail", year=2025)
    for threads, others in ((then, now), (now, then)):
        page = shown(as_editor, f"/threads/{threads[0].pk}/story/")
        assert f"/threads/{threads[1].pk}/" in page
        assert not any(f"/threads/{other.pk}/" in page for other in others)


def test_a_look_back_in_the_same_articles_is_another_story() -> None:
    text = f"{FIRE} The old depot burned in February 2023, she said."
    threads = newsroom("Harbour Post", "Ledger", text=text)
    back = []
    for article in Article.objects.all():
        claim = make_claim(article.versions.get(), "The old depot burned in February 2023")
        begin, end = dt.date(2023, 2, 1), dt.date(2023, 2, 28)
        role = Qualifier.Role.MOMENT
        make_qualifier(claim, "February 2023", role, earliest=begin, latest=end)
        back.append(claim)
    past = make_thread(*back)
    story = story_of(threads[0])
    assert story is not None
    assert set(story.threads) == {thread.pk for thread in threads}
    alone = story_of(past)
    assert alone is not None
    assert alone.threads == (past.pk,)


def test_a_far_day_without_a_year_parts_nothing() -> None:
    cause, number = newsroom("Harbour Post", "Ledger", text=f"{FIRE} It was 1 October.")
    day, role = dt.date(2024, 10, 1), Qualifier.Role.MOMENT
    make_qualifier(number.memberships.all()[0].claim, "1 October", role, earliest=day, latest=day)
    story = story_of(cause)
    assert story is not None
    assert set(story.threads) == {cause.pk, number.pk}


def test_a_thread_of_its_own_says_so(as_editor: Client) -> None:
    thread = make_thread(make_claim(), make_claim())
    page = shown(as_editor, f"/threads/{thread.pk}/story/")
    assert "a story of its own so far" in page
    assert "/compare/" not in page


def test_without_a_date_nothing_can_be_said(as_editor: Client) -> None:
    thread = make_thread()
    Article.objects.update(published_at=None)
    assert "has a date" in shown(as_editor, f"/threads/{thread.pk}/story/")


def test_a_merged_thread_leads_on_and_a_missing_one_nowhere(as_editor: Client) -> None:
    into, gone = newsroom("Harbour Post", "Ledger")
    Thread.objects.filter(pk=gone.pk).update(merged_into=into)
    answer = as_editor.get(f"/threads/{gone.pk}/story/")
    assert answer["Location"] == f"/threads/{into.pk}/story/"
    assert as_editor.get("/threads/999999/story/").status_code == 404


def test_the_list_shows_what_began_in_a_stretch_of_time_and_what_was_earlier(
    as_editor: Client,
) -> None:
    newsroom("Harbour Post", "Ledger", year=2023)
    newsroom("Orrin Courier", "Mail", year=2025)
    newest = shown(as_editor, "/stories/")
    assert "on fire in 2025" in newest
    assert "on fire in 2023" not in newest
    assert "?until=2023-03-12" in newest
    earlier = shown(as_editor, "/stories/?until=2023-03-12")
    assert "1 story begun from 26 Jan 2023 to 12 Mar 2023" in earlier
    assert "on fire in 2023" in earlier
    assert 'rel="next"' not in earlier


@pytest.mark.parametrize("until", ["yesterday", "0001-01-01", "9999-12-31"])
def test_any_day_may_be_asked_for(as_editor: Client, until: str) -> None:
    newsroom("Harbour Post", "Ledger")
    assert as_editor.get(f"/stories/?until={until}").status_code == 200


def test_the_ends_of_time_break_nothing(as_editor: Client) -> None:
    threads = [*newsroom("Post", "Ledger"), *newsroom("Herald", "Mail")]
    ends = (dt.datetime.min.replace(tzinfo=dt.UTC), dt.datetime.max.replace(tzinfo=dt.UTC))
    for thread, at in zip((threads[0], threads[2]), ends, strict=True):
        claims = thread.memberships.values("claim__run__version__article")
        Article.objects.filter(pk__in=claims).update(published_at=at)
        assert as_editor.get(f"/threads/{thread.pk}/story/").status_code == 200
        assert as_editor.get("/stories/").status_code == 200


def test_an_empty_list_says_how_stories_come_about(as_editor: Client) -> None:
    assert "There is no story yet" in shown(as_editor, "/stories/")


@pytest.mark.parametrize("address", ["/stories/", "/threads/{pk}/story/"])
def test_many_threads_take_as_many_queries_as_few(as_editor: Client, address: str) -> None:
    first, _ = newsroom("Harbour Post", "Ledger")
    here = address.format(pk=first.pk)
    few = queries(lambda: shown(as_editor, here))
    newsroom("Orrin Courier", "Mail", "Herald")
    articles = list(Article.objects.order_by("pk")[:2])
    for number in range(10):
        claims = [make_claim(article.versions.get(), "Twelve were hurt") for article in articles]
        make_thread(*claims, wording=f"Again {number}")
    assert len(queries(lambda: shown(as_editor, here))) == len(few)


def test_a_story_draws_who_has_it_from_whom(as_editor: Client) -> None:
    cause, _ = newsroom("Harbour Post", "Ledger")
    page = shown(as_editor, f"/threads/{cause.pk}/story/")
    assert page.count('class="step cited"') == 4  # two outlets, each with two people
    assert "Harbour Post has it from Tomas Reck (cited)" in page
    claim = Claim.objects.earliest("pk")
    assert f"/articles/{claim.run.version.article_id}/?claim={claim.pk}#here" in page


def test_a_step_is_cut_in_the_story_where_every_thread_has_it_cut(
    as_editor: Client, analyst: User
) -> None:
    cause, _ = newsroom("Harbour Post", "Ledger")
    make_ruling(cause, analyst, Ruling.Verdict.CUT)
    page = shown(as_editor, f"/threads/{cause.pk}/story/")
    assert page.count("cut by a person") == 2  # in the picture and in words
