"""From the networks' probabilities to spans of whole words."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from claims.extraction.encoding import ANCHOR, CUE_TAGS, ENTITIES, Anchor, Encoded, Floats, Roles
from claims.extraction.pieces import Ints, Pieces
from claims.extraction.schema import Span

CONTENT, SPEAKER, VIA = 1, 2, 3
CLAIM, HEDGED, DENIAL = 0, 1, 2
CUE_AT_LEAST = 0.4
ANCHOR_AT_LEAST = 0.5
GAP = 2
SUREST = 1e-4  # neither surer than 1 less this
LABELS = ("PERSON", "ORG", "GPE", "MISC")


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution as the tagger sees it; the last four are probabilities, `confidence` as the
    networks have it until `calibrated`."""

    cue: Span | None
    content: tuple[Span, ...]
    speaker: Span | None
    via: tuple[Span, ...]
    claim: float
    hedged: float
    denial: float
    confidence: float


def anchors_of(encoded: Encoded) -> tuple[list[Anchor], Floats]:
    """Cues and cueless contents to bind, and for each how sure it is."""
    words = encoded.pieces.words
    cues = by_word(softmax(encoded.tags[:, CUE_TAGS]), words)
    found, sure = [], []
    for first, last in cue_runs(cues):
        held = pieces_of(words, first, last)
        found.append(Anchor(held[0], held[1], True))
        sure.append(1 - float(cues[first : last + 1, 0].min()))
    lone = by_word(sigmoid(encoded.tags[:, ANCHOR : ANCHOR + 1]), words)[:, 0]
    for word in np.flatnonzero(lone >= ANCHOR_AT_LEAST):
        held = pieces_of(words, int(word), int(word))
        found.append(Anchor(held[0], held[0], False))
        sure.append(float(lone[word]))
    return found, np.array(sure, np.float32)


def cue_runs(cues: Floats) -> Iterator[tuple[int, int]]:
    """Runs of words that are cue (w, 3: outside, begin, inside); a clear begin splits a run."""
    inside = 1 - cues[:, 0] >= CUE_AT_LEAST
    begins = inside & (cues[:, 1] > cues[:, 2])
    first = last = -1
    for word in np.flatnonzero(inside).tolist():
        if first >= 0 and (word > last + 1 or begins[word]):
            yield first, last
            first = -1
        first, last = (word if first < 0 else first), word
    if first >= 0:
        yield first, last


def tagged(encoded: Encoded, found: Roles, sure: float) -> Tagged | None:
    """The spans of one anchor; None if no content is left."""
    pieces = encoded.pieces.part(slice(found.start, found.start + len(found.roles)))
    words = pieces.words - pieces.words[0]
    roles = by_word(softmax(found.roles), words)
    content = runs(roles[:, CONTENT] >= 0.5, GAP)
    if not content:
        return None
    speaker = best_run(roles, SPEAKER)
    via = runs(roles[:, VIA] >= 0.5, 0)
    held = np.concatenate([roles[a : b + 1, CONTENT] for a, b in content])
    flags = sigmoid(found.flags)
    anchor = found.anchor
    cue = Span(int(encoded.pieces.starts[anchor.first]), int(encoded.pieces.ends[anchor.last]))
    return Tagged(
        cue if anchor.cued else None,
        tuple(spanned(pieces, words, run) for run in content),
        spanned(pieces, words, speaker) if speaker else None,
        tuple(spanned(pieces, words, run) for run in via),
        float(flags[CLAIM]),
        float(flags[HEDGED]),
        float(flags[DENIAL]),
        sure * float(held.mean()),
    )


def calibrated(raw: float, slope: float, offset: float) -> float:
    """From the networks' own sureness to how often such an attribution is right (Platt 1999)."""
    raw = min(max(raw, SUREST), 1 - SUREST)
    return 1 / (1 + math.exp(-slope * math.log(raw / (1 - raw)) - offset))


@dataclass(frozen=True, slots=True)
class Entities:
    """Named entities: first and last piece of each (e, 2), in order, and what each is."""

    pieces: Ints
    spans: tuple[Span, ...]
    labels: tuple[str, ...]


def entities_of(encoded: Encoded) -> Entities:
    """The named entities of a text."""
    words = encoded.pieces.words
    tags = by_word(softmax(encoded.tags[:, ENTITIES]), words).argmax(axis=1)
    kinds = (tags + 1) // 2
    begins = (kinds > 0) & ((tags % 2 == 1) | (kinds != np.concatenate([[0], kinds[:-1]])))
    ends = np.append(begins[1:] | (kinds[1:] == 0), True) & (kinds > 0)
    held = [
        (*pieces_of(words, first, last), LABELS[kinds[first] - 1])
        for first, last in zip(
            np.flatnonzero(begins).tolist(), np.flatnonzero(ends).tolist(), strict=True
        )
    ]
    pieces = encoded.pieces
    return Entities(
        np.array([h[:2] for h in held], np.int64).reshape(-1, 2),
        tuple(Span(int(pieces.starts[a]), int(pieces.ends[b])) for a, b, _ in held),
        tuple(label for *_, label in held),
    )


def best_run(roles: Floats, role: int) -> tuple[int, int] | None:
    """The run of words in which a role weighs most."""
    found = runs(roles.argmax(axis=1) == role, 1)
    return max(found, key=lambda run: roles[run[0] : run[1] + 1, role].sum(), default=None)


def runs(chosen: "np.ndarray", gap: int) -> list[tuple[int, int]]:
    """First and last index of every run of True; runs at most `gap` apart are joined."""
    at = np.flatnonzero(chosen)
    if not len(at):
        return []
    breaks = np.flatnonzero(np.diff(at) > gap + 1)
    firsts, lasts = np.concatenate([[0], breaks + 1]), np.concatenate([breaks, [len(at) - 1]])
    return [(int(at[a]), int(at[b])) for a, b in zip(firsts, lasts, strict=True)]


def by_word(probabilities: Floats, words: Ints) -> Floats:
    """Mean of the pieces of each word: (pieces, k) to (words, k). Words count from 0."""
    if not len(words):
        return probabilities
    first = np.flatnonzero(np.diff(words, prepend=-1))
    sums = np.add.reduceat(probabilities, first, axis=0)
    mean: Floats = (sums / np.diff(first, append=len(words))[:, None]).astype(np.float32)
    return mean


def pieces_of(words: Ints, first: int, last: int) -> tuple[int, int]:
    """First and last piece of a run of words."""
    return (
        int(np.searchsorted(words, first, side="left")),
        int(np.searchsorted(words, last, side="right")) - 1,
    )


def spanned(pieces: Pieces, words: Ints, run: tuple[int, int]) -> Span:
    first, last = pieces_of(words, *run)
    return Span(int(pieces.starts[first]), int(pieces.ends[last]))


def softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def sigmoid(logits: Floats) -> Floats:
    found: Floats = (1 / (1 + np.exp(-logits))).astype(np.float32)
    return found
