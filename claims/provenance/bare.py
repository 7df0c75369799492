"""Sentences that state plainly what another article lets somebody say. Pure.

A sentence is bare if no claim of its article covers any of it and nothing in it says that
somebody says so. Whether it states the same as a claim is for the scorer of links to judge
(`claims.linking.relations`), as between two claims; a sentence has no speaker and no cue.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from claims.extraction import Span
from claims.extraction.lexicon import HEARSAY, REPORTING_VERBS, SPEECH, words
from claims.linking.model import fitted, judged
from claims.linking.profiles import Profile
from claims.linking.schema import Statement
from claims.linking.similarity import compare, coverage

SURE = 0.65  # probability of stating the same, chosen on the development half of the corpus
SOME = 0.55  # share of the lighter side's words in common, below which no scorer is asked
SHORTEST = 4  # words
AROUND = 190  # characters of context to either side, as of claims
WORD = re.compile(r"\w+")
QUOTED = re.compile('["“”«»]')
# In the present tense only what is no noun besides: "points", "reports" and "charges" are.
PRESENT = words("say tell claim argue warn insist allege deny admit confirm believe think")
SAYING = frozenset(
    form
    for form, (lemma, kind) in REPORTING_VERBS.items()
    if (lemma in PRESENT and kind != "ing") or (lemma in SPEECH and kind == "ed")
)
ACCORDING = frozenset({"according", "quoting", "citing"}) | HEARSAY


@dataclass(frozen=True, slots=True)
class Restated:
    """The sentence at that place among the sentences given states the claim at that place."""

    sentence: int
    claim: int
    likeness: float


def bare(text: str, sentences: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """The sentences that are nobody's; `taken` is where claims have content, cue and mentions."""
    covered = list(taken)
    return [
        sentence
        for sentence in sentences
        if not any(sentence.overlaps(span) for span in covered) and is_plain(sentence.of(text))
    ]


def is_plain(sentence: str) -> bool:
    """No mark of quotation, no verb of saying, nobody according to whom."""
    found = [word.casefold() for word in WORD.findall(sentence)]
    if len(found) < SHORTEST or QUOTED.search(sentence):
        return False
    return SAYING.isdisjoint(found) and ACCORDING.isdisjoint(found)


def stated(text: str, sentence: Span, published: date | None = None) -> Statement:
    """A sentence as the scorer takes it: nobody says it, the words beside it are its context."""
    passage = text[max(0, sentence.start - AROUND) : sentence.end + AROUND]
    return Statement(
        content=" ".join(sentence.of(text).split()),
        context=" ".join(passage.split()),
        published=published,
    )


def near(sentence: dict[str, float], content: dict[str, float]) -> bool:
    """Whether enough words are shared (see `words.weighed`) to be worth an embedding."""
    return coverage(sentence, content) >= SOME


def restated(sentences: Iterable[Profile], claims: Iterable[Profile]) -> Iterator[Restated]:
    """Which sentence states which claim; several may state one."""
    contents = list(claims)
    for at, sentence in enumerate(sentences):
        for place, content in enumerate(contents):
            if (likeness := likelihood(sentence, content)) >= SURE:
                yield Restated(at, place, likeness)


def likelihood(sentence: Profile, content: Profile) -> float:
    """That both state one proposition; 0 where they share too few words."""
    if not near(sentence.content, content.content):
        return 0.0
    label, probabilities = judged(fitted(), compare(sentence, content))
    return probabilities["same"] if label == "same" else 0.0
