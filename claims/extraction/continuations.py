"""Quotations that go on from a statement before them without a cue of their own."""

from collections.abc import Sequence

from spacy.tokens import Doc

from claims.extraction.contents import pieces
from claims.extraction.layers import Attribution, text_of
from claims.extraction.passages import Passage

_SHORTEST = 5  # tokens, marks included


def continuations(
    doc: Doc, units: Sequence[Passage], found: list[Attribution]
) -> list[Attribution]:
    """New attributions for quoted passages without a cue; `found` gains the pieces that

    complete a broken quotation in its paragraph: "A," she said. "B."
    """
    made: list[Attribution] = []
    last: int | None = None  # index in found of the attribution just before
    ends = sorted(range(len(found)), key=lambda i: found[i].end)
    at = 0
    for unit in units:
        edge = doc[unit.start].idx
        while at < len(ends) and found[ends[at]].end <= edge:
            last, at = ends[at], at + 1
        if last is None or not unit.all_quoted(doc) or unit.end - unit.start < _SHORTEST:
            continue
        if at < len(ends) and found[ends[at]].start < doc[unit.end - 1].idx:
            continue  # it has a cue of its own
        content = pieces(doc, unit.start, unit.end)
        if content and not unit.opens_paragraph and _is_open_quotation(doc, found[last], edge):
            found[last] = found[last].with_content(*found[last].content, *content)
        elif content:
            made.append(Attribution(content, None, None, continues=True, confidence=0.6))
    return made


def _is_open_quotation(doc: Doc, before: Attribution, edge: int) -> bool:
    """The statement before was a quotation with its cue behind it, in the sentence before."""
    if before.cue is None or before.cue.start < before.start:
        return False
    mark = text_of(doc)[before.start - 1] if before.start else ""
    between = text_of(doc)[before.cue.end : edge]
    return mark in tuple("“\"'‘«") and "\n" not in between and len(between) < 120
