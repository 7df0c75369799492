"""The last days, by day and by person."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.models import Article
from articles.worker import report_alive
from claims.activity import DAYS, Person, activity
from claims.models import Review
from claims.review.decisions import decide, undo
from claimtrack.accounts.models import User
from tests.factories import make_claim

pytestmark = pytest.mark.django_db


def test_nothing_yet() -> None:
    shown = activity()
    assert (shown.came_in.total, shown.decided.total, shown.people) == (0, 0, [])
    assert len(shown.came_in.bars) == DAYS
    assert not shown.listening
    report_alive()
    assert activity().listening


def test_what_came_in_by_day_and_not_what_came_long_ago() -> None:
    for days in (0, 0, 1, DAYS):
        article = make_claim().run.version.article
        moment = timezone.now() - dt.timedelta(days=days)
        Article.objects.filter(pk=article.pk).update(created_at=moment)
    assert [bar.number for bar in activity().came_in.bars[-3:]] == [0, 1, 2]
    assert activity().came_in.total == 3


def test_decisions_by_person_without_those_taken_back(analyst: User, colleague: User) -> None:
    decide(make_claim(), Review.Decision.ACCEPT, by=analyst, revision=0)
    decide(make_claim(), Review.Decision.REJECT, by=analyst, revision=0)
    decide(make_claim(), Review.Decision.UNSURE, by=analyst, revision=0)
    undo(by=analyst)
    decide(make_claim(), Review.Decision.UNSURE, by=colleague, revision=0)
    shown = activity()
    assert shown.people == [Person("arvid", 2, 1, 1, 0), Person("bela", 1, 0, 0, 1)]
    assert shown.decided.bars[-1].number == shown.decided.total == 3
