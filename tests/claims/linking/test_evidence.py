import pytest

from claims.linking.evidence import KINDS, SENTENCES, reasons
from claims.linking.schema import Statement
from claims.linking.similarity import compare
from tests.claims.linking.handmade import read, statement


def sentence(kind: str, one: Statement, other: Statement) -> str:
    ours, theirs = read(one), read(other)
    return SENTENCES[kind](ours, theirs, compare(ours, theirs))


def test_every_feature_belongs_to_one_kind_and_every_kind_has_a_sentence() -> None:
    values = compare(read(statement()), read(statement()))
    assert sorted(values) == sorted(name for names in KINDS.values() for name in names)
    assert KINDS.keys() == SENTENCES.keys()


def test_weights_add_up_and_the_weightiest_comes_first() -> None:
    ours, theirs = read(statement()), read(statement("the ferry sank"))
    values = compare(ours, theirs)
    found = reasons(ours, theirs, values, {"meaning": -2.0, "hedge": 0.5, "lengths": 0.0}, -1.0)
    assert [(each.name, each.weight) for each in found] == [
        ("wording", -2.0),
        ("start", -1.0),
        ("hedge", 0.5),
    ]


@pytest.mark.parametrize(
    ("kind", "one", "other", "text"),
    [
        (
            "wording",
            statement("the harbour leaks"),
            statement("Harbours leak"),
            "Nearness in meaning 1.00; in common: leaks, harbour.",
        ),
        (
            "wording",
            statement("it sank"),
            statement("he left"),
            "Nearness in meaning 1.00; no telling words in common.",
        ),
        (
            "quotation",
            statement("so the wall will hold"),
            statement("the wall will hold"),
            "Word for word the same in part: “the wall will hold”.",
        ),
        (
            "quotation",
            statement("it holds"),
            statement("it leaks"),
            "No four words on end are the same.",
        ),
        (
            "quotation",
            statement("“It holds”"),
            statement('"It leaks," … "and it sinks"'),
            "Two quotations of which no four words on end are the same.",
        ),
        ("length", statement("holds"), statement("it holds"), "1 word against 2 words."),
        (
            "speaker",
            statement(speaker="Ada Kroll"),
            statement(speaker="Kroll"),
            "Both are attributed to Kroll.",
        ),
        (
            "speaker",
            statement(speaker="Kroll"),
            statement(speaker="Basso"),
            "Attributed to Kroll and to Basso.",
        ),
        (
            "speaker",
            statement(speaker="Kroll"),
            statement(speaker="she", context="so Kroll left"),
            "Only one names its speaker; the passage around the other names the same.",
        ),
        ("speaker", statement(speaker=""), statement(), "At least one names no speaker."),
        ("names", statement("in Vellin"), statement("at Vellin"), "Both name Vellin."),
        (
            "names",
            statement("in Vellin"),
            statement("in Oster"),
            "One names Vellin, the other Oster.",
        ),
        ("names", statement(), statement(), "No names to compare."),
        (
            "surroundings",
            statement(context="in Vellin"),
            statement(context="at Vellin"),
            "The passages around them both name Vellin.",
        ),
        (
            "surroundings",
            statement(),
            statement(),
            "The passages around them name nobody in common.",
        ),
        (
            "speaker",
            statement(),
            statement("Kroll's plan for the ferry", speaker="Jon Basso"),
            "One is about Kroll, who says the other.",
        ),
        (
            "numbers",
            statement("247,813 tonnes"),
            statement("250,000 tonnes"),
            "A figure agrees, allowing for rounding: 247,813 tonnes; 250,000 tonnes.",
        ),
        (
            "numbers",
            statement("40%"),
            statement("60 percent"),
            "Figures of one kind differ: 40%; 60 percent.",
        ),
        ("numbers", statement("40%"), statement(), "Only one gives a figure: 40%."),
        ("numbers", statement(), statement(), "No figures to compare."),
        ("dates", statement(), statement(), "Published on the same day."),
        (
            "dates",
            statement(),
            statement(published=None),
            "A date is missing: they may be of different years.",
        ),
        (
            "dates",
            statement("in 2019"),
            statement("in 2021"),
            "They speak of different years.",
        ),
        (
            "polarity",
            statement(cue="condemned"),
            statement(cue="proposed"),
            "One rejects what the other puts forward.",
        ),
        (
            "polarity",
            statement(cue="condemned"),
            statement(),
            "One rejects what it speaks of, the other does not.",
        ),
        ("polarity", statement(cue="denied"), statement(cue="rejected"), "Both reject."),
        ("polarity", statement(cue="denied"), statement(), "One denies what the other states."),
        (
            "polarity",
            statement("it is safe"),
            statement("it is dangerous"),
            "They use words that are opposites.",
        ),
        (
            "polarity",
            statement("it holds"),
            statement("it never holds"),
            "One negates, the other does not.",
        ),
        ("polarity", statement(), statement(), "Both speak the same way."),
        ("hedge", statement("it may"), statement("it will"), "One is hedged, the other not."),
        ("hedge", statement(), statement(), "Equally certain."),
    ],
)
def test_sentences(kind: str, one: Statement, other: Statement, text: str) -> None:
    assert sentence(kind, one, other) == text
