"""Content: how far a reported statement reaches to the right and to the left of its cue."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc

from claims.extraction import lexicon as lex
from claims.extraction.cues import Cue, Form
from claims.extraction.layers import Attribution, text_of
from claims.extraction.passages import BREAKS, Passage
from claims.extraction.phrases import noun_phrase_end, subject
from claims.extraction.schema import Span

_EDGES = " \t\n\r\f\v\u00a0\u2009\u202f,.;:—–-“”„«»‹›\"'‘"
_TAIL = _EDGES + "’"
_CONTRASTS = lex.words("but while although though whereas and")
_CITING = frozenset(["citing", "quoting", "referencing"])
_CIRCUMSTANCES = lex.DAYS | lex.ADVERBS
_FOR_CONTENT = frozenset(["of", "about", "against", "for"])
_PARTICLES = {("point", "out"), ("call", "out"), ("find", "out"), ("speak", "out")}
_FURTHEST = 14
# Bounds that no prose meets; they keep the work linear on what is not prose.
_LONGEST_CONTENT = 400
_MOST_CLAUSES = 8
_RANGE = tuple[int, int]


def pieces(doc: Doc, start: int, end: int) -> tuple[Span, ...]:
    """Tokens `start:end` as at most one span, without marks and white space at its edges."""
    if start >= end:
        return ()
    low, high = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    text = text_of(doc)
    while low < high and text[low] in _EDGES:
        low += 1
    while low < high and text[high - 1] in _TAIL:
        high -= 1
    return (Span(low, high),) if low < high and _has_word(text, low, high) else ()


def _has_word(text: str, low: int, high: int) -> bool:
    return any(text[i].isalnum() for i in range(low, high))


def spanned(
    reading: "Reading",
    content: tuple[Span, ...],
    cue: _RANGE | None,
    speaker: _RANGE | None,
    confidence: float,
) -> Attribution | None:
    if not content:
        return None
    return Attribution(
        content,
        reading.span(*cue) if cue else None,
        reading.span(*speaker) if speaker else None,
        False,
        confidence,
    )


class Reading:
    """One passage with its cues, and questions about what lies around them."""

    def __init__(self, doc: Doc, passage: Passage, cues: Sequence[Cue]) -> None:
        self.doc = doc
        self.passage = passage
        self.cues = cues
        self.only_hearsay = all(cue.form is Form.HEARSAY for cue in cues)
        self._citing = [
            i
            for i in range(passage.start + 1, passage.end)
            if doc[i].lower_ in _CITING and doc[i - 1].text == ","
        ]

    @property
    def is_headline(self) -> bool:
        """A paragraph of one short line without a final mark."""
        passage, doc = self.passage, self.doc
        if not passage.opens_paragraph or passage.end - passage.start > 25:
            return False
        alone = passage.end >= len(doc) or "\n" in doc[passage.end].text
        return alone and (passage.start == 0 or doc[passage.end - 1].text not in ".!?")

    def span(self, start: int, end: int) -> Span:
        last = self.doc[end - 1]
        return Span(self.doc[start].idx, last.idx + len(last))

    def cut(self, start: int, end: int) -> tuple[Span, ...]:
        return pieces(self.doc, start, end)

    def attribution(
        self,
        content: tuple[Span, ...],
        cue: Cue,
        speaker: _RANGE | None,
        confidence: float,
    ) -> Attribution | None:
        """None where there is no content or content and cue would overlap out of order."""
        ordered = all(a.end <= b.start for a, b in pairwise(content))
        if not ordered:
            return None
        return spanned(self, content, (cue.start, cue.end), speaker, confidence)

    def clause_floor(self, at: int) -> int:
        """No subject of a verb at `at` begins before the last quotation."""
        last = self.passage.last_quote(at)
        return last.end if last else self.passage.start

    def first_phrase(self, limit: int) -> _RANGE | None:
        """The first noun phrase of the passage: what the sentence is about."""
        start = self._behind_dateline(limit)
        for _ in range(_MOST_CLAUSES):
            if start >= limit:
                return None
            end = noun_phrase_end(self.doc, start, limit)
            if end > start and start not in self.passage.masked:
                return start, end
            following = self._after_comma(start, limit)
            if following is None:
                return None
            start = following
        return None

    def _behind_dateline(self, limit: int) -> int:
        """ "BERLIN (AP) — The minister": behind the dash."""
        start = self.passage.start
        if self.doc[start].text.isupper() and len(self.doc[start]) > 2:
            for i in range(start + 1, min(limit, start + 12)):
                if self.doc[i].text in ("—", "–", "--", "-") and self.doc[i - 1].whitespace_:
                    return i + 1
        return start

    def _after_comma(self, start: int, limit: int) -> int | None:
        for i in range(start, min(limit, start + 20)):
            if self.doc[i].text == "," and i not in self.passage.masked:
                return i + 1
        return None

    # To the left of the cue

    def is_parenthetical(self, left: int, cue: Cue) -> bool:
        """ "C, S said." against "In May, S said C": nothing but circumstances follow the cue."""
        if left == self.passage.start or self.doc[left - 1].text not in BREAKS:
            return False
        after = self.after_setting(cue)
        if after >= self.passage.end or self.doc[after].text in (".", ";", "–", "—", "”"):
            return True
        quote = self.passage.quote_until(left)
        if self.doc[after].text in (",", ":"):
            opens = self.passage.quote_from(after + 1) is not None
            return quote is not None or not opens
        return quote is not None and self.passage.quote_from(after) is None

    def around(self, left: int, right: int) -> tuple[Span, ...]:
        """Content before `left`, and what goes on behind `right` of a broken statement."""
        return self.left(left) + self.resumed(right)

    def left(self, end: int) -> tuple[Span, ...]:
        """The statement that ends before `end`, from where its clause starts."""
        start = max(self.passage.start, end - _LONGEST_CONTENT)
        before = bisect_right(self.cues, end, key=lambda cue: cue.end)
        for cue in self.cues[max(0, before - _MOST_CLAUSES) : before]:
            if cue.form is not Form.HEARSAY:
                start = max(start, self._after_cue(cue, end))
        while start < end and self._introduces(start):
            start += 1
        return self.cut(start, end)

    def _after_cue(self, cue: Cue, end: int) -> int:
        """Where the content of an earlier cue begins, as far as it may be shared."""
        if cue.end < end and self.doc[cue.end].lower_ == "that":
            return cue.end + 1
        after = self.after_setting(cue)
        if after < end and self.doc[after].is_punct and after not in self.passage.masked:
            quote = self.passage.last_quote(end)
            return after if quote and quote.start > after else 0
        if cue.form is Form.ACTIVE and cue.lemma in ("say", "report", "claim", "tell"):
            return after
        return self.passage.start

    def _introduces(self, at: int) -> bool:
        token = self.doc[at]
        return (token.is_punct and at not in self.passage.masked) or token.lower_ in ("but", "and")

    def resumed(self, at: int) -> tuple[Span, ...]:
        """The rest of a statement broken off by its cue: "A," he said, "B"."""
        if at >= self.passage.end or self.doc[at].text not in (",", "–", "—", ":"):
            return ()
        start = at + 1
        while start < self.passage.end and self.doc[start].lower_ in ("and", "but"):
            start += 1
        quote = self.passage.quote_from(start)
        if quote:
            return self.cut(start, self.stop(start))
        if start >= self.passage.end or self.doc[start].lower_ not in lex.AUXILIARIES:
            return ()
        return self.cut(start, self.stop(start))

    # To the right of the cue

    def skip_circumstances(self, at: int) -> int:
        """Behind "on Monday", "in a statement", "to reporters": when, where and to whom."""
        limit = min(self.passage.end, at + _FURTHEST)
        while at < limit and at not in self.passage.masked:
            word = self.doc[at].lower_
            if word in _CIRCUMSTANCES or (word.endswith("ly") and len(word) > 4):
                at += 1
            elif word in lex.PREPOSITIONS - _FOR_CONTENT and at + 1 < limit:
                end = noun_phrase_end(self.doc, at + 1, limit)
                if end == at + 1:
                    end = self._days_end(end, limit)
                if end == at + 1:
                    return at
                at = end
            else:
                return at
        return at

    def _days_end(self, at: int, limit: int) -> int:
        while at < limit and (self.doc[at].lower_ in lex.DAYS or self.doc[at].is_digit):
            at += 1
        return at

    def after_setting(self, cue: Cue) -> int:
        """Behind the cue with whom it addresses, when and where."""
        at = cue.end
        if at < self.passage.end and (cue.lemma, self.doc[at].lower_) in _PARTICLES:
            at += 1
        if cue.lemma in lex.ADDRESSING:
            at = self._after_addressee(at)
        return self.skip_circumstances(at)

    def complement(self, cue: Cue) -> tuple[Span, ...]:
        """What follows the cue as its object clause or quotation; empty where nothing does."""
        start = self._complement_start(cue)
        if start is None or start >= self.passage.end:
            return ()
        return self.cut(start, self.stop(start))

    def _complement_start(self, cue: Cue) -> int | None:
        at = self.after_setting(cue)
        if at >= self.passage.end:
            return None
        if self.doc[at].text in (",", ":"):
            at += 1
            marked = self._marked(at)
            return marked if marked is not None else self._after_mark(at)
        marked = self._marked(at)
        if marked is not None:
            return marked
        return self._unmarked(cue, at)

    def _after_mark(self, at: int) -> int | None:
        return at if self.doc[at - 1].text == ":" or self.is_clause(at) else None

    def _marked(self, at: int) -> int | None:
        """Behind "that", or at a quotation."""
        if at >= self.passage.end:
            return None
        if self.doc[at].lower_ == "that":
            return at + 1
        return at if self.passage.quote_from(at) else None

    def _unmarked(self, cue: Cue, at: int) -> int | None:
        word = self.doc[at].lower_
        if self.doc[at].is_punct or (cue.lemma in lex.NEEDS_THAT and not self.is_clause(at)):
            return None
        if cue.lemma == "call" and not self._calls_names(at):
            return None
        if word in lex.PREPOSITIONS:
            return at + 1 if word == "of" else at if word in _FOR_CONTENT else None
        if word in ("and", "or", "but", "to") and cue.lemma not in ("vow", "promise", "pledge"):
            return None
        return at

    def is_clause(self, at: int) -> bool:
        """A subject and its verb stand here: a pronoun or a noun phrase, then an inflected verb."""
        if at >= self.passage.end:
            return False
        word = self.doc[at].lower_
        if word in lex.PRONOUNS - {"that", "this", "which", "who", "these", "those"}:
            return True
        end = noun_phrase_end(self.doc, at, self.passage.end)
        if end in (at, self.passage.end):
            return False
        verb = self.doc[end].lower_
        finite = verb in lex.AUXILIARIES - {"'s", "’s"} or verb in lex.PAST_VERBS
        return finite or (verb.endswith("ed") and len(verb) > 4)

    def _calls_names(self, at: int) -> bool:
        """ "called it a mistake", "called for calm", not "a town called Dover"."""
        if self.doc[at].lower_ == "for":
            return True
        near = range(at, min(self.passage.end, at + _FURTHEST))
        return any(self.doc[i].lower_ in ("a", "an") or self.passage.quote_from(i) for i in near)

    def _after_addressee(self, at: int) -> int:
        """Behind the person told: "CNN", "reporters", "him", "the Times"."""
        limit = min(self.passage.end, at + _FURTHEST)
        if at < limit and self.doc[at].lower_ in lex.OBJECT_PRONOUNS:
            return at + 1
        end = noun_phrase_end(self.doc, at, limit)
        for i in range(at + 1, end):
            if self.doc[i].lower_ in lex.DETERMINERS or self.doc[i - 1].lower_ == "reporters":
                return i
        return end

    def stop(self, start: int) -> int:
        """Where content that starts at `start` ends: the passage, or the next cue's own words."""
        quote = self.passage.quote_from(start)
        end = min(self.passage.end, start + _LONGEST_CONTENT)
        if quote:
            if not self._runs_on(quote.end):
                return min(quote.end, end)
            start = quote.end
        after = bisect_right(self.cues, start, key=lambda cue: cue.start)
        for cue in self.cues[after : after + _MOST_CLAUSES]:
            end = min(end, self._edge_before(cue, start, end))
        citing = bisect_right(self._citing, start)
        return min([end, *(i - 1 for i in self._citing[citing : citing + 1])])

    def _runs_on(self, at: int) -> bool:
        """The sentence goes on behind a quotation as part of what was said."""
        if at >= self.passage.end:
            return False
        return self.doc[at].text[0].islower() and self.doc[at].lower_ not in ("as", "when", "while")

    def _edge_before(self, cue: Cue, start: int, end: int) -> int:
        """The end of content that starts at `start`, as far as `cue` bounds it; else `end`."""
        if cue.form is Form.ACCORDING:
            return cue.start
        before = self.doc[cue.start - 1]
        adding = before.text == "," and cue.form is Form.PARTICIPLE
        joined = before.lower_ in ("and", "but") and self._takes_clause(cue)
        inverted = before.text in BREAKS and cue.form is Form.ACTIVE and self._closes(cue)
        if adding or joined or inverted:
            return cue.start - 1
        found = subject(self.doc, start, cue.start) if cue.form is Form.ACTIVE else None
        return self._edge_before_subject(cue, found[0] - 1, start, end) if found else end

    def _edge_before_subject(self, cue: Cue, joint: int, start: int, end: int) -> int:
        """ "..., S said." and "..., but S said": `joint` is the token before S."""
        doc = self.doc
        if start <= joint and doc[joint].text in BREAKS:
            return joint if self.after_setting(cue) >= self.passage.end - 1 else end
        contrasts = doc[joint].lower_ in _CONTRASTS and doc[joint - 1].text in (",", ";")
        return joint - 1 if contrasts and joint - 1 > start else end

    def _closes(self, cue: Cue) -> bool:
        """Nothing but a name stands between the cue and the end."""
        return noun_phrase_end(self.doc, cue.end, self.passage.end) >= self.passage.end - 1

    def _takes_clause(self, cue: Cue) -> bool:
        if cue.form is not Form.ACTIVE:
            return False
        return self._marked(cue.end) is not None or self.is_clause(cue.end)
