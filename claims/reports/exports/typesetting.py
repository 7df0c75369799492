"""JSON on standard input, a PDF on standard output: `report.typ` set by typst.

A process of its own, since typst keeps what it has used: a gigabyte for a report of six hundred
pages, which goes back when this ends.
"""

import json
import sys
from pathlib import Path

import typst

TEMPLATE = Path(__file__).with_name("report.typ")


def set_in_type(story: str, made: int) -> bytes:
    """`story` is data for the template; `made`, in seconds since 1970, is the file's date."""
    return typst.compile(
        TEMPLATE.read_bytes(),
        ignore_system_fonts=True,
        sys_inputs={"story": story},
        timestamp=made,
    )


if __name__ == "__main__":
    given = json.load(sys.stdin)
    words = json.dumps(given["story"])
    sys.stdout.buffer.write(set_in_type(words, given["made"]))
