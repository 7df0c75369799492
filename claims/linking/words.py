"""Words, their stems and how rare they are."""

import re
from collections.abc import Mapping
from functools import lru_cache
from math import log

from claims.linking.embedding import tokenizer

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
ENDINGS = ("ations", "ation", "ingly", "edly", "ings", "ing", "ers", "ies", "ied", "ed", "es", "s")
SHORTEST = (3, 4)  # letters left by a short ending, by a long one
FIRST_WORD = 1996  # ids below it are marks and single characters
COMMON = 0.5  # the hundred or so words that hold English sentences together
KEPT = 50_000  # words whose stem and rarity are remembered
FEW = 2_000  # texts of which it is remembered how their words are written


def listed(text: str) -> tuple[str, ...]:
    """The words of a list written out between blanks."""
    return tuple(text.split())


def words(text: str) -> list[str]:
    """The words of `text`, case-folded, possessive endings off."""
    found = WORD.findall(text.casefold().replace("’", "'"))
    return [word.removesuffix("'s") for word in found]


@lru_cache(KEPT)
def stem(word: str) -> str:
    """What `ban`, `bans`, `banned` and `banning` share; crude, and the same for all of them."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST[len(ending) > 3]:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] in "ey" else word


@lru_cache(KEPT)
def rarity(word: str) -> float:
    """0 for the commonest English word to 1 for one outside the encoder's vocabulary.

    The vocabulary is sorted by frequency, so that the logarithm of a rank stands for an inverse
    document frequency.
    """
    vocabulary = tokenizer()
    last = vocabulary.get_vocab_size()
    rank = (vocabulary.token_to_id(word) or last) - FIRST_WORD
    return log(max(rank, 1)) / log(last - FIRST_WORD)


def weighed(text: str) -> dict[str, float]:
    """The stems of `text` with the square of their rarity, so that common words count little."""
    return {stem(word): rarity(word) ** 2 for word in words(text) if rarity(word) > COMMON}


def shared_weight(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    return sum(weight for each, weight in ours.items() if each in theirs)


def runs(text: str, length: int = 4) -> frozenset[tuple[str, ...]]:
    """All runs of `length` words on end."""
    all_words = words(text)
    return frozenset(zip(*(all_words[start:] for start in range(length)), strict=False))


@lru_cache(FEW)
def as_written(text: str) -> Mapping[str, str]:
    """How the first word of each stem stands in `text`."""
    written: dict[str, str] = {}
    for match in WORD.finditer(text):
        word = match.group().replace("’", "'")
        written.setdefault(stem(word.casefold().removesuffix("'s")), word.removesuffix("'s"))
    return written
