"""The claims list as its address asks for it."""

import datetime as dt

import pytest

from articles.work import Status
from claims.extraction import QuoteKind
from claims.filter_form import FilterForm, in_words
from claims.filters import Filter
from claims.linking import shaping
from claims.listing import newest_first
from claims.models import Alias, Claim, Party
from claims.review.assigning import assign
from claimtrack.accounts.models import User
from tests.factories import (
    make_article,
    make_batch,
    make_claim,
    make_item,
    make_outlet,
    make_party,
    make_run,
    make_thread,
    make_upload,
    make_version,
    supersede,
)

pytestmark = pytest.mark.django_db


def found(**given: object) -> list[Claim]:
    chosen = Filter.read({name: str(value) for name, value in given.items()})
    return list(newest_first(chosen.apply(Claim.objects.current())))


def test_no_filter_shows_every_current_claim() -> None:
    claim = make_claim()
    make_run(claim.run.version, extractor="older", current=False)
    older = make_claim()
    supersede(older.run)
    assert found() == [claim]
    assert not Filter()
    assert Filter(q="ferry")


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


def test_by_thread_also_under_the_number_that_it_had_before_a_merge(analyst: User) -> None:
    claim, other = make_claim(), make_claim()
    make_claim()
    kept, gone = make_thread(claim), make_thread(other)
    assert found(thread=gone.pk) == [other]
    shaping.merge(gone, kept, by=analyst)
    assert set(found(thread=gone.pk)) == set(found(thread=kept.pk)) == {claim, other}


def test_the_form_names_the_thread_and_says_when_it_is_gone() -> None:
    thread = make_thread(make_claim(), wording="No boat on Friday")
    assert FilterForm({"thread": thread.pk}).offer()["thread"].help_text == str(thread)
    assert "thread" in FilterForm({"thread": thread.pk + 1}).offer().errors


def test_filters_narrow_each_other() -> None:
    claim = make_claim(hedged=True)
    make_claim(hedged=True, chain=["Rosa Vik"])
    make_claim()
    assert found(hedged="yes", party="Ada") == [claim]


@pytest.mark.parametrize(
    "nonsense",
    [
        {"status": "lost"},
        {"batch": "x"},
        {"thread": "-1"},
        {"batch": str(10**30)},
        {"confidence_from": "2"},
        {"confidence_to": "nan"},
        {"since": "yesterday"},
        {"q": "x" * 300},
        {"q": "\0"},
        {"hedged": "perhaps"},
        {"unknown": "field"},
    ],
)
def test_nonsense_filters_nothing_out_and_is_reported(nonsense: dict[str, str]) -> None:
    claim = make_claim()
    form = FilterForm(nonsense)
    assert list(form.chosen().apply(Claim.objects.current())) == [claim]
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
    assert list(Filter().for_file().apply(Claim.objects.current())) == [accepted]
    assert list(Filter(status="pending").for_file().apply(Claim.objects.current())) == [pending]


def test_by_confidence_both_ends_included() -> None:
    low, middle, high = (make_claim(confidence=value) for value in (0.2, 0.5, 0.8))
    assert found(confidence_from=0.5) == [high, middle]
    assert found(confidence_to=0.5) == [middle, low]
    assert found(confidence_from=0.3, confidence_to=0.7) == [middle]


def test_by_day_of_publication_the_last_day_whole() -> None:
    evening = dt.datetime(2026, 3, 6, 23, 59, tzinfo=dt.UTC)
    claim = make_claim(make_version(article=make_article(published=evening)))
    make_claim(make_version(article=make_article(published=None)))
    assert found(since="2026-03-06") == [claim]
    assert found(until="2026-03-06") == [claim]
    assert found(until="9999-12-31") == [claim]
    assert found(until="2026-03-05") == found(since="2026-03-07") == []


def test_by_language() -> None:
    claim = make_claim()
    assert found(language="en") == [claim]
    assert found(language="sv") == []


def test_by_whether_somebody_in_the_chain_is_not_named() -> None:
    named, anonymous = make_claim(), make_claim(chain=["Coast Gazette", "two officials"])
    article = anonymous.run.version.article
    Party.objects.filter(name="two officials").update(named=False, article=article)
    assert found(anonymous="yes") == [anonymous]
    assert found(anonymous="no") == [named]


def test_by_whom_it_is_assigned_to(analyst: User, colleague: User) -> None:
    claim = make_claim()
    make_claim()
    assign(claim, analyst, by=colleague)
    assert found(assigned="arvid") == [claim]
    mine = Filter(assigned="me")
    assert list(mine.seen_by(analyst).apply(Claim.objects.all())) == [claim]
    assert list(mine.seen_by(colleague).apply(Claim.objects.all())) == []


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=ferry+-bridge",
        "outlet=3&hedged=no",
        "anonymous=yes&confidence_from=0.25&since=2026-03-06&assigned=me",
    ],
)
def test_a_filter_comes_back_from_its_query(query: str) -> None:
    assert Filter.parse(query).query == query
    assert bool(Filter.parse(query)) == bool(query)


def test_equal_filters_have_equal_queries() -> None:
    assert Filter.parse("hedged=yes&outlet=7&claim=3").query == "outlet=7&hedged=yes"


def test_a_choice_that_is_gone_lets_nothing_pass_and_is_reported() -> None:
    make_claim()
    form = FilterForm({"outlet": "404", "batch": "404", "assigned": "nobody"}).offer()
    assert sorted(form.errors) == ["assigned", "batch", "outlet"]
    assert not form.chosen().apply(Claim.objects.current()).exists()
    assert not FilterForm({"outlet": str(make_outlet().pk), "assigned": "me"}).offer().errors


def test_a_filter_is_told_in_the_words_of_its_form() -> None:
    outlet, thread = make_outlet("Coast Gazette"), make_thread()

    query = f"q=ferry&status=pending&outlet={outlet.pk}&thread={thread.pk}&nonsense=1"
    assert in_words(query) == [
        ("Words", "ferry"),
        ("Status", "Pending"),
        ("Outlet", "Coast Gazette"),
        ("Thread", str(thread)),
    ]
    assert in_words("") == []
