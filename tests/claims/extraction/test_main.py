import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def run(*files: Path) -> list[dict[str, Any]]:
    given = ["--jsonl", "--published", "2026-03-05", *map(str, files)]
    command = [sys.executable, "-m", "claims.extraction", *given]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_line_an_article_with_offsets_into_the_file_as_given(tmp_path: Path) -> None:
    text = (
        "Dam news\r\n\r\nDam news\r\n\r\nAna Ruiz\u00a0said the  dam was safe.\r\n"
        "Engineer Bo Ek told reporters it may flood about 40 houses by Friday.\r\nShare this story"
    )
    story, empty = tmp_path / "story.txt", tmp_path / "empty.txt"
    story.write_bytes(text.encode())
    empty.write_bytes(b"")
    first, second = run(story, empty)
    assert second == {"doc": "empty", "claims": []}
    assert first["doc"] == "story"
    claim, other = first["claims"]
    assert [text[slice(*piece)] for piece in claim["content"]] == ["the  dam was safe"]
    assert text[slice(*claim["cue"])] == "said"
    (hop,) = claim["chain"]
    assert (text[slice(*hop["mention"])], hop["canonical"]) == ("Ana Ruiz", "Ana Ruiz")
    assert (hop["kind"], hop["named"]) == ("person", True)
    assert (claim["hedged"], claim["denial"], claim["quote"]) == (False, False, "indirect")
    assert (claim["time"], claim["figures"], claim["venue"]) == ("past", [], [])

    (figure,), (moment,), (venue,) = other["figures"], other["moments"], other["venue"]
    assert text[slice(*figure.pop("span"))] == "about 40 houses"
    assert figure == {"low": 40, "high": 40, "unit": "houses", "approximate": True}
    assert text[slice(*moment.pop("span"))] == "Friday"
    assert moment == {"earliest": "2026-03-06", "latest": "2026-03-06"}
    assert (text[slice(*venue["span"])], venue["kind"]) == ("reporters", "addressee")
    assert [text[slice(*hedge)] for hedge in other["hedges"]] == ["may"]
    assert text[slice(*other["chain"][0]["role"])] == "Engineer"
