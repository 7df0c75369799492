"""How each form of cue finds its speaker and its content in a passage."""

from claims.extraction import lexicon as lex
from claims.extraction.contents import Reading, pieces, spanned
from claims.extraction.cues import Cue
from claims.extraction.layers import Attribution
from claims.extraction.passages import BREAKS
from claims.extraction.phrases import is_adverb, is_name, noun_phrase_end, object_phrase, subject
from claims.extraction.schema import Span
from claims.extraction.speakers import describe, may_speak

__all__ = [
    "Reading",
    "according",
    "active",
    "bare_quotation",
    "colon",
    "hearsay",
    "noun",
    "participle",
    "passive",
]

_ANAPHORS = frozenset(["it", "this", "that", "which"])
_RELATIVES = frozenset(["who", "which", "that"])
# What stands before a colon in a headline and speaks for nobody.
_LABELS = lex.words("breaking update updated exclusive watch video live opinion analysis photos")
_TO_RAISING = lex.words(
    "believe think say report expect allege know estimate claim see fear consider suspect "
    "rumour rumor anticipate project assume"
)


def active(reading: Reading, cue: Cue, found: list[Attribution]) -> Attribution | None:
    """ "S said C", "C, S said", "C, said S" and their interrupted orders."""
    doc = reading.doc
    inverted = _inverted_speaker(reading, cue)
    if inverted:
        content = reading.around(cue.start, inverted[1])
        return reading.attribution(content, cue, inverted, 0.85)
    speaker = _subject(reading, cue)
    left = speaker[0] if speaker else cue.start
    if speaker and reading.is_parenthetical(left, cue):
        content = reading.around(left, reading.after_setting(cue))
        return reading.attribution(content, cue, speaker, 0.85)
    content = reading.complement(cue)
    if not content:
        return None
    if speaker is None:
        shared = _shared_speaker(reading, cue, found)
        group = reading.span(cue.start, cue.end)
        return Attribution(content, group, shared, confidence=0.6) if shared else None
    judged = cue.lemma in lex.JUDGEMENT | lex.BELIEF
    if doc[speaker[0]].lower_ in ("you", "i"):
        return None
    return reading.attribution(content, cue, speaker, 0.6 if judged else 0.8)


def _inverted_speaker(reading: Reading, cue: Cue) -> tuple[int, int] | None:
    doc, passage = reading.doc, reading.passage
    if cue.start == passage.start or doc[cue.start - 1].text not in BREAKS:
        return None
    found = object_phrase(doc, cue.end, passage.end)
    if not found or not doc[found[0]].text[0].isalnum() or doc[found[0]].lower_ == "that":
        return None
    if passage.quote_until(cue.start):
        return found
    ends = found[1] >= passage.end or doc[found[1]].is_punct
    return found if ends and may_speak(describe(doc, reading.span(*found))) else None


def _subject(reading: Reading, cue: Cue) -> tuple[int, int] | None:
    doc = reading.doc
    low, edge = reading.clause_floor(cue.start), cue.start
    while edge > low and is_adverb(doc[edge - 1]):
        edge -= 1  # "Ruiz publicly announced"
    found = subject(doc, low, edge)
    if found and doc[found[0]].lower_ in _RELATIVES and found[1] - found[0] == 1:
        edge = found[0] - 1 if doc[found[0] - 1].text == "," else found[0]
        which = doc[found[0]].lower_ == "which"
        whole = None if which else subject(doc, low, edge)
        return whole or subject(doc, low, edge, nearest=True) or found
    return found


def _shared_speaker(reading: Reading, cue: Cue, found: list[Attribution]) -> Span | None:
    """ "S said A and added B": the second verb takes the first one's speaker."""
    before = reading.doc[cue.start - 1].lower_ if cue.start > reading.passage.start else ""
    if before in ("and", "but", "then", ",", "also", "or"):
        if found and found[-1].speaker:
            return found[-1].speaker
        first = reading.first_phrase(cue.start)
        return reading.span(*first) if first else None
    return None


def passive(reading: Reading, cue: Cue) -> Attribution | None:
    """ "C was reported by S", "it is believed that C", "X is said to C", "X is accused of Y"."""
    doc, passage = reading.doc, reading.passage
    theme = subject(doc, reading.clause_floor(cue.start), cue.start)
    after = doc[cue.end].lower_ if cue.end < passage.end else ""
    if after == "by":
        speaker = object_phrase(doc, cue.end + 1, passage.end)
        content = reading.cut(*theme) if theme else ()
        return reading.attribution(content, cue, speaker, 0.7) if speaker else None
    if not theme or cue.lemma in lex.ADDRESSING:
        return None
    if after == "that" and doc[theme[0]].lower_ in ("it", "there"):
        return reading.attribution(reading.complement(cue), cue, None, 0.6)
    raised = after == "to" and cue.lemma in _TO_RAISING
    judged = after in ("of", "for") and cue.lemma in lex.JUDGEMENT
    if raised or judged:
        content = reading.cut(*theme) + reading.cut(cue.end, reading.stop(cue.end))
        return reading.attribution(content, cue, None, 0.5)
    return None


