from operator import attrgetter

from hypothesis import given
from hypothesis import strategies as st

from claims.changes.matching import Said, changes

FERRY = "the ferry to Holm will not sail on Friday"
RUDDER = "a cracked rudder may be the cause"


def kinds(before: list[Said], after: list[Said]) -> list[str]:
    return [change.kind for change in changes(before, after)]


def test_the_same_words_by_the_same_speaker_are_kept() -> None:
    assert kinds([Said(1, FERRY, ("Lind",))], [Said(2, f"  {FERRY}", ("Lind",))]) == ["kept"]


def test_what_has_no_likeness_vanished_and_appeared() -> None:
    found = changes([Said(1, FERRY)], [Said(2, RUDDER)])

    assert [change.kind for change in found] == ["appeared", "vanished"]
    assert found[0].after == Said(2, RUDDER)
    assert found[1].before == Said(1, FERRY)


def test_other_words_another_speaker_a_hedge_and_a_denial_are_changes() -> None:
    old = Said(1, FERRY, ("Lind",))
    for new in (
        Said(2, FERRY.replace("Friday", "Sunday"), ("Lind",)),
        Said(2, FERRY, ("Gazette",)),
        Said(2, FERRY, ("Gazette", "Lind")),
        Said(2, FERRY, ("Lind",), hedged=True),
        Said(2, FERRY, ("Lind",), denial=True),
    ):
        assert kinds([old], [new]) == ["changed"]


def test_the_likest_find_each_other_first() -> None:
    longer = f"{FERRY} or Saturday"
    found = changes([Said(1, longer), Said(2, FERRY)], [Said(3, FERRY), Said(4, longer)])

    assert [(c.before and c.before.claim, c.after and c.after.claim) for c in found] == [
        (2, 3),
        (1, 4),
    ]


def test_the_same_speaker_decides_between_equals() -> None:
    before = [Said(1, FERRY, ("Falk",)), Said(2, FERRY, ("Lind",))]
    found = changes(before, [Said(3, FERRY, ("Lind",))])

    assert [change.kind for change in found] == ["kept", "vanished"]
    assert found[1].before == before[0]


def test_one_speaker_alone_makes_no_pair() -> None:
    assert kinds([Said(1, FERRY, ("Lind",))], [Said(2, RUDDER, ("Lind",))]) == [
        "appeared",
        "vanished",
    ]


def test_the_newer_text_gives_the_order() -> None:
    before = [Said(1, RUDDER), Said(2, "the mayor resigned"), Said(3, FERRY)]
    found = changes(before, [Said(4, FERRY), Said(5, "rain is near"), Said(6, RUDDER)])

    assert [change.kind for change in found] == ["kept", "appeared", "kept", "vanished"]


claims = st.lists(st.sampled_from([Said(1, "a b"), Said(2, "a b c"), Said(3, "d"), Said(4, "")]))


@given(claims, claims)
def test_every_claim_is_listed_once(before: list[Said], after: list[Said]) -> None:
    found = changes(before, after)

    assert [change.after for change in found if change.after] == after
    old = [change.before for change in found if change.before]
    assert sorted(old, key=attrgetter("claim")) == sorted(before, key=attrgetter("claim"))
