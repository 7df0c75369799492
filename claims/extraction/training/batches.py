"""Windows to tensors: batches of like length, padded."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from claims.extraction.binding import distance_buckets, paragraph_buckets, reach_of
from claims.extraction.pieces import Ints
from claims.extraction.referring import CANDIDATES, candidates, gap_buckets
from claims.extraction.training.annotations import UNKNOWN
from claims.extraction.training.windows import IGNORED, Bound, Labelled

CLS, SEP = 101, 102


@dataclass(frozen=True)
class Batch:
    """B windows of T pieces ([CLS] first) and the N bindings in them, each seen within its reach:
    `at` (N, R) are the places in the window that `distance`, `paragraph` and `roles` speak of."""

    ids: Tensor
    mask: Tensor
    features: Tensor
    cues: Tensor
    anchors: Tensor
    entities: Tensor
    window: Tensor
    anchor: Tensor
    at: Tensor
    distance: Tensor
    paragraph: Tensor
    roles: Tensor
    flags: Tensor
    referring: "Pairs"


@dataclass(frozen=True)
class Pairs:
    """A anaphors with up to K candidates each. `anaphor` (A, 3) and `candidate` (A, K, 3) are
    window, first and last place; `gaps` (A, K, 3) buckets; `known` and `right` (A, K) masks."""

    anaphor: Tensor
    candidate: Tensor
    gaps: Tensor
    known: Tensor
    right: Tensor


def batched(windows: list[Labelled], size: int, draw: random.Random) -> Iterator[Batch]:
    """Shuffle, sort roughly by length and collate."""
    draw.shuffle(windows)
    pool = 40 * size
    groups = []
    for start in range(0, len(windows), pool):
        near = sorted(windows[start : start + pool], key=lambda w: len(w.pieces))
        groups += [near[k : k + size] for k in range(0, len(near), size)]
    draw.shuffle(groups)
    return (collate(group) for group in groups)


def collate(windows: list[Labelled]) -> Batch:
    length = rounded(max(len(w.pieces) for w in windows) + 2)

    def padded(rows: list[np.ndarray], fill: int) -> Tensor:
        out = np.full((len(rows), length), fill, np.int64)
        for row, values in zip(out, rows, strict=True):
            row[1 : len(values) + 1] = values
        return torch.from_numpy(out)

    ids = padded([w.pieces.ids for w in windows], 0)
    ids[:, 0] = CLS
    for k, w in enumerate(windows):
        ids[k, len(w.pieces) + 1] = SEP
    held = [(k, w, b) for k, w in enumerate(windows) for b in w.bound]
    count = rounded(len(held))
    views = [reach_of(len(w.pieces), b.first) for _, w, b in held]
    anchor = torch.zeros(count, length)
    for row, (_, _, b) in zip(anchor, held, strict=False):
        row[b.first + 1 : b.last + 2] = 1 / (b.last - b.first + 1)
    bound = [view_of(w, b, view) for (_, w, b), view in zip(held, views, strict=True)]
    at, distance, paragraph, roles = (
        stacked([row[k] for row in bound], k, count) for k in range(4)
    )
    flags = [b.flags for _, _, b in held] + [(UNKNOWN,) * 3] * (count - len(held))
    return Batch(
        ids,
        (ids > 0).long(),
        padded([w.pieces.features for w in windows], 0),
        padded([w.cues for w in windows], IGNORED),
        padded([w.anchors for w in windows], IGNORED),
        padded([w.entities for w in windows], IGNORED),
        torch.tensor([k for k, _, _ in held] + [0] * (count - len(held)), dtype=torch.long),
        anchor,
        at,
        distance,
        paragraph,
        roles,
        torch.tensor(flags, dtype=torch.float).view(-1, 3),
        paired(windows),
    )


def paired(windows: list[Labelled]) -> Pairs:
    rows = [(k, w, r) for k, w in enumerate(windows) for r in w.referring]
    count = rounded(len(rows))
    anaphor, candidate = np.ones((count, 3), np.int64), np.ones((count, CANDIDATES, 3), np.int64)
    gaps, known = np.zeros((count, CANDIDATES, 3), np.int64), np.zeros((count, CANDIDATES))
    right = np.zeros_like(known)
    for row, (k, w, r) in enumerate(rows):
        anaphor[row] = k, r.first + 1, r.last + 1
        near = candidates(w.spans, r.first, r.last)
        held = slice(0, len(near))
        candidate[row, held, 0], candidate[row, held, 1:] = k, w.spans[near] + 1
        gaps[row, held] = gap_buckets(w.pieces.paragraphs, w.spans[near], r.first)
        known[row, held] = 1
        right[row, held] = [int(n) in r.named for n in near]
    anaphor[len(rows) :, 0] = 0
    candidate[known == 0] = (0, 1, 1)
    return Pairs(*map(torch.from_numpy, (anaphor, candidate, gaps, known, right)))


def view_of(window: Labelled, bound: Bound, view: slice) -> tuple[Ints, Ints, Ints, Ints]:
    """Where the binder looks for one binding: places, distances, paragraphs and roles."""
    length = len(window.pieces)
    return (
        np.arange(length)[view] + 1,
        distance_buckets(length, bound.first, bound.last, cued=bound.cued)[view],
        paragraph_buckets(window.pieces.paragraphs, bound.first)[view],
        bound.roles[view],
    )


def rounded(count: int) -> int:
    """Up to a multiple of 32: every new shape costs the CPU library a compilation."""
    return -(-count // 32) * 32


def stacked(rows: list[Ints], column: int, count: int) -> Tensor:
    """Rows of differing length, padded: place 0 is [CLS], which `roles` ignores."""
    width = rounded(max(map(len, rows), default=0))
    out = np.full((count, width), (0, 1, 0, IGNORED)[column], np.int64)
    for row, values in zip(out, rows, strict=False):
        row[: len(values)] = values
    return torch.from_numpy(out)
