"""A comparison as Markdown (CommonMark with GitHub's tables). Pure.

What others wrote goes in escaped, on one line: it can neither mark up nor link anything.
"""

import re
from collections.abc import Iterable, Iterator

from claims.reports.exports.edition import Edition
from claims.reports.exports.story import Line, Section, Story, story

SPECIAL = re.compile(r"([\\`*_\[\]<>#!|~&$@^]|:(?=[^\s\d]))")


def plain(text: str) -> str:
    r"""`text` on one line, every character of it as itself.

    >>> print(plain("**1**\n[x](y) www.z.example"))
    \*\*1\*\* \[x\](y) www\.z.example
    """
    escaped = SPECIAL.sub(r"\\\1", " ".join(text.split()))
    escaped = re.sub(r"^([-+=])", r"\\\1", escaped)
    escaped = re.sub(r"^(\d+)([.)])", r"\1\\\2", escaped)
    return re.sub(r"\b(www)\.", r"\1\\.", escaped, flags=re.IGNORECASE)


def write(edition: Edition) -> Iterator[bytes]:
    told = story(edition)
    yield _lines(_opening(told))
    for section in told.sections:
        yield _lines(_section(section))
    yield _lines(["## How it was made", "", *_pairs(told.method)])


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _opening(told: Story) -> Iterator[str]:
    yield from (f"# {plain(told.title)}", "")
    yield from (f"Report {told.number}, made {plain(told.made)}", "")
    for text in (told.standing and f"**{plain(told.standing)}**", plain(told.summary)):
        yield from (text, "") if text else ()
    if told.note:
        yield from (f"> {plain(told.note)}", "")


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {section.number}\\. {plain(section.wording)}", "")
    yield from (*_pairs(section.figures), "")
    if section.lines:
        yield "| Outlet | Stance | From | Hedge | Number | First seen |"
        yield "|---|---|---|---|---|---|"
        yield from (*map(_row, section.lines), "")
        yield from (*map(_quote, section.lines), "")
    if section.absent:
        yield from (*_pairs(section.absent), "")
    if section.changes:
        yield from ("How the wording moved:", "", *(f"- {plain(x)}" for x in section.changes), "")
    if section.note:
        yield from (f"> {plain(section.note)}", "")


def _row(line: Line) -> str:
    copied = f", copy of {line.copy_of}" if line.copy_of else ""
    heard = line.chain or line.attributed_to or line.directness
    cells = (line.outlet, f"{line.stance}{copied}", heard, line.hedge, line.number, line.first_seen)
    return f"| {' | '.join(map(plain, cells))} |"


def _quote(line: Line) -> str:
    return f"- {plain(line.outlet)}: “{plain(line.quote)}”{_link(line)}"


def _link(line: Line) -> str:
    title = plain(line.title or "article")
    return f" ([{title}](<{line.url}>))" if line.url else f" ({title})"


def _pairs(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for label, value in pairs:
        yield f"- {plain(label)}: {plain(value)}"
