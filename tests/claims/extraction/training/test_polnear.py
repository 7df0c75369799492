from pathlib import Path

from claims.extraction.training.annotations import Anaphor
from claims.extraction.training.polnear import Parse, anaphors, read_bindings

STANDOFF = """T1\tSource 0 4\tRuiz
T2\tCue 5 9\tsaid
T3\tContent 10 18;25 30\tthe dam leaks
E1\tAttribution:T9 Content:T3 Cue:T2 Source:T1
E2\tAttribution:T9 Content:T8 Cue:T2
"""


def test_events_tie_spans_and_missing_ones_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "story_0000.ann"
    path.write_text(STANDOFF, encoding="utf-8")
    (found,) = read_bindings(path)
    assert (found.cue, found.content) == ((5, 9), ((10, 18), (25, 30)))
    assert found.speaker == ((0, 4),)


def test_a_pronoun_gets_the_names_of_its_chain() -> None:
    text = "Ana Ruiz left. She and I wept."
    parse = Parse([(0, 8, "PERSON")], [(0, 8, "1"), (15, 18, "1"), (23, 24, "1")])
    assert list(anaphors(parse, text)) == [Anaphor((15, 18), ((0, 8),))]
