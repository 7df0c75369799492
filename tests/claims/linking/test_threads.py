"""Threads from links: stable numbers, a person's word first, no chaining."""

import pytest

from claims.linking.threads import gather
from claims.models import Claim, Link, Membership, Thread
from tests.factories import make_claim, make_link
from tests.queries import queries

pytestmark = pytest.mark.django_db


def members() -> list[set[int]]:
    threads = Thread.objects.exclude(memberships=None).order_by("pk").distinct()
    return [set(thread.memberships.values_list("claim", flat=True)) for thread in threads]


def claims(number: int) -> list[Claim]:
    return [make_claim() for _ in range(number)]


def test_likely_links_make_a_thread_with_the_wording_in_the_middle() -> None:
    a, b, c = claims(3)
    Claim.objects.filter(pk=b.pk).update(content="No ferry on Friday")
    make_link(a, b, probability=0.9)
    make_link(b, c, probability=0.9)
    make_link(a, c, probability=0.6)
    gather([a.pk])
    assert members() == [{a.pk, b.pk, c.pk}]
    assert Thread.objects.get().wording == "No ferry on Friday"


def test_unlikely_links_make_none() -> None:
    link = make_link(probability=0.45)
    gather([link.one_id])
    assert members() == []


def test_what_contradicts_is_in_no_one_thread() -> None:
    link = make_link(relation=Link.Relation.CONTRADICTS, probability=0.9)
    gather([link.one_id])
    assert members() == []


def test_many_threads_take_as_many_queries_as_few() -> None:
    def told(number: int) -> list[int]:
        """So many threads of two, which one text that is told often holds near each other."""
        pairs = [claims(2) for _ in range(number)]
        for one, other in pairs:
            make_link(one, other, probability=0.9)
            if one is not pairs[0][0]:
                make_link(pairs[0][0], one, probability=0.2)
        return [claim.pk for pair in pairs for claim in pair]

    few, many = told(2), told(9)
    gathered = queries(lambda: gather(few))
    assert len(queries(lambda: gather(many))) == len(gathered)
    assert sorted(map(len, members())) == [2] * 11


def test_gathering_twice_changes_nothing() -> None:
    link = make_link(probability=0.9)
    gather([link.one_id])
    before = list(Membership.objects.values_list("claim", "thread"))
    gather([link.one_id, link.other_id])
    assert list(Membership.objects.values_list("claim", "thread")) == before
    assert Thread.objects.count() == 1


def test_a_thread_keeps_its_number_when_it_grows() -> None:
    a, b, c = claims(3)
    make_link(a, b, probability=0.9)
    gather([a.pk])
    number = Thread.objects.get().pk
    make_link(b, c, probability=0.9)
    make_link(a, c, probability=0.9)
    gather([c.pk])
    assert members() == [{a.pk, b.pk, c.pk}]
    assert set(Membership.objects.values_list("thread", flat=True)) == {number}


def test_of_two_threads_that_become_one_the_emptied_one_says_where_it_went() -> None:
    a, b, c, d = claims(4)
    make_link(a, b, probability=0.9)
    make_link(c, d, probability=0.9)
    gather([a.pk, c.pk])
    old = set(Thread.objects.values_list("pk", flat=True))
    for one in (a, b):
        for other in (c, d):
            make_link(one, other, probability=0.9)
    gather([a.pk])
    assert members() == [{a.pk, b.pk, c.pk, d.pk}]
    kept = Membership.objects.values_list("thread", flat=True)[0]
    assert Thread.objects.get(pk=(old - {kept}).pop()).merged_into_id == kept


def test_a_rejected_claim_leaves_its_thread() -> None:
    link = make_link(probability=0.9)
    gather([link.one_id])
    Claim.objects.filter(pk=link.one_id).update(status=Claim.Status.REJECTED)
    gather([link.one_id])
    assert members() == []


def test_what_a_person_pinned_stays_where_it_is() -> None:
    a, b, c = claims(3)
    make_link(a, b, probability=0.9)
    gather([a.pk])
    Membership.objects.update(pinned=True)
    apart = Thread.objects.create(wording="Apart")
    Membership.objects.create(claim=c, thread=apart, pinned=True)
    make_link(b, c, probability=0.99)
    make_link(a, c, probability=0.99)
    gather([c.pk])
    assert members() == [{a.pk, b.pk}, {c.pk}]


def test_a_wording_that_a_person_gave_is_kept() -> None:
    a, b, c = claims(3)
    make_link(a, b, probability=0.9)
    gather([a.pk])
    Thread.objects.update(wording="The ferry stays in port", worded_by_person=True)
    make_link(b, c, probability=0.9)
    make_link(a, c, probability=0.9)
    gather([c.pk])
    assert Thread.objects.get().wording == "The ferry stays in port"
