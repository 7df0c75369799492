"""What the database itself refuses to believe of articles."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from articles.models import Article, Version
from articles.models.press import EARLIEST, LATEST
from tests.factories import make_article, make_batch, make_outlet, make_version

pytestmark = pytest.mark.django_db


def test_two_outlets_cannot_differ_in_case_only() -> None:
    make_outlet("Bay News")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_outlet("BAY NEWS")


def test_an_address_belongs_to_one_article_and_none_is_no_address() -> None:
    make_article(url="")
    make_article(url="")
    make_article(url="https://bay.example/1")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_article(url="https://bay.example/1")


def test_a_text_stands_once_at_an_outlet_also_at_none() -> None:
    first = make_version("The same words.")
    for outlet in (first.outlet, None):
        article = Article.objects.create(title="Elsewhere", outlet=outlet)
        if outlet is None:
            make_version("The same words.", article)
            article = Article.objects.create(title="Elsewhere again")
        with pytest.raises(IntegrityError), transaction.atomic():
            make_version("The same words.", article)


def test_a_version_is_never_empty_and_its_number_never_taken_twice() -> None:
    version = make_version()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_version("")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_version("Another text.", version.article, number=1)
    assert Version.objects.count() == 1


def test_articles_come_newest_first_and_those_without_a_date_last() -> None:
    undated = make_article(published=None)
    old = make_article(published=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    new = make_article(published=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert list(Article.objects.all()) == [new, old, undated]


@pytest.mark.parametrize(("edge", "hours"), [(EARLIEST, 5), (LATEST, -10)])
def test_a_moment_that_could_not_be_read_back_is_not_stored(edge: dt.datetime, hours: int) -> None:
    beyond = edge.replace(tzinfo=dt.timezone(dt.timedelta(hours=hours)))
    with pytest.raises(IntegrityError), transaction.atomic():
        make_article(published=beyond)
    article = make_article(published=edge)
    article.refresh_from_db()
    assert article.published_at == edge


def test_an_article_says_its_outlet_and_day_or_that_they_are_not_known() -> None:
    known = make_article(make_outlet("Bay News"))
    unknown = Article.objects.create(title="Found")
    assert (known.outlet_name, known.published_on) == ("Bay News", dt.date(2026, 3, 6))
    assert (unknown.outlet_name, unknown.published_on) == ("Outlet not known", None)


def test_rows_name_themselves_by_what_a_person_calls_them() -> None:
    version = make_version()
    assert str(version) == "No ferry to Holm (version 1)"
    assert str(make_batch(label="clippings.zip")) == "clippings.zip"
