"""Steps by which a draft becomes what is meant, each a button of the form. Pure."""

from collections.abc import Callable
from dataclasses import replace

from claims.review.drafts import LONGEST_NAME, Draft, Misread, Typed, TypedHop


def stepped(draft: Draft, step: str, selected: Typed) -> Draft:
    """The draft after one step: "content", "cue", "speaker", "cited" or "mention 2" take the
    selected words; "cut 1" drops a piece, "drop 2" a hop, "up 2" and "down 2" move it, "add"
    makes room for one more. An unknown step changes nothing.

    Raises Misread where words are needed and none are selected.
    """
    name, _, number = step.partition(" ")
    at = int(number) - 1 if number.isdecimal() else 0
    if name in TAKING:
        if not selected.words.strip():
            raise Misread(["Select words of the article first, then say what they are."])
        return TAKING[name](draft, at, selected)
    return MOVING[name](draft, at) if name in MOVING else draft


def _content(draft: Draft, _: int, selected: Typed) -> Draft:
    """The selection takes the place of the pieces that it overlaps."""
    kept = [piece for piece in draft.content if not _overlap(piece, selected)]
    in_order = sorted([*kept, selected], key=_begin)
    return replace(draft, content=tuple(piece for piece in in_order if piece.words))


def _cue(draft: Draft, _: int, selected: Typed) -> Draft:
    return replace(draft, cue=selected)


def _speaker(draft: Draft, _: int, selected: Typed) -> Draft:
    return _mention(draft, 0, selected) if draft.chain else _cited(draft, 0, selected)


def _cited(draft: Draft, _: int, selected: Typed) -> Draft:
    return replace(draft, chain=(*draft.chain, _hop_of(selected)))


def _mention(draft: Draft, at: int, selected: Typed) -> Draft:
    """Other words around the same place still mean the same party; words elsewhere name another."""
    if at >= len(draft.chain):
        return draft
    hop = draft.chain[at]
    same = not hop.mention.words or _overlap(hop.mention, selected)
    named = hop if same and hop.party else _hop_of(selected)
    chain = [*draft.chain]
    chain[at] = replace(named, mention=selected)
    return replace(draft, chain=tuple(chain))


def _cut(draft: Draft, at: int) -> Draft:
    return replace(draft, content=draft.content[:at] + draft.content[at + 1 :])


def _drop(draft: Draft, at: int) -> Draft:
    return replace(draft, chain=draft.chain[:at] + draft.chain[at + 1 :])


def _up(draft: Draft, at: int) -> Draft:
    if not 0 < at < len(draft.chain):
        return draft
    chain = [*draft.chain]
    chain[at - 1], chain[at] = chain[at], chain[at - 1]
    return replace(draft, chain=tuple(chain))


def _down(draft: Draft, at: int) -> Draft:
    return _up(draft, at + 1)


def _add(draft: Draft, _: int) -> Draft:
    return replace(draft, chain=(*draft.chain, TypedHop()))


def _widen(draft: Draft, _: int) -> Draft:
    return replace(draft, content=(*draft.content, Typed()))


TAKING: dict[str, Callable[[Draft, int, Typed], Draft]] = {
    "content": _content,
    "cue": _cue,
    "speaker": _speaker,
    "cited": _cited,
    "mention": _mention,
}
MOVING: dict[str, Callable[[Draft, int], Draft]] = {
    "cut": _cut,
    "widen": _widen,
    "drop": _drop,
    "up": _up,
    "down": _down,
    "add": _add,
}


def _hop_of(selected: Typed) -> TypedHop:
    return TypedHop(party=" ".join(selected.words.split())[:LONGEST_NAME], mention=selected)


def _begin(words: Typed) -> int:
    return int(words.at) if words.at.isdecimal() else 0


def _overlap(one: Typed, other: Typed) -> bool:
    if not (one.at.isdecimal() and other.at.isdecimal()):
        return False
    return max(_begin(one), _begin(other)) < min(
        _begin(one) + len(one.words), _begin(other) + len(other.words)
    )
