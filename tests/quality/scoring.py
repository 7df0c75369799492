"""How well found claims agree with annotated ones: who said what, citing whom.

Two claims match where the Dice overlap of their words in place is at least 0.5, one to one, the
best first. Two parties agree where the words of one name contain the other's, articles and titles
aside. Over the matched pairs:

    detect     the pair itself
    exact      their words overlap by 0.95 or more
    who-said   the origin, the last party of the chain, agrees
    citing     the whole chain agrees, party by party

as F1, `multi-hop` as the recall of `citing` on annotated chains of two parties or more, and
`quote`, `hedged`, `denial` as the share of matched pairs that have the same.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.extraction import UNKNOWN
from tests.quality.annotations import Attributed, Party

Claims = Sequence[Attributed]
MATCH, EXACT = 0.5, 0.95
F1 = ("detect", "exact", "who-said", "citing")
SHARES = ("quote", "hedged", "denial")

_WORD = re.compile(r"\w+")
_SMALL = {"the", "a", "an", "of", "s"} | {"mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president"}


@dataclass(frozen=True)
class Pair:
    annotated: Attributed
    found: Attributed
    overlap: float

    def agrees(self) -> Iterator[str]:
        """In which of the measures; `multi-hop` for a long chain that agrees."""
        wanted, got = self.annotated, self.found
        citing = len(wanted.chain) == len(got.chain) and all(map(agree, wanted.chain, got.chain))
        holds = {
            "detect": True,
            "exact": self.overlap >= EXACT,
            "who-said": agree(wanted.chain[-1], got.chain[-1]),
            "citing": citing,
            "multi-hop": citing and len(wanted.chain) > 1,
            "quote": wanted.quote == got.quote,
            "hedged": wanted.hedged == got.hedged,
            "denial": wanted.denial == got.denial,
        }
        return (measure for measure, held in holds.items() if held)


def scores(articles: Iterable[tuple[str, Claims, Claims]]) -> dict[str, float]:
    """Each measure, from 0 to 1, over articles given as text, annotated claims, found claims."""
    hits: Counter[str] = Counter()
    annotated = found = longer = 0
    for text, wanted, got in articles:
        annotated += len(wanted)
        found += len(got)
        longer += sum(len(claim.chain) > 1 for claim in wanted)
        for pair in pairs(text, wanted, got):
            hits.update(pair.agrees())
    return {
        **{measure: 2 * hits[measure] / max(annotated + found, 1) for measure in F1},
        "multi-hop": hits["multi-hop"] / max(longer, 1),
        **{measure: hits[measure] / max(hits["detect"], 1) for measure in SHARES},
    }


def pairs(text: str, annotated: Claims, found: Claims) -> list[Pair]:
    """The matches, one to one, the best first."""
    mine = [_words(text, claim) for claim in annotated]
    theirs = [_words(text, claim) for claim in found]
    overlaps = ((_dice(a, b), i, j) for i, a in enumerate(mine) for j, b in enumerate(theirs))
    left, right = set(range(len(annotated))), set(range(len(found)))
    matched = []
    for overlap, i, j in sorted(overlaps, reverse=True):
        if overlap >= MATCH and i in left and j in right:
            left.remove(i)
            right.remove(j)
            matched.append(Pair(annotated[i], found[j], overlap))
    return matched


def agree(a: Party, b: Party) -> bool:
    mine, theirs = _name(a), _name(b)
    return mine <= theirs or theirs <= mine


def _name(party: Party) -> set[str]:
    return set(_WORD.findall(party.canonical.casefold())) - _SMALL or {UNKNOWN}


def _words(text: str, claim: Attributed) -> set[int]:
    """Where the words of its content begin."""
    return {
        piece.start + word.start()
        for piece in claim.content
        for word in _WORD.finditer(piece.of(text))
    }


def _dice(a: set[int], b: set[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
