"""Mentions of parties in articles of our own writing, as `README.md` describes them."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claims.extraction import Kind

HERE = Path(__file__).parent
HALVES = ("development", "held_out")
HEAD = re.compile(r"^== (?P<outlet>.+) · (?P<day>\d{4}-\d\d-\d\d) · (?P<name>\S+)\n", re.MULTILINE)


class Misread(Exception):
    """A line that does not fit, with the article and what is wrong."""


@dataclass(frozen=True)
class Mention:
    """`name` is the fullest that its article has; `meant` says who it is, over all articles."""

    words: str
    name: str
    kind: Kind
    named: bool
    role: str
    organisation: str
    meant: str


@dataclass(frozen=True)
class Told:
    name: str
    outlet: str
    day: dt.date
    text: str
    mentions: tuple[Mention, ...]


def gold(half: str) -> list[Told]:
    """The articles of one half, the oldest first. Raises Misread."""
    written = (HERE / f"{half}.txt").read_text("utf-8")
    heads = list(HEAD.finditer(written))
    ends = [head.start() for head in heads[1:]] + [len(written)]
    articles = [
        _article(head, written[head.end() : end]) for head, end in zip(heads, ends, strict=True)
    ]
    return sorted(articles, key=lambda each: (each.day, each.name))


def _article(head: re.Match[str], body: str) -> Told:
    text, _, below = body.partition("\n--\n")
    mentions = tuple(_mentions(head["name"], text, below.strip().splitlines()))
    return Told(head["name"], head["outlet"], dt.date.fromisoformat(head["day"]), text, mentions)


def _mentions(article: str, text: str, lines: list[str]) -> Iterator[Mention]:
    for line in lines:
        described, _, meant = line.rpartition(" = ")
        fields = [field.strip() for field in described.split("|")]
        if len(fields) != 4:
            raise Misread(f"{article}: {line!r} needs name | kind | role | organisation = who")
        who, kind, role, organisation = fields
        words, _, name = who.rpartition(" : ")
        for said in (words or name, role, organisation):
            if said not in text:
                raise Misread(f"{article}: {said!r} does not stand in the text")
        yield Mention(
            words or name,
            name,
            Kind(kind.removeprefix("~")),
            not kind.startswith("~"),
            role,
            organisation,
            meant if meant != "-" else f"{name} of {article}",
        )
