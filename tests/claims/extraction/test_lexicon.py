import pytest

from claims.extraction import lexicon


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("say", ("says", "said", "saying")),
        ("deny", ("denies", "denied", "denying")),
        ("announce", ("announces", "announced", "announcing")),
        ("stress", ("stresses", "stressed", "stressing")),
    ],
)
def test_forms(lemma: str, expected: tuple[str, str, str]) -> None:
    assert lexicon.forms(lemma) == expected


def test_every_denying_verb_is_a_reporting_verb() -> None:
    assert {lemma for lemma, _ in lexicon.REPORTING_VERBS.values()} >= lexicon.DENYING
