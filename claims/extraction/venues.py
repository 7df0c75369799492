"""Venues: to whom, on what occasion and in what medium something was said. No hops of a chain.

"told CNN", "in an interview with the Daily Ledger", "at a rally in Dayton", "wrote on X". They are
looked for in the sentence of the cue, outside the content and the parties of the chain.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction import lexicon as lex
from claims.extraction.layers import text_of
from claims.extraction.schema import ExtractedClaim, Span, Venue, VenueKind

_TELLS = lex.words(
    "tell tells told telling inform informs informed informing remind reminds reminded assure "
    "assures assured notify notified"
)
_TO = re.compile(r"\s+(?:to|before)\s+")
_SPEAKING = re.compile(r"\b(?:speaking|talking|testifying|writing)\s+(?:to|before|with)\s+", re.I)
_PLACED = re.compile(
    r"\b(?P<where>in|at|during|on|via|through|after|before|outside|inside)\s+", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:the|a|an|his|her|its|their|our|my|this|that|one)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[-’'.&][^\W_]+)*[’']?")
_ATTACHED = re.compile(r"\s+(?:with|to|on|in|at|for|of|from|before|by)\s+", re.IGNORECASE)
_MEDIA = lex.words(
    "statement statements interview interviews letter letters email emails e-mail memo post posts "
    "tweet tweets blog op-ed column essay article book memoir podcast broadcast programme program "
    "show video message messages note filing lawsuit complaint affidavit release newsletter thread "
    "television tv radio advert ad advertisement comments twitter facebook instagram telegram "
    "youtube tiktok series recording media press"
)
_OCCASIONS = lex.words(
    "rally rallies briefing briefings conference conferences hearing hearings meeting meetings "
    "summit event events debate debates ceremony dinner lunch breakfast fundraiser forum "
    "convention appearance address speech speeches remarks testimony panel session trial court "
    "visit call conversation gathering vigil march protest funeral lecture talk discussion inquiry "
    "hall assembly reception launch stop tour"
)
_PLACES = frozenset(["at", "outside", "inside"])
_NO_NAMES = lex.DAYS | lex.words("jan feb mar apr jun jul aug sept oct nov dec")
_NOBODY = lex.words("me him her us them you it himself herself themselves")
_STOPS = (
    lex.AUXILIARIES | lex.NEGATIONS | lex.PRONOUNS | lex.PREPOSITIONS | lex.CONNECTIVES
    | lex.ADVERBS | lex.DAYS | (frozenset(lex.REPORTING_VERBS) - _MEDIA - _OCCASIONS) | _NOBODY
)  # fmt: skip
_INNER = lex.words("of for and the")  # inside a name
_LONGEST = 8  # words of a phrase
_WIDEST = 600  # characters on either side of the cue


@Language.component("venues")
def venues(doc: Doc) -> Doc:
    """Give every claim its venues."""
    text, claims = text_of(doc), doc._.claims
    sentences = [sentence.start_char for sentence in doc.sents]
    cues = sorted({claim.cue for claim in claims if claim.cue})
    doc._.claims = tuple(
        replace(claim, venues=found) if (found := _venues(text, claim, sentences, cues)) else claim
        for claim in claims
    )
    return doc


def _venues(
    text: str, claim: ExtractedClaim, sentences: Sequence[int], cues: Sequence[Span]
) -> tuple[Venue, ...]:
    if claim.cue is None:
        return ()
    around = _around(text, claim.cue, sentences, cues)
    taken = sorted([*claim.content, *(hop.mention for hop in claim.chain if hop.mention)])
    found = sorted(
        (venue for free in _free(around, taken) for venue in _in(text, free, claim.cue)),
        key=lambda venue: (venue.span.start, -venue.span.end),
    )
    kept: list[Venue] = []
    for venue in found:
        if not (kept and kept[-1].span.overlaps(venue.span)):
            kept.append(venue)
    return tuple(kept)


def _around(text: str, cue: Span, sentences: Sequence[int], cues: Sequence[Span]) -> Span:
    """The sentence of the cue, as far as no other cue governs it."""
    at = bisect_right(sentences, cue.start)
    low, high = sentences[at - 1], sentences[at] if at < len(sentences) else len(text)
    here = bisect_left(cues, cue)
    if here:
        low = max(low, min(cues[here - 1].end, cue.start))
    if here + 1 < len(cues):
        high = min(high, max(cues[here + 1].start, cue.end))
    return Span(max(low, cue.start - _WIDEST), max(cue.end, min(high, cue.end + _WIDEST)))


def _free(around: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """What is left of a stretch outside the spans taken, which are sorted."""
    at = around.start
    for span in taken:
        if at < span.start and span.start <= around.end:
            yield Span(at, span.start)
        at = max(at, span.end)
    if at < around.end:
        yield Span(at, around.end)


def _in(text: str, free: Span, cue: Span) -> Iterator[Venue]:
    if free.start < cue.end <= free.end:
        yield from _addressee(text, cue, free.end)
    for match in _SPEAKING.finditer(text, free.start, free.end):
        yield from _of(text, match.end(), free.end, VenueKind.ADDRESSEE)
    for match in _PLACED.finditer(text, free.start, free.end):
        yield from _placed(text, match.end(), free.end, match["where"].lower())


def _addressee(text: str, cue: Span, end: int) -> Iterator[Venue]:
    """Behind "told", also where the cue goes on, and behind "said to"."""
    words = list(_WORD.finditer(text, cue.start, cue.end))
    tells = next((word for word in reversed(words) if word[0].lower() in _TELLS), None)
    if tells:
        yield from _of(text, tells.end(), end, VenueKind.ADDRESSEE)
    elif to := _TO.match(text, cue.end, end):
        yield from _of(text, to.end(), end, VenueKind.ADDRESSEE)


def _of(text: str, start: int, end: int, kind: VenueKind) -> Iterator[Venue]:
    """The venue that one phrase names; what sounds like an occasion is one: "told a rally"."""
    phrase = _phrase(text, start, end)
    if phrase:
        last = _last_word(text, phrase)
        known = VenueKind.OCCASION if last in _OCCASIONS else kind
        whole = _with_attached(text, phrase, end) if known is VenueKind.OCCASION else phrase
        yield Venue(whole, _name(text, whole), known)


def _placed(text: str, start: int, end: int, where: str) -> Iterator[Venue]:
    """ "In a statement", "at a rally in Dayton", "on X", "at the White House"."""
    phrase = _phrase(text, start, end)
    if phrase is None:
        return
    last, named = _last_word(text, phrase), _is_name(text, phrase)
    if last in _MEDIA and (
        where in ("in", "on", "via", "through", "during") or last == "interview"
    ):
        whole = _with_attached(text, phrase, end)
        yield Venue(whole, _name(text, whole), VenueKind.MEDIUM)
    elif last in _OCCASIONS:
        whole = _with_attached(text, phrase, end)
        yield Venue(whole, _name(text, whole), VenueKind.OCCASION)
    elif named and where == "on":
        yield Venue(phrase, _name(text, phrase), VenueKind.MEDIUM)
    elif named and where in _PLACES:
        yield Venue(phrase, _name(text, phrase), VenueKind.OCCASION)
    elif named and where == "in" and last in lex.OUTLETS:
        yield Venue(phrase, _name(text, phrase), VenueKind.MEDIUM)


def _phrase(text: str, start: int, end: int) -> Span | None:
    """The noun phrase that begins here, article included, up to a word that cannot be in it."""
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    article = _ARTICLE.match(text, begin, end)
    at = last = article.end() if article else begin
    for _ in range(_LONGEST):
        word = _WORD.match(text, at, end)
        if word is None or not _belongs(text, word, last if last > begin else at, end):
            break
        last = word.end()
        at = last + 1 if text[last : last + 1].isspace() else end
    return Span(begin, last) if last > (article.end() if article else begin) else None


def _belongs(text: str, word: re.Match[str], last: int, end: int) -> bool:
    """A small word counts inside a name only: "the Bank of Holm"."""
    lower = word[0].lower()
    if word[0][0].isupper():
        return lower not in lex.DAYS
    if lower in _INNER:
        named = text[:last].rpartition(" ")[2][:1].isupper()
        following = _WORD.match(text, word.end() + 1, end)
        return named and following is not None and following[0][0].isupper()
    return lower in _OCCASIONS or not (lower in _STOPS or lower.endswith("ly"))


def _with_attached(text: str, phrase: Span, end: int) -> Span:
    """With the phrase that hangs on it, unless that is a day: "a rally in Dayton"."""
    joint = _ATTACHED.match(text, phrase.end, end)
    more = _phrase(text, joint.end(), end) if joint else None
    if more is None or _last_word(text, more) in _NO_NAMES:
        return phrase
    return Span(phrase.start, more.end)


def _is_name(text: str, phrase: Span) -> bool:
    article = _ARTICLE.match(text, phrase.start, phrase.end)
    first = article.end() if article else phrase.start
    return text[first].isupper() and _last_word(text, phrase) not in _NO_NAMES


def _last_word(text: str, phrase: Span) -> str:
    words = _WORD.findall(phrase.of(text))
    return words[-1].lower().removesuffix("'s").removesuffix("’s") if words else ""


def _name(text: str, phrase: Span) -> str:
    """As one would file it: without article and ending, on one line."""
    plain = " ".join(_ARTICLE.sub("", phrase.of(text), count=1).split())
    return plain.removesuffix("'s").removesuffix("’s") or phrase.of(text)
