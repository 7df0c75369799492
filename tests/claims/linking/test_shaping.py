"""What people do to threads: reword, split, merge, and take it back."""

import pytest

from claims.linking.shaping import Refused, merge, rename, split, undo
from claims.linking.threads import gather
from claims.models import Claim, Membership, Shaping, Thread
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_claim, make_link

pytestmark = pytest.mark.django_db


def thread_of(number: int) -> tuple[Thread, list[Claim]]:
    claims = [make_claim() for _ in range(number)]
    for at, one in enumerate(claims):
        for other in claims[at + 1 :]:
            make_link(one, other, probability=0.9)
    gather([claims[0].pk])
    return claims[0].membership.thread, claims


def members(thread: Thread) -> set[int]:
    return set(thread.memberships.values_list("claim", flat=True))


def test_a_wording_is_kept_and_taken_back(analyst: User) -> None:
    thread, _ = thread_of(2)
    before = thread.wording
    done = rename(thread, "No boat on Friday", by=analyst)
    thread.refresh_from_db()
    assert (thread.wording, thread.worded_by_person) == ("No boat on Friday", True)
    undo(done, by=analyst)
    thread.refresh_from_db()
    assert (thread.wording, thread.worded_by_person) == (before, False)
    actions = list(Entry.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["thread.rename", "thread.undo rename"]


def test_what_is_split_off_is_not_brought_back_by_links(analyst: User) -> None:
    thread, (a, b, c) = thread_of(3)
    apart = split(thread, [c.pk], by=analyst)
    gather([a.pk, b.pk, c.pk])
    assert members(thread) == {a.pk, b.pk}
    assert members(apart) == {c.pk}


def test_a_split_is_taken_back(analyst: User) -> None:
    thread, claims = thread_of(3)
    apart = split(thread, [claims[2].pk], by=analyst)
    undo(Shaping.objects.get(), by=analyst)
    assert members(thread) == {claim.pk for claim in claims}
    assert members(apart) == set()
    assert not Membership.objects.filter(pinned=True).exists()


@pytest.mark.parametrize("chosen", [0, 3])
def test_a_split_leaves_something_on_either_side(analyst: User, chosen: int) -> None:
    thread, claims = thread_of(3)
    with pytest.raises(Refused, match="not all"):
        split(thread, [claim.pk for claim in claims[:chosen]], by=analyst)
    assert len(members(thread)) == 3


def test_two_threads_become_one_and_two_again(analyst: User) -> None:
    first, ours = thread_of(2)
    second, theirs = thread_of(2)
    merge(first, second, by=analyst)
    first.refresh_from_db()
    assert first.merged_into == second
    assert members(second) == {claim.pk for claim in ours + theirs}
    undo(Shaping.objects.get(), by=analyst)
    first.refresh_from_db()
    assert first.merged_into is None
    assert members(first) == {claim.pk for claim in ours}
    assert members(second) == {claim.pk for claim in theirs}


def test_a_thread_is_not_merged_into_itself_or_into_an_empty_one(analyst: User) -> None:
    thread, _ = thread_of(2)
    with pytest.raises(Refused, match="itself"):
        merge(thread, thread, by=analyst)
    with pytest.raises(Refused, match="no claims"):
        merge(thread, Thread.objects.create(wording="Empty"), by=analyst)


def test_only_the_last_change_is_taken_back(analyst: User) -> None:
    thread, _ = thread_of(2)
    first = rename(thread, "One", by=analyst)
    second = rename(thread, "Two", by=analyst)
    with pytest.raises(Refused, match="changed again"):
        undo(first, by=analyst)
    undo(second, by=analyst)
    undo(first, by=analyst)
    with pytest.raises(Refused):
        undo(first, by=analyst)
