import subprocess
import sys
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import EXTRACTOR, Extraction, Span, Time, extract

ARTICLE = """Dunmore dam may burst, engineers warn

The Harbour Times reported on Tuesday that the Dunmore dam is leaking, citing two engineers.

“We have checked it twice,” port spokeswoman Maria Lund told reporters. “It is safe.”

She denied that the road had been shut. According to Lund, the town could be cleared in a night.
"""

# What journalists' texts are made of, put together at random.
SCRAPS = st.sampled_from(
    ["He", " said ", "that ", "according to ", "“", "”", '"', "''", "‘", "’", ", ", ". ", "\n\n",
     "the dam", " citing ", "[Source: x]", "Ana Ruiz", ": ", "?", "reportedly ", "told ", "\u00a0",
     " about 40", " on Tuesday", " in an interview with ", " spokesman for ", ", a minister, ",
     "שלום", "😀", "—", "(", ")", "the poll ", "was reported by ", "claims that ",
     "who ", "— A (@b) ", "was claimed by ", ": officials\n", "Mr. "]
)  # fmt: skip


def check(text: str, extraction: Extraction) -> None:
    for claim in extraction.claims:
        spans = [*claim.content, *(hop.mention for hop in claim.chain), claim.cue]
        spans += [venue.span for venue in claim.venues]
        spans += [figure.span for figure in claim.figures]
        spans += [moment.span for moment in claim.moments]
        spans += [*claim.hedges, *claim.denials]
        spans += [part for hop in claim.chain for part in (hop.role, hop.organisation)]
        for span in spans:
            assert span is None or span.end <= len(text)
        assert all(any(c.isalnum() for c in piece.of(text)) for piece in claim.content)
        assert all(hop.canonical for hop in claim.chain)


@given(st.one_of(st.text(max_size=200), st.lists(SCRAPS, max_size=40).map("".join)))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_a_crash(text: str) -> None:
    check(text, extract(text))


def test_an_article_from_end_to_end() -> None:
    # Whether the headline, a statement without a cue, is found may change: not compared.
    body = ARTICLE.index("\n")
    claims = [claim for claim in extract(ARTICLE).claims if claim.content[0].start > body]
    assert [(c.content[0].of(ARTICLE), [h.canonical for h in c.chain]) for c in claims] == [
        ("that the Dunmore dam is leaking", ["Harbour Times", "two engineers"]),
        ("We have checked it twice", ["Maria Lund"]),
        ("that the road had been shut", ["Maria Lund"]),
        ("the town could be cleared in a night", ["Maria Lund"]),
    ]
    assert [c.denial for c in claims] == [False, False, True, False]
    assert [c.hedged for c in claims] == [False, False, False, True]
    assert [c.quote.value for c in claims] == [
        "indirect", "direct", "indirect", "indirect",
    ]  # fmt: skip


def test_the_fields_of_a_claim() -> None:
    text = (
        "Former Harbour Board spokesman Tor Bakke told Radio Holm on Monday that more than 40 "
        "ferries might be sold next year."
    )
    (claim,) = extract(text, published=date(2026, 3, 5)).claims
    assert [venue.name for venue in claim.venues] == ["Radio Holm"]
    assert [(f.low, f.high, f.unit) for f in claim.figures] == [(40, None, "ferries")]
    assert [moment.latest for moment in claim.moments] == [date(2027, 12, 31)]
    assert [hedge.of(text) for hedge in claim.hedges] == ["might"]
    assert claim.time is Time.PRESENT
    (hop,) = claim.chain
    assert hop.canonical == "Tor Bakke"
    assert hop.role
    assert hop.role.of(text) == "spokesman"
    assert hop.former


def test_claims_come_in_the_order_of_their_first_word() -> None:
    starts = [claim.content[0].start for claim in extract(ARTICLE).claims]
    assert starts == sorted(starts)


def test_what_the_outlet_itself_says_is_no_claim() -> None:
    text = "The Harbour Times reported that the dam leaks, citing two engineers."
    (claim,) = extract(text, outlet="Harbour Times").claims
    assert [hop.canonical for hop in claim.chain] == ["two engineers"]
    text = "The Harbour Times reported that the dam leaks."
    assert extract(text, outlet="The Harbour Times").claims == ()


def test_the_extractor_gives_its_name() -> None:
    assert extract("") == Extraction((), EXTRACTOR)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 40_000,
        "“a " * 20_000,
        "word " * 100_000,
        "the dam near the old town of Dunmore leaks and Ana Ruiz said that it is safe, " * 6_000,
        "x" * 200_000,
        "שלום אמר " * 20_000,
        "😀" * 40_000,
        "[Source: x] " * 5_000,
    ],
    ids=["marks", "open", "words", "one sentence", "one word", "hebrew", "emoji", "brackets"],
)
def test_long_texts_that_are_not_prose_take_seconds(text: str) -> None:
    started = time.process_time()
    check(text, extract(text))
    assert time.process_time() - started < 60  # quadratic work would take many minutes


def test_extraction_is_pure() -> None:
    """A fresh interpreter that extracts has loaded no framework, queue or database."""
    program = (
        "import sys; from claims.extraction import extract; extract('He said so.');"
        "print(sorted({'django', 'celery', 'redis', 'psycopg'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == "[]"


def test_spans_are_exact() -> None:
    text = "Ruiz said the dam was safe."
    (claim,) = extract(text).claims
    assert claim.content == (Span(10, 26),)
    assert claim.cue == Span(5, 9)
    assert claim.chain[0].mention == Span(0, 4)


def test_contents_end_where_they_should_and_refusals_are_none() -> None:
    text = (
        "Harbour rents frozen until autumn, board says\n"
        "The port board of Dunmore met on Monday. Ines Marlow, the chair, said the crane "
        '"could have toppled at any time". She declined to comment on the cost.\n'
    )
    assert [[piece.of(text) for piece in claim.content] for claim in extract(text).claims] == [
        ["Harbour rents frozen until autumn"],
        ['the crane "could have toppled at any time"'],
    ]
