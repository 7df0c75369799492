"""What people said of a thread outlives the parting of its claims."""

import pytest
from django.test import Client

from claims.linking.judging import Answer, judge
from claims.linking.threads import gather
from claims.models import Claim, Link, Membership, Ruling, Thread
from claims.provenance import rulings
from claimtrack.accounts.models import User
from tests.editorial import make_ruling, make_shaping
from tests.factories import make_claim, make_link, make_run, make_token, supersede

pytestmark = pytest.mark.django_db


@pytest.fixture
def link() -> Link:
    link = make_link(probability=0.9)
    gather([link.one_id])
    return link


def thread_of(claim: Claim) -> Thread:
    return Membership.objects.select_related("thread").get(claim=claim).thread


def part(link: Link) -> None:
    Link.objects.filter(pk=link.pk).update(relation=Link.Relation.UNRELATED, same=0)
    gather([link.one_id, link.other_id])


def join(one: Claim, other: Claim) -> None:
    Link.objects.filter(one=one, other=other).delete()
    gather([make_link(one, other, probability=0.9).one_id])


def test_a_thread_of_which_nobody_said_anything_is_gone(link: Link) -> None:
    part(link)
    assert not Thread.objects.exists()


def test_rulings_count_again_when_the_claims_meet_again(link: Link, analyst: User) -> None:
    before = thread_of(link.one)
    ruling = make_ruling(before, analyst)
    part(link)
    assert Ruling.objects.standing().get() == ruling
    assert set(Thread.objects.get().left) == {link.one_id, link.other_id}
    join(link.one, link.other)
    assert thread_of(link.one) == before
    assert Thread.objects.get().left == []
    assert len(rulings.rulings([before.pk])[before.pk]) == 1


def test_an_answer_and_the_opposite_one_lose_nothing(link: Link, analyst: User) -> None:
    make_ruling(thread_of(link.one), analyst)
    judge(link, Answer.DIFFERENT, by=analyst, revision=0)
    assert not Membership.objects.exists()
    judge(link, Answer.SAME, by=analyst, revision=1)
    assert len(rulings.rulings([thread_of(link.one).pk])) == 1


def test_one_of_the_claims_is_enough_since_the_other_may_have_been_read_again(
    link: Link, analyst: User
) -> None:
    before = thread_of(link.one)
    make_ruling(before, analyst)
    supersede(link.other.run)
    gather([link.one_id, link.other_id])
    assert not Membership.objects.exists()
    make_run(link.other.run.version, extractor="test-2")
    join(link.one, make_claim(link.other.run.version, link.other.content))
    assert thread_of(link.one) == before


def test_it_is_merged_into_the_thread_that_a_claim_comes_into(link: Link, analyst: User) -> None:
    old = thread_of(link.one)
    make_ruling(old, analyst)
    part(link)
    other = make_link(probability=0.9)
    gather([other.one_id])
    new = thread_of(other.one)
    make_link(other.other, link.one, probability=0.9)
    make_link(other.one, link.one, probability=0.9)
    gather([link.one_id])
    old.refresh_from_db()
    assert (thread_of(link.one), old.merged_into, old.left) == (new, new, [])
    assert set(rulings.rulings([new.pk])) == {new.pk}


def test_of_two_new_threads_the_larger_one_goes_on(analyst: User) -> None:
    a, b, c = make_claim(), make_claim(), make_claim()
    for one, other in ((a, b), (b, c), (a, c)):
        make_link(one, other, probability=0.9)
    gather([a.pk])
    before = thread_of(a)
    make_ruling(before, analyst)
    Link.objects.update(relation="unrelated", same=0)
    gather([a.pk, b.pk, c.pk])
    Link.objects.all().delete()
    d = make_claim()
    for one, other in ((a, make_claim()), (b, c), (c, d), (b, d)):
        make_link(one, other, probability=0.9)
    gather([a.pk, b.pk])
    assert {thread_of(each).pk for each in (b, c, d)} == {before.pk}
    assert thread_of(a) != before


def test_a_persons_wording_and_what_was_merged_stay_too(link: Link, analyst: User) -> None:
    before = thread_of(link.one)
    make_shaping(analyst, before)
    part(link)
    join(link.one, link.other)
    assert thread_of(link.one).wording == "No boat on Friday"


def test_a_thread_at_rest_says_so(link: Link, analyst: User, as_analyst: Client) -> None:
    thread = thread_of(link.one)
    make_ruling(thread, analyst)
    part(link)
    page = as_analyst.get(f"/threads/{thread.pk}/").content.decode()
    assert "What people said of it is kept" in page
    assert "This thread has no claims any more" in page
    bearer = {"Authorization": f"Bearer {make_token(analyst).secret}"}
    told = as_analyst.get(f"/api/v1/threads/{thread.pk}", headers=bearer).json()
    assert (told["id"], told["claims"], told["independent"]) == (thread.pk, [], 0)
