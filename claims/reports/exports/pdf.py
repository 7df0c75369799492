"""A comparison as PDF, set by typst from `report.typ`. Pure.

Words go in as data, never as markup. Only the typefaces that typst carries are used, so that the
same report looks the same, byte for byte, on every machine.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from claims.reports.exports.edition import Edition
from claims.reports.exports.story import story
from claims.reports.exports.words import MEANINGS

ROOT = Path(__file__).parents[3]
SECONDS = 300
# What the typefaces have: Latin, Greek, Cyrillic, Hebrew, Arabic, signs and arrows. A test holds
# this against the typefaces themselves.
CARRIED = (
    "\\u0020-\\u007e\\u00a0-\\u04ff\\u0531-\\u0556\\u05d0-\\u05ea\\u0621-\\u063a\\u0640-\\u0652"
    "\\u0660-\\u0669\\u060c\\u1e00-\\u1eff\\u2010-\\u2027\\u2030-\\u2040\\u2042\\u2044-\\u2052"
    "\\u20a0-\\u20b8\\u2116\\u2122\\u2190-\\u21ff\\u2200-\\u22ff"
)
UNPRINTED = re.compile(f"[^{CARRIED}]")
ENDLESS = re.compile(r"(\S{24})(?=\S)")


class NotSet(Exception):
    """The typesetter did not come to its end; the reason is what it said last."""


def write(edition: Edition) -> Iterator[bytes]:
    """Raises NotSet."""
    told = asdict(story(edition)) | {"legend": list(MEANINGS.items())}
    given = {"story": _printable(told), "made": int(edition.comparison.method.made.timestamp())}
    ended = subprocess.run(
        [sys.executable, "-m", f"{__package__}.typesetting"],
        input=json.dumps(given).encode(),
        capture_output=True,
        cwd=ROOT,
        env={},
        timeout=SECONDS,
        check=False,
    )
    if ended.returncode:
        raise NotSet(ended.stderr.decode(errors="replace").strip()[-300:])
    yield ended.stdout


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: each if key == "url" else _printable(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_printable(each) for each in value]
    return value


def printable(text: str) -> str:
    """`text` with blanks for breaks, characters that no typeface has by their number, and words
    that no line would hold made breakable (by U+200B).

    >>> printable("two\\nlines \\N{FERRY}")
    'two lines [U+26F4]'
    """
    lines = UNPRINTED.sub(lambda found: f"[U+{ord(found[0]):04X}]", " ".join(text.split()))
    return ENDLESS.sub("\\1\u200b", lines)
