import pytest

from claims.extraction import NOBODY, ExtractedClaim, QuoteKind, Span, VenueKind
from claims.extraction.venues import venues
from tests.claims.extraction.handmade import sentences_of, span


def claim(text: str, content: str, cue: str, *parties: str) -> ExtractedClaim:
    hops = [type(NOBODY)(span(text, party), party, NOBODY.kind, named=False) for party in parties]
    return ExtractedClaim(
        (span(text, content),), span(text, cue), tuple(hops) or (NOBODY,), hedged=False,
        denial=False, quote=QuoteKind.INDIRECT, confidence=0.5,
    )  # fmt: skip


def read(text: str, *claims: ExtractedClaim) -> list[list[tuple[str, str]]]:
    doc = sentences_of(text)
    doc._.claims = claims
    return [
        [(venue.span.of(text), venue.kind.value) for venue in each.venues]
        for each in venues(doc)._.claims
    ]


LEAKS = "the dam leaks"


@pytest.mark.parametrize(
    ("text", "cue", "venue", "kind"),
    [
        ("Ruiz told CNN that the dam leaks.", "told", "CNN", "addressee"),
        ("Ruiz told reporters on Monday the dam leaks.", "told", "reporters", "addressee"),
        ("“the dam leaks,” Ruiz told the Daily Ledger.", "told", "the Daily Ledger", "addressee"),
        ("Ruiz confirmed to Reuters the dam leaks.", "confirmed", "Reuters", "addressee"),
        ("Speaking to lawmakers, Ruiz said the dam leaks.", "said", "lawmakers", "addressee"),
        (
            "Ruiz said in an interview with the Daily Ledger that the dam leaks.",
            "said in an interview",
            "an interview with the Daily Ledger",
            "medium",
        ),
        ("Ruiz wrote on X that the dam leaks.", "wrote", "X", "medium"),
        ("In a statement, Ruiz said the dam leaks.", "said", "a statement", "medium"),
        (
            "“the dam leaks,” Ruiz said at a rally in Dunmore on Monday.",
            "said",
            "a rally in Dunmore",
            "occasion",
        ),
        (
            "In testimony to the Senate panel, Ruiz said the dam leaks.",
            "said",
            "testimony to the Senate panel",
            "occasion",
        ),
        ("Ruiz told a news conference the dam leaks.", "told", "a news conference", "occasion"),
        ("Ruiz said at the Holm Palace that the dam leaks.", "said", "the Holm Palace", "occasion"),
    ],
)
def test_to_whom_where_and_in_what(text: str, cue: str, venue: str, kind: str) -> None:
    assert read(text, claim(text, LEAKS, cue, "Ruiz")) == [[(venue, kind)]]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ruiz told her that the dam leaks.", "told"),
        ("Ruiz said on Monday that the dam leaks.", "said"),
        ("Ruiz said in March that the dam leaks.", "said"),
        ("Ruiz said. At a rally, nobody spoke of it: the dam leaks.", "said"),
    ],
)
def test_pronouns_days_and_other_sentences_are_none(text: str, cue: str) -> None:
    assert read(text, claim(text, LEAKS, cue, "Ruiz")) == [[]]


def test_a_claim_may_have_two() -> None:
    text = "Ruiz told reporters at a rally in Dunmore that the dam leaks."
    assert read(text, claim(text, LEAKS, "told", "Ruiz")) == [
        [("reporters", "addressee"), ("a rally in Dunmore", "occasion")]
    ]


def test_each_cue_has_its_own() -> None:
    text = "Ruiz said it rains, and Kell told CNN that the dam leaks."
    one, other = claim(text, "it rains", "said", "Ruiz"), claim(text, LEAKS, "told", "Kell")
    assert read(text, one, other) == [[], [("CNN", "addressee")]]


def test_what_a_party_or_the_content_says_of_places_is_none() -> None:
    text = "The host of a show on Radio Holm said the dam leaks at the Old Bridge."
    made = claim(
        text, "the dam leaks at the Old Bridge", "said", "The host of a show on Radio Holm"
    )
    assert read(text, made) == [[]]


def test_a_name_is_without_its_article() -> None:
    text = "“the dam leaks,” Ruiz told the Daily Ledger’s readers."
    doc = sentences_of(text)
    doc._.claims = (claim(text, LEAKS, "told", "Ruiz"),)
    (made,) = venues(doc)._.claims
    assert made.venues[0].name == "Daily Ledger’s readers"
    assert made.venues[0].kind is VenueKind.ADDRESSEE


def test_no_cue_no_venue() -> None:
    text = "At a rally in Dunmore: the dam leaks."
    made = ExtractedClaim(
        (Span(text.index(LEAKS), len(text)),), None, (NOBODY,), hedged=False, denial=False,
        quote=QuoteKind.INDIRECT, confidence=0.5,
    )  # fmt: skip
    assert read(text, made) == [[]]
