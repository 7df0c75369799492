"""Polls: what respondents say, the poll says first."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.layers import Chained, Step
from claims.extraction.schema import Span

_POLL = re.compile(
    r"\b(?:the|an?|this|that)\s+(?:[\w/&'’-]+\s+){0,6}?(?:poll|survey)\b(?!\w)", re.IGNORECASE
)
_RESPONDENTS = re.compile(
    r"\b(?:percent|per cent|voters|respondents|surveyed|polled|adults|majority|\d+%)(?!\w)|%",
    re.IGNORECASE,
)
_FAR = 1500  # characters between the poll's last mention and the figure


def polled(text: str, chained: Sequence[Chained]) -> list[Chained]:
    """Put the last poll named before a statement of respondents in front of them."""
    polls = [Span(*match.span()) for match in _POLL.finditer(text)]
    result, last = [], -1
    for each in chained:
        while last + 1 < len(polls) and polls[last + 1].start < each.attribution.end:
            last += 1
        speaker = each.steps[-1].party
        near = last >= 0 and each.attribution.start - polls[last].end < _FAR
        if near and len(each.steps) == 1 and speaker and _RESPONDENTS.search(speaker.of(text)):
            result.append(replace(each, steps=(Step(polls[last], implied=True), *each.steps)))
        else:
            result.append(each)
    return result
