"""Qualifiers: hedged or not, a denial or not, with the words that show it; quoted how far.

Fills `doc._.claims`, to which later components add what else they read.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction import lexicon as lex
from claims.extraction.asserting import asserts
from claims.extraction.layers import Attribution, Chained, Office, Party, Step, text_of
from claims.extraction.posts import posts
from claims.extraction.quotations import quotations
from claims.extraction.schema import NOBODY, ExtractedClaim, Hop, QuoteKind, Span

_WORD = re.compile(r"\w+")
_MODAL = re.compile(
    r"\b(?:(?-i:may)|might|could|possibl[ey]|likely|unlikely|reportedly|allegedly|alleged|purported|"
    r"purportedly|apparently|appears?\s+to|seems?\s+to|expected\s+to|believed\s+to|thought\s+to|"
    r"perhaps|probabl[ey]|potential(?:ly)?|suspected)\b",
    re.IGNORECASE,
)
_UNSURE_CUES = lex.words(
    "believe believes believed expect expects expected suspect suspects suspected reportedly "
    "allegedly alleged supposedly purportedly think thinks thought predict predicts predicted "
    "anticipate fear fears feared estimate estimates"
)
_DENYING = frozenset(form for lemma in lex.DENYING for form in (lemma, *lex.forms(lemma)))
# A modal counts in the main clause only, which is read as the first words of the content.
_MAIN_CLAUSE = 14
# Words that lead into a quotation and are none of it: "as “a ruin”".
_LEADING = re.compile(r"(?:that|as|to)\s+", re.IGNORECASE)


@Language.component("qualifiers")
def qualifiers(doc: Doc) -> Doc:
    """Fill `doc._.claims` from the attributions that assert something and the parties of their
    steps."""
    marked = quoted(text_of(doc))
    told = (each for each in doc._.chained if asserts(text_of(doc), each.attribution))
    doc._.claims = tuple(claim(doc, each, marked) for each in told)
    return doc


def quoted(text: str) -> list[Span]:
    """What stands in quotation marks or is a post printed as one, in order and disjoint."""
    bodies = [post.body for post in posts(text)]
    marked = (q.outer for q in quotations(text))
    return sorted([*bodies, *(m for m in marked if not any(b.overlaps(m) for b in bodies))])


def claim(doc: Doc, chained: Chained, marked: list[Span]) -> ExtractedClaim:
    made, text = chained.attribution, text_of(doc)
    doubts, negations = hedges(text, made), denials(text, made)
    return ExtractedClaim(
        content=made.content,
        cue=made.cue,
        chain=_chain(doc, chained.steps),
        hedged=bool(doubts),
        denial=bool(negations),
        quote=quote_kind(text, made.content, marked),
        confidence=made.confidence,
        claimhood=made.claim,
        hedges=doubts,
        denials=negations,
    )


def _chain(doc: Doc, steps: tuple[Step, ...]) -> tuple[Hop, ...]:
    """Hops of the steps; a party that cites itself is one hop."""
    hops: list[Hop] = []
    for step in steps:
        hop = _hop(doc, step)
        if hops and hop.canonical == hops[-1].canonical:
            continue
        hops.append(hop)
    return tuple(hops)


def _hop(doc: Doc, step: Step) -> Hop:
    if step.party is None:
        return NOBODY
    party: Party = doc._.parties[step.party]
    office: Office = doc._.offices[step.party]
    return Hop(
        None if step.implied else step.party,
        party.canonical,
        party.kind,
        party.named,
        office.role,
        office.organisation,
        office.former,
        plural=doc._.mentions[step.party].plural,
    )


def hedges(text: str, made: Attribution) -> tuple[Span, ...]:
    """The words that show doubt, in the main proposition or in the cue itself."""
    first = made.content[0]
    opening = list(islice(_WORD.finditer(text, first.start, first.end), _MAIN_CLAUSE))
    end = opening[-1].end() if opening else first.start
    modals = (Span(*match.span()) for match in _MODAL.finditer(text, first.start, end))
    return tuple(sorted({*_in_cue(text, made, _UNSURE_CUES), *modals}))


def denials(text: str, made: Attribution) -> tuple[Span, ...]:
    """The words by which the act itself denies; "said there was no link" does not."""
    return tuple(_in_cue(text, made, _DENYING))


def _in_cue(text: str, made: Attribution, wanted: frozenset[str]) -> Iterator[Span]:
    if made.cue:
        for match in _WORD.finditer(text, made.cue.start, made.cue.end):
            if match[0].lower() in wanted:
                yield Span(*match.span())


def quote_kind(text: str, content: tuple[Span, ...], marked: list[Span]) -> QuoteKind:
    """How many of the content's words stand inside quotation marks."""
    words = [m.start() for piece in content for m in _WORD.finditer(text, piece.start, piece.end)]
    first = bisect_right(marked, content[0].start, key=lambda q: q.end)
    last = bisect_left(marked, content[-1].end, key=lambda q: q.start)
    near = marked[first:last]
    outside = [w for w in words if not any(q.start <= w < q.end for q in near)]
    if len(outside) == len(words):
        return QuoteKind.INDIRECT
    leading = _LEADING.match(text, content[0].start)
    opening = leading.end() if leading else 0
    return QuoteKind.DIRECT if all(w < opening for w in outside) else QuoteKind.MIXED
