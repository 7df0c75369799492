"""Articles and passages with whole chains, laid over the PolNeAR articles they come from."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from claims.extraction.training.annotations import (
    UNKNOWN,
    Anaphor,
    Annotated,
    Binding,
    Range,
    overlap,
)

WORD = re.compile(r"\w+")
SAME_CONTENT = 0.7
TOUCHING_CONTENT = 0.3


@dataclass(frozen=True)
class Located:
    """A chain claim with its places in the text: `multi` if the chain has two hops or more,
    `parties` the place of every mention with the name that it stands for."""

    binding: Binding
    multi: bool
    parties: tuple[tuple[Range, str], ...]


def read_articles(folder: Path) -> list[tuple[str, str, list[Any]]]:
    """(name, text, claims) of every whole article."""
    found = []
    for path in sorted((folder / "gold").glob("*.json")):
        text = (folder / "texts" / f"{path.stem}.txt").read_bytes().decode("utf-8")
        found.append((path.stem, text, json.loads(path.read_text("utf-8"))["claims"]))
    return found


def read_passages(folder: Path) -> list[tuple[str, str, list[Any]]]:
    """(name, text, claims) of every passage."""
    rows = map(json.loads, (folder / "passages.jsonl").read_text("utf-8").splitlines())
    return [(row["doc"], row["text"], row["claims"]) for row in rows]


def lay_over(article: Annotated, at: int, text: str, claims: list[Any]) -> Annotated:
    """Add the claims of `text`, which begins at `at` in the article, as a fully marked zone."""
    zone = (at, at + len(text))
    bindings = list(article.bindings)
    located = [shifted(found, at) for found in locate(text, claims)]
    for new in located:
        merge(bindings, new)
    bindings = [judged(b, located) if inside(b, zone) else b for b in bindings]
    return replace(
        article,
        bindings=tuple(bindings),
        zones=(*article.zones, zone),
        anaphors=tuple(corrected(article, located)),
    )


def corrected(article: Annotated, located: list[Located]) -> Iterator[Anaphor]:
    """The article's anaphors, with what the chains know of them put first."""
    known = {place: name for found in located for place, name in found.parties}
    for place, name in known.items():
        mention, wanted = WORD.findall(article.text[slice(*place)]), set(WORD.findall(name))
        if not wanted & set(mention) and mention:
            named = [e[:2] for e in article.entities if said_by(article.text[e[0] : e[1]], wanted)]
            yield Anaphor(place, tuple(n for n in named if not place[0] <= n[0] < place[1]))
    yield from (a for a in article.anaphors if a.place not in known)


def said_by(entity: str, wanted: set[str]) -> bool:
    """Whether an entity's words all belong to a name."""
    words = WORD.findall(entity)
    return bool(words) and set(words) <= wanted


def merge(bindings: list[Binding], new: Located) -> None:
    """Put a chain claim into the list, in place of the attribution that it repeats."""
    for k, old in enumerate(bindings):
        if same(old, new.binding):
            speaker = new.binding.speaker if new.multi or not old.speaker else old.speaker
            bindings[k] = replace(new.binding, cue=old.cue, content=old.content, speaker=speaker)
            return
    bindings.append(new.binding)


def same(old: Binding, new: Binding) -> bool:
    alike = overlap(old.content, new.content)
    if new.cue is None:
        return alike >= SAME_CONTENT
    return bool(old.cue and overlap((old.cue,), (new.cue,))) and alike >= TOUCHING_CONTENT


def judged(old: Binding, located: list[Located]) -> Binding:
    """An attribution that no claim repeats is no claim, unless it may be a claim's outer layer."""
    if old.claim != UNKNOWN or any(
        overlap(old.content, new.binding.content) > 0 for new in located
    ):
        return old
    return replace(old, claim=0)


def inside(binding: Binding, zone: Range) -> bool:
    return all(zone[0] <= a and b <= zone[1] for a, b in binding.content)


def shifted(found: Located, by: int) -> Located:
    def move(ranges: Iterable[Range]) -> tuple[Range, ...]:
        return tuple((a + by, b + by) for a, b in ranges)

    old = found.binding
    cue = move([old.cue])[0] if old.cue else None
    moved = replace(
        old, cue=cue, content=move(old.content), speaker=move(old.speaker), via=move(old.via)
    )
    parties = tuple((move([place])[0], name) for place, name in found.parties)
    return replace(found, binding=moved, parties=parties)


def locate(text: str, claims: list[Any]) -> list[Located]:
    """Find the strings of each claim: content forward from the claim before, the rest near it."""
    found: list[Located] = []
    last = 0
    for claim in claims:
        content: list[Range] = []
        at = last
        for piece in claim["content"]:
            start = text.find(piece, at)
            start = text.find(piece) if start < 0 else start
            last = last if content else start
            content.append((start, start + len(piece)))
            at = start + len(piece)
        pieces = with_that(text, tuple(content))
        cue = nearest(text, claim["cue"], pieces, apart=pieces)
        anchor = (cue,) if cue else pieces
        hops = [nearest(text, hop["mention"], anchor, apart=pieces) for hop in claim["chain"]]
        binding = Binding(
            cue,
            pieces,
            tuple(filter(None, hops[-1:])),
            tuple(dict.fromkeys(h for h in hops[:-1] if h and h != hops[-1])),
            claim=1,
            hedged=int(claim["hedged"]),
            denial=int(claim["denial"]),
        )
        named = [hop["canonical"] if hop["named"] else "" for hop in claim["chain"]]
        parties = tuple((h, n) for h, n in zip(hops, named, strict=True) if h)
        found.append(Located(binding, len(hops) > 1, parties))
    return found


def with_that(text: str, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """PolNeAR keeps a leading "that" in the content; both corpora should agree."""
    (start, end), *rest = content
    opening = re.search(r"\bthat\s+[“\"']?$", text[max(0, start - 12) : start])
    return ((start - len(opening.group()), end), *rest) if opening else content


def nearest(
    text: str, wanted: str | None, to: tuple[Range, ...], apart: tuple[Range, ...]
) -> Range | None:
    """The occurrence of whole words nearest to the ranges, outside of `apart` if it can be."""
    if not wanted:
        return None
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text)]
    outside = [f for f in found if not any(f[0] < b and a < f[1] for a, b in apart)]

    def distance(place: Range) -> int:
        return min(max(a - place[1], place[0] - b, 0) for a, b in to)

    return min(outside or found, key=distance, default=None)