def participle(reading: Reading, cue: Cue, found: list[Attribution]) -> Attribution | None:
    """ ", adding that C", "with officials warning of C"."""
    doc, passage = reading.doc, reading.passage
    content = reading.complement(cue)
    if not content:
        return None
    before = doc[cue.start - 1].text if cue.start > passage.start else ","
    edge = cue.start - 1 if before == "as" else cue.start  # "quoted Y as saying"
    own = None if before == "," else subject(doc, reading.clause_floor(edge), edge)
    if own:
        return reading.attribution(content, cue, own, 0.6)
    if cue.start - passage.start <= 4 and not found:
        return Attribution(content, reading.span(cue.start, cue.end), None, True, 0.5)
    if found and found[-1].speaker:
        speaker = found[-1].speaker
        return Attribution(content, reading.span(cue.start, cue.end), speaker, False, 0.7)
    first = reading.first_phrase(cue.start)
    return reading.attribution(content, cue, first, 0.5) if first else None


def according(reading: Reading, cue: Cue) -> Attribution | None:
    """ "According to S, C" and "C, according to S"."""
    doc, passage = reading.doc, reading.passage
    speaker = object_phrase(doc, cue.end, passage.end)
    if not speaker:
        return None
    left = reading.left(cue.start)
    if left:
        return reading.attribution(left + reading.resumed(speaker[1]), cue, speaker, 0.85)
    start = speaker[1] + (speaker[1] < passage.end and doc[speaker[1]].text == ",")
    content = reading.cut(start, reading.stop(start))
    return reading.attribution(content, cue, speaker, 0.85)


def noun(reading: Reading, cue: Cue) -> Attribution | None:
    """ "their claim that C", "officials raised concerns that C", "there are fears that C"."""
    doc = reading.doc
    content = reading.cut(cue.end + 1, reading.stop(cue.end + 1))
    low = reading.clause_floor(cue.start)
    before = doc[cue.start - 1].lower_ if cue.start > low else ""
    speaker = None
    if before in ("his", "her", "their", "its"):
        speaker = (cue.start - 1, cue.start)
    elif before in ("'s", "’s", "'", "’") or before in (
        "made",
        "raised",
        "expressed",
        "voiced",
        "repeated",
        "cited",
        "issued",
    ):
        speaker = subject(doc, low, cue.start - 1)
    return reading.attribution(content, cue, speaker, 0.5)


def hearsay(reading: Reading, cue: Cue) -> Attribution | None:
    """ "reportedly": the rest of the sentence, unless a firmer cue stands in it."""
    if not reading.only_hearsay or reading.cues[0] != cue:
        return None
    content = reading.cut(reading.passage.start, cue.start) + reading.cut(
        cue.end, reading.stop(cue.end)
    )
    return reading.attribution(content, cue, None, 0.6)


def colon(reading: Reading) -> list[Attribution]:
    """ "Jane Doe: the bridge is safe", in headlines and before quotations."""
    doc, passage = reading.doc, reading.passage
    for at in range(passage.start + 1, min(passage.end - 1, passage.start + 8)):
        if doc[at].text == ":" and at not in passage.masked:
            quoted = passage.quote_from(at + 1) is not None
            label = doc[passage.start].lower_ in _LABELS
            named = not label and all(
                is_name(t) or not t.is_alpha or len(t) < 4 for t in doc[passage.start : at]
            )
            whole = noun_phrase_end(doc, passage.start, at) == at
            if whole and named and (quoted or reading.is_headline):
                content = reading.cut(at + 1, passage.end)
                made = spanned(reading, content, (at, at + 1), (passage.start, at), 0.6)
                return [made] if made else []
    return []


def bare_quotation(reading: Reading) -> list[Attribution]:
    """A long quotation with a speaker beside it but no cue word that we know."""
    doc, passage = reading.doc, reading.passage
    if passage.all_quoted(doc):
        return []
    for quote in passage.quoted:
        if quote.end - quote.start < 6:
            continue
        after = object_phrase(doc, quote.end, passage.end)
        if after and doc[quote.end - (2 if quote.closed else 1)].text in ",.?!":
            content = pieces(doc, *quote.inner)
            made = spanned(reading, content, None, after, 0.4)
            return [made] if made else []
        first = reading.first_phrase(quote.start)
        if first and doc[quote.start - 1].text in (",", ":"):
            made = spanned(reading, pieces(doc, *quote.inner), None, first, 0.4)
            return [made] if made else []
    return []
