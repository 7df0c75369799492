"""The sample newsroom: invented outlets, two invented events, facts known by construction."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent
_DATA_ENDINGS = {".csv", ".html", ".jsonl", ".txt", ".xml"}


@dataclass(frozen=True)
class SampleBatch:
    """Files to import together; outlet and date where the files themselves name none."""

    paths: tuple[Path, ...]
    outlet: str = ""
    published: date | None = None


def sample_batches() -> Iterator[SampleBatch]:
    """All sample files, each once: those that say who and when, then the plain texts."""
    listed = json.loads((FOLDER / "manifest.json").read_text())
    alone = {FOLDER / entry["path"] for entry in listed}
    files = (path for path in sorted(FOLDER.iterdir()) if path.suffix in _DATA_ENDINGS)
    yield SampleBatch(tuple(path for path in files if path not in alone))
    for entry in listed:
        published = date.fromisoformat(entry["published"])
        yield SampleBatch((FOLDER / entry["path"],), entry["outlet"], published)
