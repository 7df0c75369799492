"""Thresholds: chosen, taken back, and what is applied by them."""

import pytest
from django.db import IntegrityError

from articles.work import Status as Work
from claims.linking.judging import Answer, judge, undo
from claims.linking.thresholds import Conflict, Wish, choose, current, enforce, take_back
from claims.models import Link, Linking, Threshold
from claimtrack.audit.models import Entry
from tests.factories import make_claim, make_link, make_user, make_version

pytestmark = pytest.mark.django_db

Status = Link.Status


def status(link: Link) -> str:
    link.refresh_from_db()
    return link.status


def test_what_is_likely_enough_is_applied_and_the_rest_waits() -> None:
    sure, unsure = make_link(probability=0.95), make_link(probability=0.85)
    against = make_link(probability=0.99, relation=Link.Relation.CONTRADICTS)
    choose(Wish("same", apply=0.9), by=make_user(), seen=None)
    assert [status(each) for each in (sure, unsure, against)] == ["applied", "proposed", "proposed"]


def test_choosing_is_audited() -> None:
    make_link(probability=0.95)
    admin = make_user()
    chosen = choose(Wish("same", 0.4, 0.9), by=admin, seen=None)
    entry = Entry.objects.get(action="thresholds.choose")
    assert (entry.actor, entry.subject_id) == (admin, chosen.pk)
    assert entry.before == {"suggest": None, "apply": None}
    assert entry.after == {"suggest": 0.4, "apply": 0.9, "relation": "same", "links": 1}


@pytest.mark.parametrize("answer", [Answer.SAME, Answer.DIFFERENT, Answer.UNSURE])
def test_what_a_person_said_is_never_applied(answer: Answer) -> None:
    link = make_link(probability=0.95)
    judge(link, answer, by=make_user(), revision=0)
    before = status(link)
    choose(Wish("same", apply=0.9), by=make_user(), seen=None)
    assert status(link) == before


def test_a_person_may_answer_what_was_applied_and_take_it_back() -> None:
    link, analyst = make_link(probability=0.95), make_user()
    choose(Wish("same", apply=0.9), by=make_user(), seen=None)
    judge(link, Answer.DIFFERENT, by=analyst, revision=0)
    assert status(link) == Status.SETTLED
    undo(by=analyst)
    assert status(link) == Status.APPLIED


def test_answers_have_the_last_word_on_what_was_applied() -> None:
    a, b, c = make_claim(), make_claim(), make_claim()
    ab, bc, ac = make_link(a, b), make_link(b, c), make_link(a, c, probability=0.95)
    choose(Wish("same", apply=0.9), by=make_user(), seen=None)
    judge(ab, Answer.SAME, by=make_user(), revision=0)
    judge(bc, Answer.DIFFERENT, by=make_user(), revision=0)
    ac.refresh_from_db()
    assert (ac.relation, ac.status) == ("unrelated", "implied")


def test_taking_back_is_one_step_to_what_was_before() -> None:
    links, admin = [make_link(probability=p) for p in (0.95, 0.85)], make_user()
    first = choose(Wish("same", apply=0.9), by=admin, seen=None)
    second = choose(Wish("same", apply=0.8), by=admin, seen=first.pk)
    assert [status(each) for each in links] == ["applied", "applied"]
    take_back(second, by=admin)
    assert current("same") == first
    assert [status(each) for each in links] == ["applied", "proposed"]
    take_back(first, by=admin)
    assert current("same") is None
    assert [status(each) for each in links] == ["proposed", "proposed"]
    assert Entry.objects.filter(action="thresholds.take back").count() == 2


def test_who_comes_second_is_told() -> None:
    first = choose(Wish("same", apply=0.9), by=make_user(), seen=None)
    with pytest.raises(Conflict):
        choose(Wish("same", apply=0.5), by=make_user(), seen=None)
    choose(Wish("same", apply=0.6), by=make_user(), seen=first.pk)
    with pytest.raises(Conflict):
        take_back(first, by=make_user())
    assert Threshold.objects.filter(apply=0.5).count() == 0


def test_only_another_probability_for_suggesting_has_links_sought_again() -> None:
    linking = Linking.objects.create(version=make_version(), status=Work.DONE)
    first = choose(Wish("same", apply=0.9), by=make_user(), seen=None)
    linking.refresh_from_db()
    assert linking.status == Work.DONE
    choose(Wish("same", suggest=0.6, apply=0.9), by=make_user(), seen=first.pk)
    linking.refresh_from_db()
    assert linking.status == Work.QUEUED


def test_new_proposals_fall_under_the_rule_and_old_ones_out_of_it() -> None:
    choose(Wish("same", apply=0.9), by=make_user(), seen=None)
    link = make_link(probability=0.95)
    assert enforce(Link.objects.filter(pk=link.pk)) == 1
    assert status(link) == Status.APPLIED
    Link.objects.filter(pk=link.pk).update(probability=0.5)
    enforce(Link.objects.filter(pk=link.pk))
    assert status(link) == Status.PROPOSED


def test_the_database_knows_what_a_threshold_is() -> None:
    with pytest.raises(IntegrityError):
        Threshold.objects.create(relation="same", suggest=1.5, by=make_user())
