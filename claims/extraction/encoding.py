"""Runs the two networks: once over every window of a text, then once over every cue."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime as ort  # type: ignore[import-untyped]
from numpy.typing import NDArray
from tokenizers import Tokenizer

from claims.extraction.binding import distance_buckets, paragraph_buckets, reach_of
from claims.extraction.pieces import Ints, Pieces, read_pieces
from claims.extraction.referring import candidates, gap_buckets

WEIGHTS = Path(__file__).parent / "weights"
CALIBRATION = "calibration.json"
SIZE, OVERLAP = 254, 64
CLS, SEP = 101, 102
AT_ONCE = 1
CUES_AT_ONCE = 6
CUE_TAGS, ANCHOR, ENTITIES = slice(0, 3), 3, slice(4, 13)

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The pieces that the roles of one attribution are looked for from: a cue, or where there is
    none the first piece of the content."""

    first: int
    last: int
    cued: bool


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text of n pieces, encoded: logits `tags` (n, 13), and window by window the states
    (windows, size, width) from which roles are read. `starts` are the windows' first pieces,
    `as_party` (n, 2P) states as an anaphor and as a candidate for one."""

    pieces: Pieces
    starts: Ints
    tags: Floats
    as_piece: Floats
    as_cue: Floats
    as_party: Floats

    def window_of(self, piece: int) -> int:
        """The window in which a piece stands farthest from an edge."""
        return int(owners(self.starts, np.array([piece]))[0])


@dataclass(frozen=True, slots=True)
class Roles:
    """For one anchor: logits (r, 4) for the pieces from `start` on, and the logits of its flags."""

    anchor: Anchor
    start: int
    roles: Floats
    flags: Floats


class Networks:
    """The shipped weights, loaded on first use, and run on one thread."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self.folder = folder

    @cached_property
    def tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def encoder(self) -> ort.InferenceSession:
        return session(self.folder / "encoder.onnx")

    @cached_property
    def binder(self) -> ort.InferenceSession:
        return session(self.folder / "binder.onnx")

    @cached_property
    def referrer(self) -> ort.InferenceSession:
        return session(self.folder / "referrer.onnx")

    @cached_property
    def calibration(self) -> tuple[float, float]:
        """Slope and offset by which sureness becomes a probability."""
        found = json.loads((self.folder / CALIBRATION).read_text(encoding="utf-8"))
        return float(found["slope"]), float(found["offset"])

    def encode(self, text: str) -> Encoded:
        """Encode a text in overlapping windows. Time and memory grow linearly with its length."""
        pieces = read_pieces(self.tokenizer, text)
        starts, size = windows(len(pieces))
        batches = (starts[k : k + AT_ONCE] for k in range(0, len(starts), AT_ONCE))
        found = [self.encode_windows(pieces, batch, size) for batch in batches]
        tags, as_piece, as_cue, as_party = map(np.concatenate, zip(*found, strict=True))
        place = np.arange(len(pieces))
        owner = owners(starts, place)
        own = owner, place - starts[owner]
        return Encoded(pieces, starts, tags[own], as_piece, as_cue, as_party[own])

    def encode_windows(self, pieces: Pieces, starts: Ints, size: int) -> list[Floats]:
        ids = np.full((len(starts), size + 2), SEP, np.int64)
        features = np.zeros_like(ids)
        held = starts[:, None] + np.arange(size)
        ids[:, 0], ids[:, 1:-1] = CLS, pieces.ids[held]
        features[:, 1:-1] = pieces.features[held]
        given = {"ids": ids, "mask": np.ones_like(ids), "features": features}
        return [part[:, 1:-1] for part in self.encoder.run(None, given)]

    def bind(self, encoded: Encoded, anchors: Sequence[Anchor]) -> list[Roles]:
        """Read the roles of every anchor from the window in which it stands best."""
        found: list[Roles] = []
        for k in range(0, len(anchors), CUES_AT_ONCE):
            found += self.bind_some(encoded, anchors[k : k + CUES_AT_ONCE])
        return found

    def bind_some(self, encoded: Encoded, anchors: Sequence[Anchor]) -> list[Roles]:
        views = [view(encoded, anchor) for anchor in anchors]
        width = max(len(v.at) for v in views)
        shape = (len(anchors), width)
        pieces = np.zeros((*shape, encoded.as_piece.shape[-1]), np.float32)
        distance, paragraph, mask = (np.zeros(shape, np.int64) for _ in range(3))
        distance += 1
        for row, v in enumerate(views):
            count = len(v.at)
            pieces[row, :count] = encoded.as_piece[v.window, v.at]
            distance[row, :count], paragraph[row, :count] = v.distance, v.paragraph
            mask[row, :count] = 1
        given = {
            "pieces": pieces,
            "cue": np.stack([v.cue for v in views]),
            "distance": distance,
            "paragraph": paragraph,
            "mask": mask,
        }
        roles, flags = self.binder.run(None, given)
        return [
            Roles(anchor, v.start, roles[row, : len(v.at)], flags[row])
            for row, (anchor, v) in enumerate(zip(anchors, views, strict=True))
        ]

    def refer(self, encoded: Encoded, first: int, last: int, spans: Ints) -> tuple[Ints, Floats]:
        """The entities that pieces `first` to `last` may stand for, and the probability of each;
        what is missing to 1 is that none of them is meant. `spans` (e, 2) as in `candidates`."""
        near = candidates(spans, first, last)
        if not len(near):
            return near, np.zeros(0, np.float32)
        own, named = np.split(encoded.as_party, 2, axis=1)
        given = {
            "anaphor": ((own[first] + own[last]) / 2)[None],
            "candidate": ((named[spans[near, 0]] + named[spans[near, 1]]) / 2)[None],
            "gaps": gap_buckets(encoded.pieces.paragraphs, spans[near], first)[None],
        }
        scores = self.referrer.run(None, given)[0][0]
        raised = np.exp(scores - scores.max())
        return near, (raised / raised.sum())[:-1]


@dataclass(frozen=True, slots=True)
class View:
    """What the binder sees for one anchor: places in a window, and where they are in the text."""

    window: int
    start: int
    at: Ints
    cue: Floats
    distance: Ints
    paragraph: Ints


def view(encoded: Encoded, anchor: Anchor) -> View:
    window = encoded.window_of((anchor.first + anchor.last) // 2)
    begin, length = int(encoded.starts[window]), encoded.as_piece.shape[1]
    first, last = max(anchor.first - begin, 0), min(anchor.last - begin, length - 1)
    held = reach_of(length, first)
    paragraphs = encoded.pieces.paragraphs[begin : begin + length]
    return View(
        window,
        begin + held.start,
        np.arange(held.start, held.stop),
        encoded.as_cue[window, first : last + 1].mean(axis=0),
        distance_buckets(length, first, last, cued=anchor.cued)[held],
        paragraph_buckets(paragraphs, first)[held],
    )


def windows(count: int) -> tuple[Ints, int]:
    """First pieces of windows that cover `count` pieces, and their size: as few as can overlap by
    `OVERLAP`, and all alike, so that none is filled up with nothing."""
    number = max(1, math.ceil((count - OVERLAP) / (SIZE - OVERLAP)))
    size = math.ceil((count + (number - 1) * OVERLAP) / number)
    return np.linspace(0, count - size, number).astype(np.int64), size


def owners(starts: Ints, places: Ints) -> Ints:
    """The window that speaks for each place: neighbours meet in the middle of their overlap."""
    return np.maximum(np.searchsorted(starts + OVERLAP // 2, places, side="right") - 1, 0)


def session(path: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
