"""What a claim says and who says it, as one value: all that a person may correct. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from claims.extraction import Hop, Kind, QuoteKind, Span
from claims.places import exact, joined


@dataclass(frozen=True, slots=True)
class Wording:
    """`content` in the order of the text, its pieces disjoint; `chain` from the article outward.

    Spans are half-open, in code points of the text that the claim was read from.
    """

    content: tuple[Span, ...]
    cue: Span | None
    chain: tuple[Hop, ...]
    hedged: bool = False
    denial: bool = False
    attitude: bool = False
    quote: QuoteKind = QuoteKind.INDIRECT

    def __post_init__(self) -> None:
        if not self.content or not self.chain:
            raise ValueError("a claim has content and at least one hop")


FIELDS = tuple(field.name for field in fields(Wording))
QUALIFIERS = ("hedged", "denial", "attitude")


def to_json(wording: Wording, text: str) -> dict[str, Any]:
    """The wording with the characters at each place. Raises Misplaced."""
    return {
        "content": [_place(piece, text) for piece in wording.content],
        "cue": _place(wording.cue, text) if wording.cue else None,
        "chain": [_hop(hop, text) for hop in wording.chain],
        **{name: getattr(wording, name) for name in QUALIFIERS},
        "quote": wording.quote.value,
    }


def from_json(told: Mapping[str, Any]) -> Wording:
    return Wording(
        content=tuple(_span(place) for place in told["content"]),
        cue=_span(told["cue"]) if told["cue"] else None,
        chain=tuple(
            Hop(
                mention=_span(hop["mention"]) if hop["mention"] else None,
                canonical=hop["canonical"],
                kind=Kind(hop["kind"]),
                named=hop["named"],
            )
            for hop in told["chain"]
        ),
        **{name: told[name] for name in QUALIFIERS},
        quote=QuoteKind(told["quote"]),
    )


def differing(one: Wording, other: Wording) -> list[str]:
    """The names of the fields in which two wordings are not equal, in their order."""
    return [name for name in FIELDS if getattr(one, name) != getattr(other, name)]


def in_words(wording: Wording, text: str) -> dict[str, str]:
    """Each field as a line to read; "" for what is not there."""
    return {
        "content": joined(text, wording.content),
        "cue": exact(text, wording.cue) if wording.cue else "",
        "chain": " → ".join(_hop_in_words(hop, text) for hop in wording.chain),
        **{name: "yes" if getattr(wording, name) else "no" for name in QUALIFIERS},
        "quote": wording.quote.value,
    }


def _place(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "exact": exact(text, span)}


def _span(place: Mapping[str, Any]) -> Span:
    return Span(place["start"], place["end"])


def _hop(hop: Hop, text: str) -> dict[str, Any]:
    return {
        "mention": _place(hop.mention, text) if hop.mention else None,
        "canonical": hop.canonical,
        "kind": hop.kind.value,
        "named": hop.named,
    }


def _hop_in_words(hop: Hop, text: str) -> str:
    mention = exact(text, hop.mention) if hop.mention else "implied"
    return hop.canonical if mention == hop.canonical else f"{hop.canonical} ({mention})"
