"""Which paragraphs are the story. Each rule looks at wording, shape and place, and is shy:
a paragraph with a quotation in it, or one that reads as prose, is left alone where it can be.
"""

from collections.abc import Callable, Sequence
from re import Pattern

from articles.normalisation import phrases

Rule = Callable[[Sequence[str]], set[int]]

_LABELS = (phrases.SHARE_LABEL, phrases.ADVERT_LABEL, phrases.FENCE)
_NOTICES = (
    phrases.RELATED_NOTICE,
    phrases.SIGN_UP_NOTICE,
    phrases.COOKIE_NOTICE,
    phrases.GENERATOR_NOTICE,
)


def story_indices(texts: Sequence[str]) -> list[int]:
    """The places of the paragraphs that belong to the story, in order."""
    kept = list(range(len(texts)))
    for rule in _RULES:
        dropped = rule([texts[index] for index in kept])
        kept = [index for place, index in enumerate(kept) if place not in dropped]
    return kept


def has_headline(text: str, headline: str) -> bool:
    """Whether the text opens with these words, or has them as one of its first paragraphs."""
    first, *others = [_letters(paragraph) for paragraph in text.split("\n\n", 4)[:4]]
    return first.startswith(_letters(headline)) or _letters(headline) in others


def repeated_headlines(texts: Sequence[str]) -> set[int]:
    """Copies of the first paragraph among the next four."""
    first, *others = [_letters(text) for text in texts[:5]] or [""]
    return {place for place, letters in enumerate(others, start=1) if letters and letters == first}


def labels(texts: Sequence[str]) -> set[int]:
    """Share buttons, advert marks, stray code fences."""
    return {
        place
        for place, text in enumerate(texts)
        if len(text) < 120 and any(label.fullmatch(text) for label in _LABELS)
    }


def notices(texts: Sequence[str]) -> set[int]:
    """Sign-ups, cookie and rights notices, single pointers to other stories, generator remarks."""
    return {
        place
        for place, text in enumerate(texts)
        if len(text) < 500
        and not phrases.DOUBLE_QUOTE.search(text)
        and any(notice.match(text) for notice in _NOTICES)
    }


def comment_sections(texts: Sequence[str]) -> set[int]:
    """The comment form, and all that follows one in the second half of the text."""
    half = sum(map(len, texts)) / 2
    dropped: set[int] = set()
    before = 0
    in_form = False
    for place, text in enumerate(texts):
        if _is(phrases.COMMENT_LABEL, text):
            if before >= half:
                return dropped | set(range(place, len(texts)))
            in_form = True
        elif not _is(phrases.FORM_LABEL, text):
            in_form = False
        if in_form:
            dropped.add(place)
        before += len(text)
    return dropped


def related_blocks(texts: Sequence[str]) -> set[int]:
    """ "You may also like" and the teasers under it, up to the next prose."""
    dropped: set[int] = set()
    in_block = False
    for place, text in enumerate(texts):
        in_block = _is(phrases.RELATED_LABEL, text) or (in_block and _is_teaser(text))
        if in_block:
            dropped.add(place)
    return dropped


def biographies(texts: Sequence[str]) -> set[int]:
    """Who wrote it, in the last two paragraphs of a text that has others."""
    dropped: set[int] = set()
    for place in range(len(texts) - 1, max(2, len(texts) - 3), -1):
        if not _is_biography(texts[place]):
            break
        dropped.add(place)
    return dropped


_RULES: tuple[Rule, ...] = (
    labels,
    repeated_headlines,
    related_blocks,  # before notices, which would take a heading and leave its teasers
    notices,
    comment_sections,
    biographies,
)


def _is(label: Pattern[str], text: str) -> bool:
    return len(text) < 200 and bool(label.fullmatch(text))


def _is_teaser(text: str) -> bool:
    """A headline or a cut sentence: short, not ended, not somebody's words."""
    return (
        len(text.split()) <= 25
        and not text.startswith(("“", '"', "«", "„"))
        and not phrases.SENTENCE_END.search(text)
    )


def _is_biography(text: str) -> bool:
    return (
        len(text) < 500
        and not phrases.DOUBLE_QUOTE.search(text)
        and not phrases.REPORTED.search(text)
        and bool(phrases.BIO.search(text))
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
