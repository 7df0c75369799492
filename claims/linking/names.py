"""Names in running text, by their capitals: who speaks, who and what is spoken of."""

import re

from claims.linking.words import listed, rarity, stem

WORD = re.compile(r"[^\W\d_][\w'’-]*")
SENTENCE_START = re.compile(r"(?:^|[.!?:…]\s+|[\"“‘']+\s*)$")
TITLES = frozenset(
    listed(
        """mr mrs ms dr sen rep gov gen sgt capt president senator governor secretary minister prime
        vice chairman chairwoman chair director spokesman spokeswoman judge justice professor mayor
        former ambassador king queen sir lord lady prince princess chancellor chief officer
        executive republican republicans democrat democrats democratic"""
    )
)
PRONOUNS = frozenset(
    listed(
        """his she they you her its their our him them who which that these those this
        i'm i've i'd i'll"""
    )
)
FILLING = 0.3  # rarity below which a word is "the", "of" or the like
TELLING = 0.75  # rarity of a word that is hardly there for the grammar's sake


def names(text: str) -> frozenset[str]:
    """The stems of the capitalised words of `text`, but for titles and the first of a sentence.

    A rare word counts also where it opens a sentence.
    """
    return frozenset(stem(bare(match.group())) for match in WORD.finditer(text) if named(match))


def named(match: re.Match[str]) -> bool:
    if not match.group()[0].isupper():
        return False
    word = bare(match.group())
    if len(word) < 3 or word in TITLES or word in PRONOUNS:
        return False
    opens = opens_sentence(match.string, match.start())
    return rarity(word) >= (TELLING if opens else FILLING)


def bare(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")


def opens_sentence(text: str, at: int) -> bool:
    return bool(SENTENCE_START.search(text[max(0, at - 4) : at]))
