"""Fits from stored answers, put into use and out again."""

from typing import Any

import numpy as np
import pytest
from django.db import IntegrityError
from pgvector import HalfVector

from articles.work import Status
from claims.linking import learning
from claims.linking.embedding import DIMENSIONS
from claims.linking.fits import Conflict, ask, current, use
from claims.linking.in_force import in_force
from claims.linking.judging import Answer, judge
from claims.linking.learning import TooFew, decided, learn
from claims.linking.model import fitted
from claims.linking.schema import LINKER
from claims.models import Claim, Embedding, Fit, Learning, Link, Linking, Threshold
from claims.tasks import learn_links
from claimtrack.audit.models import Entry
from tests.factories import make_claim, make_link, make_user, make_version
from tests.weights import make_fit

pytestmark = pytest.mark.django_db

HOLDS = "The wall at Orvik will hold, engineer Rosa Vik said on Monday."


def stands(towards: int = 0) -> Claim:
    """A claim with an embedding along one axis."""
    claim = make_claim(make_version(HOLDS), "The wall at Orvik will hold", chain=["Rosa Vik"])
    vector = np.zeros(DIMENSIONS)
    vector[towards] = 1
    Embedding.objects.create(
        claim=claim, vector=HalfVector(vector), article_id=claim.run.version.article_id
    )
    return claim


def answered(relation: Link.Relation, *, alike: bool = True) -> Link:
    return make_link(
        stands(), stands(0 if alike else 1), relation=relation, status=Link.Status.SETTLED
    )


def in_use() -> int | None:
    return Fit.objects.filter(status=Fit.Status.CURRENT).values_list("pk", flat=True).first()


def test_answers_become_examples_with_their_articles() -> None:
    link = answered(Link.Relation.SAME)
    answered(Link.Relation.NARROWER)
    answered(Link.Relation.UNRELATED)
    found = decided()
    assert [each.label for each in found] == ["same", "related", None]
    ends = {str(claim.run.version.article_id) for claim in (link.one, link.other)}
    assert set(found[0].articles) == ends
    assert found[0].values["meaning"] == pytest.approx(1)


def test_what_nobody_answered_what_follows_and_copies_are_no_examples() -> None:
    for status in (Link.Status.PROPOSED, Link.Status.IMPLIED, Link.Status.UNSURE):
        make_link(stands(), stands(), status=status)
    Link.objects.filter(pk=answered(Link.Relation.SAME).pk).update(copied=True)
    gone = answered(Link.Relation.SAME)
    Claim.objects.filter(pk=gone.one_id).update(status=Claim.Status.REJECTED)
    assert decided() == []


def test_too_few_answers_teach_nothing() -> None:
    answered(Link.Relation.SAME)
    with pytest.raises(TooFew, match="There are 1 answers"):
        learn(by=None)
    assert not Fit.objects.exists()


def test_a_fit_that_tells_better_is_used_audited_and_has_links_sought_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(learning, "FEWEST", 12)
    for _ in range(6):
        answered(Link.Relation.UNRELATED)
        answered(Link.Relation.CONTRADICTS, alike=False)
    Linking.objects.create(version=Claim.objects.all()[0].run.version, status=Status.DONE)
    admin = make_user()
    fit = learn(by=admin)
    assert (fit.status, fit.decisions, fit.created_by) == ("current", 12, admin)
    assert fit.figures["contradicts"]["positive"] == 6
    assert fit.figures["same"]["fit"]["loss"] < fit.figures["same"]["before"]["loss"]
    assert len(fit.held_out["same"]) == 12
    assert in_force().name == f"{LINKER}, fit {fit.pk}"
    assert Linking.objects.get().status == Status.QUEUED
    assert list(Entry.objects.values_list("action", "actor").order_by("pk")) == [
        ("fit.learn", admin.pk),
        ("fit.use", admin.pk),
    ]


def test_a_fit_that_tells_no_better_is_kept_and_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "FEWEST", 2)
    answered(Link.Relation.SAME)
    answered(Link.Relation.UNRELATED)
    assert learn(by=None).status == Fit.Status.RETIRED
    assert in_force().name == LINKER


def test_going_back_to_an_older_fit_and_to_the_shipped_weights() -> None:
    older, newer = make_fit(), make_fit(current=True)
    use(older, by=None, seen=newer)
    assert in_use() == older.pk
    assert in_force().model.relations["same"].bias == pytest.approx(
        fitted().relations["same"].bias - 3
    )
    use(None, by=None, seen=older)
    assert in_use() is None
    assert in_force().model == fitted()
    newer.refresh_from_db()
    assert newer.status == Fit.Status.RETIRED
    changes = Entry.objects.order_by("pk").values_list("before__fit", "after__fit")
    assert list(changes) == [(newer.pk, older.pk), (older.pk, "shipped")]


def test_using_what_is_in_use_changes_nothing() -> None:
    fit = make_fit(current=True)
    use(fit, by=None, seen=fit)
    assert not Entry.objects.exists()
    assert in_use() == fit.pk


def test_answers_outlive_every_fit() -> None:
    link = make_link()
    judge(link, Answer.NARROWER, by=make_user(), revision=0)
    use(make_fit(), by=None, seen=None)
    link.refresh_from_db()
    assert (link.relation, link.status) == ("narrower", "settled")


def test_a_threshold_of_a_persons_choice_goes_before_the_fits_own() -> None:
    Threshold.objects.create(relation="same", suggest=0.7, by=make_user())
    relations = in_force().model.relations
    assert relations["same"].threshold == 0.7
    assert relations["contradicts"].threshold == fitted().relations["contradicts"].threshold


def test_who_puts_a_fit_into_use_second_is_told() -> None:
    first, second = make_fit(), make_fit()
    use(first, by=None, seen=None)
    with pytest.raises(Conflict):
        use(second, by=None, seen=None)
    assert current() == first


def test_a_worker_learns_what_a_person_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "FEWEST", 2)
    answered(Link.Relation.SAME)
    answered(Link.Relation.UNRELATED)
    admin = make_user()
    asked = ask(by=admin)
    learn_links(asked.pk)
    asked.refresh_from_db()
    assert (asked.status, asked.percent) == (Status.DONE, 100)
    assert asked.fit == Fit.objects.get(created_by=admin)
    assert list(Entry.objects.values_list("action", "actor").order_by("pk")) == [
        ("fit.ask", admin.pk),
        ("fit.learn", admin.pk),
    ]


def test_asking_while_a_worker_is_at_it_is_asking_once() -> None:
    assert ask(by=make_user()) == ask(by=make_user())
    assert Learning.objects.count() == 1
    with pytest.raises(IntegrityError):
        Learning.objects.create(by=make_user())


def test_too_few_answers_end_the_asking_with_the_reason() -> None:
    asked = ask(by=make_user())
    learn_links(asked.pk)
    asked.refresh_from_db()
    assert asked.status == Status.REJECTED
    assert asked.reason.startswith("There are 0 answers")
    assert ask(by=make_user()) != asked


def test_asking_wakes_a_worker(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        ask(by=make_user())
    assert len(callbacks) == 1
