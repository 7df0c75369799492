"""The trained tagger: text in, attributions with their cue, content, speaker and relays out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np

from claims.extraction.decoding import Entities, Tagged, anchors_of, calibrated, entities_of, tagged
from claims.extraction.encoding import Encoded, Networks
from claims.extraction.layers import Antecedent
from claims.extraction.schema import Span


@cache
def networks() -> Networks:
    """One copy of the weights in each process."""
    return Networks()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the tagger sees in a text. `antecedents` has an entry for every party mentioned."""

    attributions: tuple[Tagged, ...] = ()
    entities: tuple[tuple[Span, str], ...] = ()
    antecedents: Mapping[Span, tuple[Antecedent, ...]] = field(default_factory=dict)


def read(text: str) -> Reading:
    """Read any string. Contents of different attributions may overlap or lie in one another."""
    found = read_raw(text, networks())
    slope, offset = networks().calibration
    sure = (calibrated(each.confidence, slope, offset) for each in found.attributions)
    attributions = tuple(
        replace(each, confidence=c) for each, c in zip(found.attributions, sure, strict=True)
    )
    return replace(found, attributions=attributions)


def read_raw(text: str, using: Networks) -> Reading:
    """`read` before calibration, with any networks."""
    if not text.strip():
        return Reading()
    encoded = using.encode(text)
    if not len(encoded.pieces):
        return Reading()
    anchors, sure = anchors_of(encoded)
    found = [
        attribution
        for roles, certainty in zip(using.bind(encoded, anchors), sure.tolist(), strict=True)
        if (attribution := tagged(encoded, roles, certainty))
    ]
    entities = entities_of(encoded)
    parties = {p for a in found for p in (*a.via, a.speaker) if p}
    return Reading(
        tuple(sorted(found, key=lambda a: (a.content[0].start, a.content[-1].end))),
        tuple(zip(entities.spans, entities.labels, strict=True)),
        {party: antecedents(using, encoded, entities, party) for party in parties},
    )


def antecedents(
    using: Networks, encoded: Encoded, entities: Entities, party: Span
) -> tuple[Antecedent, ...]:
    """What a phrase may stand for, most probable first."""
    starts = encoded.pieces.starts
    first = int(np.searchsorted(starts, party.start, side="left"))
    last = int(np.searchsorted(starts, party.end, side="left")) - 1
    near, sure = using.refer(encoded, first, max(first, last), entities.pieces)
    found = [Antecedent(entities.spans[k], p) for k, p in zip(near, sure.tolist(), strict=True)]
    return tuple(sorted(found, key=lambda a: -a.probability))
