import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.model
def test_a_line_a_pair(tmp_path: Path) -> None:
    holds: dict[str, Any] = {"content": "the dam will hold", "source": "Ada Kroll", "cue": "said"}
    pairs = [
        {"id": "twins", "a": holds, "b": holds},
        {"id": "strangers", "a": holds, "b": {"content": "school meals will cost more"}},
    ]
    path = tmp_path / "pairs.json"
    path.write_text(json.dumps(pairs), encoding="utf-8")
    command = [sys.executable, "-m", "claims.linking", "--jsonl", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    twins, strangers = map(json.loads, done.stdout.splitlines())
    assert (twins["id"], twins["label"]) == ("twins", "same")
    assert (strangers["id"], strangers["label"]) == ("strangers", "unrelated")
    assert 0 <= strangers["same"] < 0.1
    assert 0.9 < twins["same"] <= 1
    for each in twins["evidence"]:
        assert sorted(each) == ["name", "text", "weight"]
        assert each["text"].endswith(".")
