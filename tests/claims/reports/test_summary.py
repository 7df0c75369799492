"""The drafted paragraph: counts and descriptors, each with its claims."""

from claims.reports.comparison import Proposition, compare
from tests.claims.reports.handmade import GAZETTE, OFFICIALS, POST, WIRE, told
from tests.claims.reports.test_comparison import METHOD, material


def test_each_sentence_stands_on_claims() -> None:
    every = [
        told(1, POST, OFFICIALS, day=2, hedged=True, figures=("7",)),
        told(2, GAZETTE, day=3, figures=("12",)),
        told(3, WIRE, day=4, denial=True, copy_of=POST, thread=2),
    ]
    rows = [Proposition(1, "Seven are hurt", (1, 2)), Proposition(2, "It burnt", (3,))]
    assert compare(material(rows, every), METHOD).summary == (
        (
            "2 propositions in 3 outlets, printed from 2 March 2026 to 4 March 2026, on 3 claims.",
            (1, 2, 3),
        ),
        ("1 proposition rests on one independent origin.", (1, 2)),
        ("1 proposition has no origin that is established.", (3,)),
        ("1 proposition is denied or contradicted.", (3,)),
        ("1 proposition is printed with different numbers.", (1, 2)),
        ("1 proposition loses a hedge on the way.", (1, 2)),
        ("Attributed to somebody named: 1 time.", (2,)),
        ("Attributed to people whom nobody names: 1 time.", (1,)),
        ("Taken from another outlet: 1 time.", (3,)),
        ("In a copy of another text: 1 time.", (3,)),
        ("1 claim with a hedge.", (1,)),
    )


def test_what_has_no_date_is_counted_without_one() -> None:
    found = compare(material([Proposition(1, "x", (1,))], [told(1, day=None)]), METHOD)
    assert found.summary[0] == ("1 proposition in 1 outlet, on 1 claim.", (1,))
