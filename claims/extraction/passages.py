"""Passages: sentences, joined where a quotation runs over the break between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from claims.extraction.lexicon import PREPOSITIONS, words
from claims.extraction.quotations import Quotation

# Tokens behind which a reporting clause may stand: "A," she said.
BREAKS = frozenset([",", "?", "!", "–", "—", "--", "”", '"', "’", "'", "''", "»"])
_SPOKE = words("said asked says wrote told tweeted added replied asks")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as tokens: `start` is the opening mark, `end` lies behind the closing one."""

    start: int
    end: int
    closed: bool

    @property
    def inner(self) -> tuple[int, int]:
        return self.start + 1, self.end - 1 if self.closed else self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """Tokens `start:end` without white space at the edges, with the quotations among them."""

    start: int
    end: int
    quoted: tuple[Quoted, ...] = ()
    opens_paragraph: bool = False
    masked: frozenset[int] = field(default=frozenset(), repr=False)

    def quote_from(self, at: int) -> Quoted | None:
        found = bisect_left(self.quoted, at, key=lambda q: q.start)
        quote = self.quoted[found] if found < len(self.quoted) else None
        return quote if quote and quote.start == at else None

    def last_quote(self, at: int) -> Quoted | None:
        """The last quotation that ends by `at`."""
        found = bisect_right(self.quoted, at, key=lambda q: q.end) - 1
        return self.quoted[found] if found >= 0 else None

    def quote_until(self, at: int) -> Quoted | None:
        quote = self.last_quote(at)
        return quote if quote and quote.end == at else None

    def all_quoted(self, doc: Doc) -> bool:
        """Nothing but marks stands outside the quotations."""
        if not self.quoted:
            return False
        return all(i in self.masked or doc[i].is_punct for i in range(self.start, self.end))


def as_tokens(doc: Doc, found: Sequence[Quotation]) -> list[Quoted]:
    """Quotations as token ranges, in order."""
    starts = [token.idx for token in doc]
    return [
        Quoted(
            bisect_right(starts, q.outer.start) - 1,
            bisect_left(starts, q.outer.end),
            q.closed,
        )
        for q in found
    ]


def passages(doc: Doc, quoted: Sequence[Quoted]) -> Iterator[Passage]:
    """The passages of the article, in order."""
    start, following, opens = 0, 0, True
    for sentence in doc.sents:
        while following < len(quoted) and quoted[following].end <= sentence.end:
            following += 1
        if following < len(quoted) and quoted[following].start < sentence.end:
            continue  # the break lies inside a quotation
        if _speaker_follows(doc, quoted, following, sentence.end):
            continue
        yield from _passage(doc, start, sentence.end, quoted, opens)
        opens = "\n" in doc[sentence.end - 1].text
        start = sentence.end
    if start < len(doc):
        yield from _passage(doc, start, len(doc), quoted, opens)


def _speaker_follows(doc: Doc, quoted: Sequence[Quoted], following: int, at: int) -> bool:
    """ "Why?" Jane Doe said on Monday: a quotation whose own mark is no end of the sentence."""
    if not following or at >= len(doc) or quoted[following - 1].end != at:
        return False
    for i in range(at, min(at + 7, len(doc) - 1)):
        if doc[i].lower_ in _SPOKE:
            return doc[i + 1].is_punct or doc[i + 1].lower_ in PREPOSITIONS
        if not doc[i].is_alpha and doc[i].text not in "'’'s’s.-":
            return False
    return False


def _passage(
    doc: Doc, start: int, end: int, quoted: Sequence[Quoted], opens: bool
) -> Iterator[Passage]:
    while start < end and doc[start].is_space:
        start += 1
    while start < end and doc[end - 1].is_space:
        end -= 1
    if start == end:
        return
    first = bisect_left(quoted, start, key=lambda q: q.start)
    last = bisect_left(quoted, end, key=lambda q: q.start)
    inside = tuple(quoted[first:last])
    masked = frozenset(i for q in inside for i in range(q.start, q.end))
    yield Passage(start, end, inside, opens, masked)


def quoted_passages(doc: Doc, quote: Quoted) -> Iterator[Passage]:
    """The sentences inside one quotation, as passages of their own."""
    start, end = quote.inner
    at = start
    for i in range(start + 1, end + 1):
        if i == end or doc[i].is_sent_start:
            yield from _passage(doc, at, i, (), False)
            at = i


# Sentence bounds as far as one looks for what belongs together; spaCy's own walk has no limit.
_WIDEST = 100


def sentence_start(doc: Doc, at: int) -> int:
    """The start of the sentence that holds token `at`, or the furthest token looked at."""
    low = max(0, at - _WIDEST)
    return next((i for i in range(at, low, -1) if doc[i].is_sent_start), low)


def sentence_end(doc: Doc, at: int) -> int:
    """The end of the sentence that holds the token before `at`, likewise."""
    high = min(len(doc), at + _WIDEST)
    return next((i for i in range(at, high) if doc[i].is_sent_start), high)
