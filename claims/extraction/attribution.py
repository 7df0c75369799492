"""Attribution: who is given what words, read off the surface of each passage.

Fills `doc._.attributions`. Rules over tokens, marks and cue words; a tagger can fill the
same layer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction import clauses
from claims.extraction import lexicon as lex
from claims.extraction.continuations import continuations
from claims.extraction.cues import Cue, Form, cues
from claims.extraction.layers import Attribution, text_of
from claims.extraction.passages import Passage, as_tokens, passages, quoted_passages
from claims.extraction.quotations import quotations
from claims.extraction.schema import Span
from claims.extraction.speakers import describe, may_speak

_FIRST_PERSON = frozenset(["i", "we", "you"])


@Language.component("attribution")
def attribution(doc: Doc) -> Doc:
    """Fill `doc._.attributions`, in the order of their first word."""
    quoted = as_tokens(doc, list(quotations(text_of(doc))))
    units = list(passages(doc, quoted))
    found = [a for unit in units for a in in_passage(doc, unit)]
    found += continuations(doc, units, found)
    for quote in quoted:
        for unit in quoted_passages(doc, quote):
            found += _not_first_person(doc, in_passage(doc, unit))
    doc._.attributions = tuple(sorted(set(found), key=lambda a: (a.start, -a.end)))
    return doc


def in_passage(doc: Doc, passage: Passage) -> list[Attribution]:
    """The attributions that the passage's own words make, outside its quotations."""
    inside = list(cues(doc, passage.start, passage.end, passage.masked))
    reading = clauses.Reading(doc, passage, inside)
    found: list[Attribution] = []
    for cue in inside:
        made = _read(reading, cue, found)
        if made:
            found.append(made)
    found = [made for made in found if _is_voiced(doc, made)]
    found += clauses.colon(reading) if not found else []
    found = list(_lead_in_participles(doc, found))
    return found or clauses.bare_quotation(reading)


def _read(reading: clauses.Reading, cue: Cue, found: list[Attribution]) -> Attribution | None:
    match cue.form:
        case Form.ACTIVE:
            return clauses.active(reading, cue, found)
        case Form.PASSIVE:
            return clauses.passive(reading, cue)
        case Form.PARTICIPLE:
            return clauses.participle(reading, cue, found)
        case Form.ACCORDING:
            return clauses.according(reading, cue)
        case Form.NOUN:
            return clauses.noun(reading, cue)
        case Form.HEARSAY:
            return clauses.hearsay(reading, cue)


def _is_voiced(doc: Doc, made: Attribution) -> bool:
    """ "This highlights the risk" is the article's own comment, not somebody's statement."""
    if made.cue is None or made.speaker is None:
        return True
    lemma, _ = lex.REPORTING_VERBS.get(made.cue.of(text_of(doc)).lower().split()[-1], ("", ""))
    return lemma not in lex.COMMENTING or may_speak(describe(doc, made.speaker))


def _lead_in_participles(doc: Doc, found: list[Attribution]) -> Iterator[Attribution]:
    """ "Saying that A, Jane Doe warned B": a participle in front speaks for the next speaker."""
    for this, following in zip_longest(found, found[1:]):
        if this.speaker is None and this.continues and following and following.speaker:
            content = _before(doc, this.content, following.speaker.start)
            yield replace(this, content=content, speaker=following.speaker, continues=False)
        elif not (this.speaker is None and this.continues):
            yield this


def _before(doc: Doc, content: tuple[Span, ...], edge: int) -> tuple[Span, ...]:
    """Content that ends where the speaker of the main clause begins."""
    first = content[0]
    kept = text_of(doc)[first.start : min(first.end, edge)].rstrip(" ,")
    return (Span(first.start, first.start + len(kept)),) if kept else content


def _not_first_person(doc: Doc, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Inside a quotation "I think" adds no party to the speaker."""
    for made in found:
        if not made.speaker or not made.cue:
            continue
        said = made.cue.of(text_of(doc)).lower().split()[-1]
        lemma, _ = lex.REPORTING_VERBS.get(said, (said, ""))
        spoken = lemma in lex.SPEECH | lex.BELIEF | lex.EVIDENCE or lemma == "to"
        if spoken and made.speaker.of(text_of(doc)).lower() not in _FIRST_PERSON:
            yield made
