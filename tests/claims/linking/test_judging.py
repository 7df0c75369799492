"""Answers about links, what follows from them, and how they are taken back."""

import pytest

from claims.linking.judging import Answer, Conflict, NothingToUndo, judge, undo
from claims.models import Claim, Judgement, Link
from claimtrack.audit.models import Entry
from tests.factories import make_claim, make_link, make_user

pytestmark = pytest.mark.django_db
Relation, Status = Link.Relation, Link.Status


def triangle() -> tuple[Link, Link, Link]:
    """Links between a and b, b and c, a and c."""
    a, b, c = make_claim(), make_claim(), make_claim()
    return make_link(a, b), make_link(b, c), make_link(a, c)


def state(link: Link) -> tuple[str, str]:
    link.refresh_from_db()
    return link.relation, link.status


@pytest.mark.parametrize(
    ("answer", "relation", "status"),
    [
        (Answer.SAME, Relation.SAME, Status.SETTLED),
        (Answer.DIFFERENT, Relation.UNRELATED, Status.SETTLED),
        (Answer.CONTRADICTS, Relation.CONTRADICTS, Status.SETTLED),
        (Answer.CITES, Relation.CITES, Status.SETTLED),
        (Answer.UNSURE, Relation.SAME, Status.UNSURE),
    ],
)
def test_an_answer_settles_a_link(answer: Answer, relation: str, status: str) -> None:
    link = make_link()
    judge(link, answer, by=make_user(), revision=0)
    assert state(link) == (relation, status)


def test_an_answer_is_audited() -> None:
    link, analyst = make_link(), make_user()
    judge(link, Answer.SAME, by=analyst, revision=0)
    entry = Entry.objects.get(action="link.same")
    assert (entry.actor, entry.subject_id) == (analyst, link.pk)
    assert entry.before["status"] == "proposed"
    assert entry.after["status"] == "settled"


def test_who_comes_second_is_told() -> None:
    link = make_link()
    judge(link, Answer.SAME, by=make_user(), revision=0)
    with pytest.raises(Conflict):
        judge(link, Answer.DIFFERENT, by=make_user(), revision=0)
    assert state(link) == (Relation.SAME, Status.SETTLED)
    assert Judgement.objects.count() == 1


def test_same_as_the_same_needs_no_asking() -> None:
    ab, bc, ac = triangle()
    analyst = make_user()
    judge(ab, Answer.SAME, by=analyst, revision=0)
    assert state(ac) == (Relation.SAME, Status.PROPOSED)
    judge(bc, Answer.SAME, by=analyst, revision=0)
    assert state(ac) == (Relation.SAME, Status.IMPLIED)


@pytest.mark.parametrize("answer", [Answer.DIFFERENT, Answer.CONTRADICTS])
def test_what_a_claim_is_not_nothing_the_same_as_it_is(answer: Answer) -> None:
    ab, bc, ac = triangle()
    analyst = make_user()
    judge(bc, answer, by=analyst, revision=0)
    judge(ab, Answer.SAME, by=analyst, revision=0)
    assert state(ac) == (state(bc)[0], Status.IMPLIED)


def test_an_answer_given_is_never_overruled_by_what_follows_from_others() -> None:
    ab, bc, ac = triangle()
    analyst = make_user()
    judge(ac, Answer.CONTRADICTS, by=analyst, revision=0)
    judge(ab, Answer.SAME, by=analyst, revision=0)
    judge(bc, Answer.SAME, by=analyst, revision=0)
    assert state(ac) == (Relation.CONTRADICTS, Status.SETTLED)


def test_undo_takes_back_what_followed_too() -> None:
    ab, bc, ac = triangle()
    analyst = make_user()
    judge(ab, Answer.SAME, by=analyst, revision=0)
    judge(bc, Answer.SAME, by=analyst, revision=0)
    undo(by=analyst)
    assert [state(link)[1] for link in (ab, bc, ac)] == ["settled", "proposed", "proposed"]
    undo(by=analyst)
    assert state(ab) == (Relation.SAME, Status.PROPOSED)
    with pytest.raises(NothingToUndo):
        undo(by=analyst)


def test_undo_does_not_take_back_what_stands_under_a_colleagues_answer() -> None:
    link, first, second = make_link(), make_user(), make_user()
    judge(link, Answer.SAME, by=first, revision=0)
    judge(link, Answer.DIFFERENT, by=second, revision=1)
    with pytest.raises(Conflict):
        undo(by=first)
    assert state(link) == (Relation.UNRELATED, Status.SETTLED)


def test_an_answer_makes_a_thread_and_its_opposite_parts_it() -> None:
    link, analyst = make_link(probability=0.4), make_user()
    judge(link, Answer.SAME, by=analyst, revision=0)
    threads = set(Claim.objects.values_list("membership__thread", flat=True))
    assert len(threads) == 1
    assert None not in threads
    judge(link, Answer.DIFFERENT, by=analyst, revision=1)
    assert not Claim.objects.filter(membership__isnull=False).exists()
