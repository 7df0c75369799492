"""PolNeAR: brat standoff attributions and the silver parses that go with them.

Newell, Margolin and Ruths, An Attribution Relations Corpus for Political News, LREC 2018.
"""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from claims.extraction.training.annotations import Anaphor, Annotated, Binding, Range

ROLES = ("Content", "Cue", "Source")
ENTITIES = ("PERSON", "ORGANIZATION", "LOCATION", "MISC")
SPEAKING = frozenset(["i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours"])
ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")


def read_split(folder: Path, parses: Path) -> list[Annotated]:
    """Every article of a split; where several people annotated one, the first by name."""
    parsed = read_parses(parses)
    files: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        files.setdefault(ANNOTATOR.sub("", path.stem), path)
    return [
        Annotated(
            name,
            text,
            tuple(read_bindings(path)),
            entities=tuple(parsed[name].entities),
            anaphors=tuple(anaphors(parsed[name], text)),
        )
        for name, path in files.items()
        if (text := (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8"))
    ]


def read_bindings(path: Path) -> Iterator[Binding]:
    """The attributions of one file; parts that name a missing span are left out."""
    spans: dict[str, tuple[Range, ...]] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            spans[key] = offsets(rest.split("\t")[0].partition(" ")[2])
        elif key.startswith("E"):
            events.append(rest.split())
    for event in events:
        found: dict[str, list[Range]] = defaultdict(list)
        for role, _, key in (part.partition(":") for part in event):
            found[role.rstrip("0123456789")] += spans.get(key, ())
        content, cue, speaker = (tuple(sorted(found[role])) for role in ROLES)
        if content and cue:
            yield Binding((cue[0][0], cue[-1][1]), content, speaker)


def offsets(text: str) -> tuple[Range, ...]:
    return tuple((int(a), int(b)) for a, b in re.findall(r"(\d+) (\d+)", text))


@dataclass
class Parse:
    """Of one article: (start, end, type) of its entities, and mentions that name one thing."""

    entities: list[tuple[int, int, str]] = field(default_factory=list)
    mentions: list[tuple[int, int, str]] = field(default_factory=list)


def read_parses(path: Path) -> dict[str, Parse]:
    """Article name to its silver parse. A mention's third member names its coreference chain."""
    found: dict[str, Parse] = defaultdict(Parse)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        name, sentence = "", list[list[str]]()
        for line in chain(lines, [""]):
            columns = line.rstrip("\n").split("\t")
            if len(columns) == 10:
                sentence.append(columns)
            elif sentence:
                read_sentence(sentence, found[name])
                sentence = []
            if line.startswith("# newdoc id"):
                name = line.partition("=")[2].strip()
    return found


def read_sentence(sentence: list[list[str]], into: Parse) -> None:
    tokens = [dict(part.partition("=")[::2] for part in row[9].split("|")) for row in sentence]
    places = [(int(t["Start"]), int(t["End"])) for t in tokens]
    last = ""
    for token, (start, end) in zip(tokens, places, strict=True):
        label = token.get("NER", "")
        label = label if label in ENTITIES else ""
        if label:
            begin = into.entities.pop()[0] if label == last else start
            into.entities.append((begin, end, label))
        last = label
    for token, (start, _) in zip(tokens, places, strict=True):
        for mention in filter(None, token.get("Coref", "").split(",")):
            group, _, until = mention.partition(":")
            into.mentions.append((start, places[int(until) - 1][1], group))


def anaphors(parse: Parse, text: str) -> Iterator[Anaphor]:
    """Mentions without a name in them, each with the named entities of its chain."""
    named: dict[str, list[Range]] = defaultdict(list)
    nameless: list[tuple[int, int, str]] = []
    for start, end, group in parse.mentions:
        within = [e for e in parse.entities if e[0] < end and start < e[1]]
        if any(start <= e[0] and e[1] >= end - 3 for e in within):
            named[group].append(within[-1][:2])
        elif not within and text[start:end].lower() not in SPEAKING:
            nameless.append((start, end, group))
    for start, end, group in nameless:
        yield Anaphor((start, end), tuple(named[group]))
