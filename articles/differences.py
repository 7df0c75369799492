"""Where two texts differ, word by word, pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

CONTEXT = 12  # words of what is the same, kept on either side of a difference
MOST_WORDS = 6_000  # of each text; comparing takes the product of both in the worst case

_TOKEN = re.compile(r"\S+\s*")


@dataclass(frozen=True)
class Passage:
    """A stretch of words: in both texts ("same"), in the first only, in the second only, or
    "skipped": the same in both and left out, so many words."""

    kind: str
    text: str = ""
    words: int = 0


def differences(first: str, second: str) -> list[Passage]:
    """The passages of both texts in order; long ones in common are left out but for their ends.

    Texts of more than `MOST_WORDS` words are compared up to there.
    """
    one, two = (_TOKEN.findall(text)[:MOST_WORDS] for text in (first, second))
    matcher = SequenceMatcher(None, _plain(one), _plain(two), autojunk=False)
    found: list[Passage] = []
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            found += _shortened(one[start:end], start == 0, end == len(one))
            continue
        if end > start:
            found.append(Passage("first", "".join(one[start:end])))
        if other_end > other_start:
            found.append(Passage("second", "".join(two[other_start:other_end])))
    return found


def _plain(tokens: list[str]) -> list[str]:
    return [token.strip() for token in tokens]


def _shortened(words: list[str], opens: bool, closes: bool) -> Iterator[Passage]:
    before = 0 if opens else CONTEXT
    after = 0 if closes else CONTEXT
    skipped = len(words) - before - after
    if skipped <= CONTEXT:
        yield Passage("same", "".join(words))
        return
    if before:
        yield Passage("same", "".join(words[:before]))
    yield Passage("skipped", words=skipped)
    if after:
        yield Passage("same", "".join(words[-after:]))
