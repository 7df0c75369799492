"""What is typed, understood."""

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Claim
from claims.search.fields import FIELDS, STATES, NotUnderstood, nearest
from claims.search.query import Field, Query, Words, as_words, parse


@pytest.mark.parametrize(
    ("typed", "clauses"),
    [
        ("", ()),
        ("  ", ()),
        ("ferry Holm", ((Words("ferry"),), (Words("Holm"),))),
        ('"will not sail"', ((Words("will not sail", phrase=True),),)),
        ('"never closed', ((Words("never closed", phrase=True),),)),
        ("-strike", ((Words("strike", negated=True),),)),
        ('-"no ferry"', ((Words("no ferry", phrase=True, negated=True),),)),
        ("ferry or bridge delay", ((Words("ferry"), Words("bridge")), (Words("delay"),))),
        ("a OR b or c", ((Words("a"), Words("b"), Words("c")),)),
        ("or ferry or", ((Words("ferry"),),)),
        ('"or" ferry', ((Words("or", phrase=True),), (Words("ferry"),))),
        ("at 10:30", ((Words("at"),), (Words("10:30"),))),
        ("http://a.example/b", ((Words("http://a.example/b"),),)),
        ("well-known", ((Words("well-known"),),)),
        ('& | ! ( ) - \' ""', ()),
        ("speaker:lind", ((Field("speaker", "lind"),),)),
        ('Outlet:"Coast Gazette"', ((Field("outlet", "Coast Gazette"),),)),
        ("-hedged:yes", ((Field("hedged", True, negated=True),),)),
        ("denial:NO", ((Field("denial", False),),)),
        ("before:2026-03-06", ((Field("before", dt.date(2026, 3, 6)),),)),
        ("after:2026-3", ((Field("after", dt.date(2026, 3, 1)),),)),
        ("after:2026", ((Field("after", dt.date(2026, 1, 1)),),)),
        (
            "speaker:lind or cited:lind ferry",
            ((Field("speaker", "lind"), Field("cited", "lind")), (Words("ferry"),)),
        ),
    ],
)
def test_parse(typed: str, clauses: tuple[tuple[Words | Field, ...], ...]) -> None:
    assert parse(typed) == Query(clauses)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("speakr:lind", "There is no field speakr:. Did you mean speaker:?"),
        ("said:lind", "Did you mean"),
        ("speaker: lind", "Say what speaker: should be"),
        ('speaker:""', "Say what speaker: should be"),
        ("hedged:perhaps", "hedged: takes yes or no, not “perhaps”"),
        ("state:open", "state: takes pending, accepted, rejected, unsure, once or disputed"),
        ("before:yesterday", "before: takes a date such as"),
        ("after:2026-02-30", "after: takes a date such as"),
        ("after:0000", "after: takes a date such as"),
    ],
)
def test_what_is_not_understood_says_what_to_change(typed: str, sentence: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        parse(typed)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "meant"), [("outlets", "outlet"), ("befor", "before"), ("status", "state")]
)
def test_the_nearest_field_is_named(typed: str, meant: str) -> None:
    assert nearest(typed) == meant


@pytest.mark.parametrize("name", FIELDS)
def test_the_example_of_every_field_is_understood(name: str) -> None:
    assert parse(FIELDS[name].example).fields() == [name]


def test_the_states_are_those_of_claims() -> None:
    assert set(STATES) == set(Claim.Status.values)


@pytest.mark.parametrize("typed", ["speakr:lind ferry", "speaker:", "ferry speaker:lind"])
def test_a_box_without_room_for_a_message_takes_it_as_words(typed: str) -> None:
    assert as_words(typed)
    assert as_words("ferry speaker:lind") == parse("ferry speaker:lind")
    assert as_words("speakr:lind -") == Query(((Words("speakr:lind"),),))


@given(st.text(max_size=80))
def test_anything_typed_is_understood_or_explained(typed: str) -> None:
    """No other error, and no clause that would hold for nothing."""
    understood = Query()
    with suppress(NotUnderstood):
        understood = parse(typed)
    assert all(understood.clauses)
