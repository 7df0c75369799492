"""Posts printed in an article: "The dam leaks. — Dunmore Watch (@dunmorewatch) May 3, 2024"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.extraction.edges import trimmed
from claims.extraction.layers import Attribution, Chained, Step
from claims.extraction.schema import Span

_SIGNED = re.compile(
    r"(?:—|–|--)[^\S\n]*(?P<party>[^\n()@—–]{2,60}[^\S\n]*\(@\w{1,30}\))[^\n]{0,40}$", re.MULTILINE
)
_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/|t\.co/)\S+")
_LONGEST = 1000
_SURE = 0.8  # the layout leaves no doubt
_MOST = 0.5  # of a post in one statement: then nothing is left to say


@dataclass(frozen=True, slots=True)
class Post:
    """What a post says, and the name and handle with which it is signed."""

    body: Span
    party: Span


def posts(text: str) -> Iterator[Post]:
    """The posts of a text, in order. The body stands on the line of the signature or above it."""
    for signed in _SIGNED.finditer(text):
        low, at = max(0, signed.start() - _LONGEST), signed.start()
        line = text.rfind("\n", low, at) + 1
        if not text[line:at].strip():
            at = max(low, line - 1)
            at = low + len(text[low:at].rstrip())
            line = text.rfind("\n", low, at) + 1
        link = _LINK.search(text, max(line, low), at)
        body = trimmed(text, max(line, low), link.start() if link else at)
        if body:
            yield Post(body, Span(*signed.span("party")))


def posted(text: str, chained: Sequence[Chained]) -> list[Chained]:
    """Put the account in front of what its post states, or let it state the whole post."""
    result, replaced = list(chained), set[int]()
    starts = [each.attribution.start for each in chained]
    for post in posts(text):
        low, high = bisect_left(starts, post.body.start), bisect_right(starts, post.body.end)
        inside = [k for k in range(low, high) if chained[k].attribution.end <= post.body.end]
        whole = Attribution((post.body,), None, post.party, confidence=_SURE)
        for k in inside:
            result[k] = _from(post, chained[k])
        own = {k for k in inside if _has_cue(post, chained[k].attribution)}
        if not any(whole.shared_with(chained[k].attribution) > _MOST for k in own):
            replaced |= set(inside) - own
            result.append(Chained(whole, (Step(post.party),)))
    kept = [each for k, each in enumerate(result) if k not in replaced]
    return sorted(kept, key=lambda each: each.attribution.start)


def _has_cue(post: Post, made: Attribution) -> bool:
    return made.cue is not None and post.body.contains(made.cue)


def _from(post: Post, each: Chained) -> Chained:
    others = [s for s in each.steps if s.party and not s.party.overlaps(post.party)]
    own = any(s.party and s.party.overlaps(post.party) for s in each.steps)
    return replace(each, steps=(Step(post.party, implied=not own), *others))
