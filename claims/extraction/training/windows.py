"""Annotated articles to labelled windows of word pieces, cut at random places for every epoch."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from tokenizers import Tokenizer

from claims.extraction.pieces import Ints, Pieces, read_pieces
from claims.extraction.training.annotations import UNKNOWN, Annotated, Binding, Range, straightened
from claims.extraction.training.polnear import ENTITIES

IGNORED = -100
OUTSIDE, BEGIN, INSIDE = 0, 1, 2
NOTHING, CONTENT, SPEAKER, VIA = range(4)
MAYBE_VIA = 4  # nothing or via: the speaker of another attribution, where chains are not marked


@dataclass(frozen=True)
class Bound:
    """A binding in pieces: first and last piece of its anchor, the role of every piece (n,)."""

    first: int
    last: int
    cued: bool
    roles: Ints
    flags: tuple[int, int, int]


@dataclass(frozen=True)
class Referring:
    """First and last piece of an anaphor, and the entities (indices) that it may stand for."""

    first: int
    last: int
    named: frozenset[int]


@dataclass(frozen=True)
class Labelled:
    """Pieces with their labels, each of shape (n,): cue, anchor and entity (BIO) of every piece.

    `spans` (e, 2) are first and last piece of every named entity, in order.
    """

    pieces: Pieces
    cues: Ints
    anchors: Ints
    entities: Ints
    bound: tuple[Bound, ...]
    zones: tuple[Range, ...]
    spans: Ints
    referring: tuple[Referring, ...]


def label(article: Annotated, tokenizer: Tokenizer) -> Labelled:
    """Label a whole article. Where only the outermost layer is marked, no label inside contents."""
    pieces = read_pieces(tokenizer, article.text)
    cues, anchors = np.zeros(len(pieces), np.int64), np.full(len(pieces), IGNORED, np.int64)
    zones = [places(pieces, zone) for zone in article.zones]
    for at in (p for zone in zones for p in zone):
        anchors[at] = 0
    for at in (p for b in article.bindings for r in b.content for p in places(pieces, r)):
        cues[at] = cues[at] if anchors[at] == 0 else IGNORED
    bound = []
    others = {p for b in article.bindings for r in b.speaker for p in places(pieces, r)}
    for binding in article.bindings:
        held = bind(pieces, binding)
        if held is None:
            continue
        if anchors[held.first] == IGNORED:
            for at in others:
                held.roles[at] = held.roles[at] or MAYBE_VIA
        bound.append(held)
        if held.cued:
            cues[held.first : held.last + 1] = INSIDE
            cues[held.first] = BEGIN
        else:
            anchors[held.first] = 1
    return Labelled(
        pieces,
        cues,
        anchors,
        entity_labels(article, pieces),
        tuple(bound),
        tuple((z[0], z[-1] + 1) for z in zones if z),
        *references(article, pieces),
    )


def references(article: Annotated, pieces: Pieces) -> tuple[Ints, tuple[Referring, ...]]:
    """The entities, and the anaphors that may stand for one of them (and every sixth other)."""
    entities = sorted(e for e in article.entities if places(pieces, e[:2]))
    held = [places(pieces, e[:2]) for e in entities]
    spans = np.array([(h[0], h[-1]) for h in held], np.int64).reshape(-1, 2)
    index = {e[:2]: k for k, e in enumerate(entities)}
    found = []
    for k, anaphor in enumerate(article.anaphors):
        own = places(pieces, anaphor.place)
        if own and (anaphor.named or k % 6 == 0):
            named = frozenset(index[n] for n in anaphor.named if n in index)
            found.append(Referring(own[0], own[-1], named))
    return spans, tuple(found)


def bind(pieces: Pieces, binding: Binding) -> Bound | None:
    roles = np.full(len(pieces), NOTHING, np.int64)
    named = ((binding.content, CONTENT), (binding.via, VIA), (binding.speaker, SPEAKER))
    for ranges, role in named:
        for place in ranges:
            roles[places(pieces, place)] = role
    if binding.cue:
        anchor = places(pieces, binding.cue)
        roles[anchor] = NOTHING
    else:
        anchor = places(pieces, binding.content[0])[:1]
    if not anchor or CONTENT not in roles:
        return None
    flags = (binding.claim, binding.hedged, binding.denial)
    return Bound(anchor[0], anchor[-1], binding.cue is not None, roles, flags)


def places(pieces: Pieces, place: Range) -> range:
    """The pieces that overlap a range of characters."""
    first = int(np.searchsorted(pieces.ends, place[0], side="right"))
    return range(first, max(first, int(np.searchsorted(pieces.starts, place[1], side="left"))))


def entity_labels(article: Annotated, pieces: Pieces) -> Ints:
    """0 outside, then 2k+1 at the first and 2k+2 at every further piece of type k."""
    labels = np.full(len(pieces), 0 if article.entities else IGNORED, np.int64)
    for start, end, kind in article.entities:
        held = places(pieces, (start, end))
        labels[held] = 2 * ENTITIES.index(kind) + 2
        labels[held[:1]] -= 1
    return labels


def cut(whole: Labelled, start: int, end: int) -> Labelled:
    """One window; bindings whose anchor lies outside it are dropped, roles beyond it clipped."""
    part = slice(start, end)
    pieces = whole.pieces.part(part)
    bound = tuple(
        replace(b, first=b.first - start, last=b.last - start, roles=b.roles[part])
        for b in whole.bound
        if start <= b.first and b.last < end and CONTENT in b.roles[part]
    )
    low, high = np.searchsorted(whole.spans[:, 0], start), np.searchsorted(whole.spans[:, 1], end)
    kept = frozenset(range(int(low), int(high)))
    referring = tuple(
        Referring(r.first - start, r.last - start, frozenset(k - int(low) for k in r.named & kept))
        for r in whole.referring
        if start <= r.first and r.last < end
    )
    return Labelled(
        pieces,
        whole.cues[part],
        whole.anchors[part],
        whole.entities[part],
        bound,
        whole.zones,
        whole.spans[low:high] - start,
        referring,
    )


@dataclass(frozen=True)
class Sampler:
    """Draws the windows of an epoch: every article once, fully marked zones `again` times more."""

    articles: list[tuple[Labelled, Labelled]]
    size: int
    again: int

    def epoch(self, draw: random.Random) -> Iterator[Labelled]:
        for plain, straight in self.articles:
            whole = straight if draw.random() < 0.25 else plain
            for start, end in self.tiling(len(whole.pieces), draw):
                yield cut(whole, start, end)
            for zone in whole.zones * self.again:
                for start, end in self.around(zone, len(whole.pieces), draw):
                    yield cut(whole, start, end)

    def tiling(self, length: int, draw: random.Random) -> Iterator[Range]:
        """Windows side by side, the first of a random length."""
        start, end = 0, draw.randint(self.size // 3, self.size)
        while start < length:
            yield start, min(end, length)
            start, end = end, end + self.size

    def around(self, zone: Range, length: int, draw: random.Random) -> Iterator[Range]:
        """Windows that begin at random before a zone and cover it."""
        start = max(0, zone[0] - draw.randint(0, self.size // 2))
        while start < min(zone[1], length):
            yield start, min(start + self.size, length)
            start += self.size


def both_ways(article: Annotated, tokenizer: Tokenizer) -> tuple[Labelled, Labelled]:
    """The article as printed and with typewriter quotation marks."""
    return label(article, tokenizer), label(straightened(article), tokenizer)


__all__ = ["IGNORED", "UNKNOWN", "Bound", "Labelled", "Sampler", "both_ways", "cut", "label"]
