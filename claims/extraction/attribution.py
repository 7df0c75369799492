"""Attribution: who is given what words, as the trained tagger reads it.

Fills `doc._.attributions`, `doc.ents` and `doc._.antecedents`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from claims.extraction.contents import marked, mended
from claims.extraction.decoding import Tagged
from claims.extraction.headlines import ended_headlines, tagged_headlines
from claims.extraction.layers import Attribution, text_of
from claims.extraction.leads import leads
from claims.extraction.lexicon import PRONOUNS
from claims.extraction.nested import nested
from claims.extraction.parting import by_paragraph
from claims.extraction.passives import passives
from claims.extraction.phrases import joined, party_phrase
from claims.extraction.quotations import quotations
from claims.extraction.quoting import only_relays, quoting
from claims.extraction.schema import Span
from claims.extraction.tagging import read
from claims.extraction.wholes import whole_entities

# "It was reported that": nobody is named.
_EXPLETIVE = re.compile(r"it\s+(?:is|was|has been|had been)\s", re.IGNORECASE)
_NEIGHBOURS, _TAKEN = 6, 0.3


@Language.component("attribution")
def attribution(doc: Doc) -> Doc:
    """Fill `doc._.attributions`, in the order of their first word, and what goes with them."""
    text = text_of(doc)
    reading = read(text)
    cues = sorted({tagged.cue for tagged in reading.attributions if tagged.cue})
    marks = list(quotations(text))
    quoted = [quotation.inner for quotation in marks]
    found = (as_attribution(tagged, text, cues, quoted) for tagged in reading.attributions)
    parted = [part for each in found if each for part in by_paragraph(text, each)]
    made = ended_headlines(text, list(at_home(parted, text)))
    named = (
        doc.char_span(span.start, span.end, label=label, alignment_mode="expand")
        for span, label in whole_entities(text, reading.entities)
    )
    doc.ents = filter_spans([span for span in named if span is not None])
    made += passives(text, made)
    made += tagged_headlines(doc, made)
    made = leads(text, [quoting(doc, each) for each in made if not only_relays(text, each)])
    made += nested(doc, made)
    made = [replace(each, content=marked(text, each.content, marks)) for each in made]
    doc._.attributions = tuple(sorted(once(made), key=lambda a: (a.start, -a.end)))
    doc._.antecedents = reading.antecedents
    return doc


def at_home(made: Sequence[Attribution], text: str) -> Iterator[Attribution]:
    """Leave out a headline's cue that was given the words of a cue beside these words."""
    near = {a.content for a in made if a.cue and not _apart(a, text)}
    yield from (a for a in made if not (a.cue and _apart(a, text) and a.content in near))


def _apart(made: Attribution, text: str) -> bool:
    return made.cue is not None and "\n" in text[made.cue.end : made.start]


def once(made: Sequence[Attribution]) -> Iterator[Attribution]:
    """Leave out contents without a cue that one with a cue holds already."""
    cued = sorted((a for a in made if a.cue), key=lambda a: a.start)
    starts = [a.start for a in cued]
    yield from cued
    for lone in (a for a in made if not a.cue):
        near = cued[max(0, bisect_right(starts, lone.end) - _NEIGHBOURS) :][: 2 * _NEIGHBOURS]
        if not any(lone.shared_with(other) > _TAKEN for other in near):
            yield lone


def as_attribution(
    tagged: Tagged, text: str, cues: Sequence[Span] = (), quoted: Sequence[Span] = ()
) -> Attribution | None:
    """A content without cue and speaker goes on from the statement before it.

    `cues` and `quoted` are all cues and quotations (without marks) of the text, in order."""
    content = mended(text, tagged.content, tagged.cue, quoted)
    if not content or (tagged.cue and tagged.cue.of(text).lower() in PRONOUNS):
        return None
    speaker = tagged.speaker and party_phrase(text, tagged.speaker, cues, tagged.cue)
    if speaker and tagged.cue and _EXPLETIVE.match(text, speaker.start, tagged.cue.end):
        speaker = None
    via = (party_phrase(text, each, cues, tagged.cue) for each in joined(text, tagged.via))
    return Attribution(
        content,
        tagged.cue,
        speaker,
        continues=not (tagged.cue or tagged.speaker or tagged.via),
        confidence=tagged.confidence,
        via=tuple(each for each in via if each and not (speaker and each.overlaps(speaker))),
        claim=tagged.claim,
        hedged=tagged.hedged,
        denial=tagged.denial,
    )
