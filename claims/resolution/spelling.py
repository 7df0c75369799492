"""Words that may be one word written in two ways: transliterations, endings, initials. Pure."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from claims.extraction import lexicon as lex

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_POSSESSIVE = re.compile(r"['’]s?\b")
# How one sound is written, in this order; what is left of the vowels says little.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("tsch|tch|tj", "ch"), ("sch", "sh"), ("ph", "f"), ("kh", "h"), ("gh", "g"),
        ("dzh|dj|zh", "j"), ("ck|q", "k"), ("c(?=[eiy])", "s"), ("c(?!h)", "k"), ("x", "ks"),
        ("w", "v"), ("z", "s"), ("h$", ""), ("[aeiouy]+", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_VOWELS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("^y(?=[aeiou])", ""), ("ee", "i"), ("oo|ou", "u"), ("y", "i"), ("o", "u"), ("[^iu]", ""),
        (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_ENDINGS = ("ers", "ings", "ing", "ies", "er", "es", "s", "y")
_SMALL = lex.words("a an and at by de del der des di du for from in la le of on the to und y")
_NEAR = 0.6  # share of letters in common in one order
_FEWEST = 3  # letters of a stem


def plain(text: str) -> str:
    """Case-folded, without accents.

    >>> plain("Tomás Łódź")
    'tomas lodz'
    """
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(char for char in apart if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """The words of a name; initials that are written together are one word each.

    >>> words("J.P. de Wit's")
    ['j', 'p', 'de', 'wit']
    """
    spaced = _INITIALS.sub(lambda found: " ".join(found.group().split(".")) + " ", plain(text))
    return _WORD.findall(_POSSESSIVE.sub(" ", spaced))


def telling(text: str) -> list[str]:
    """The words of a name but for articles and prepositions, each cut to its stem."""
    return [stem(word) for word in words(text) if word not in _SMALL]


@lru_cache(20_000)
def stem(word: str) -> str:
    """What "dock", "docks" and "dockers" share; crude. American and British spellings are one."""
    word = re.sub(r"(?<=[a-z]{2})our(?=s?$|ed$|ing$)", "or", word).replace("centre", "center")
    word = re.sub(r"isation", "ization", word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _FEWEST:
            return word[: -len(ending)]
    return word


@lru_cache(20_000)
def sound(word: str) -> str:
    """The consonants of a word as they sound, by which transliterations of one name agree.

    >>> sound("Mohammed") == sound("Muhammad")
    True
    """
    heard = plain(word)
    for pattern, sound in _SOUNDS:
        heard = pattern.sub(sound, heard)
    return heard


def alike(one: str, other: str) -> bool:
    """Whether two different words may transliterate one name: same consonants, most letters, and
    no i where the other has a u ("Lind", "Lund")."""
    heard = sound(one)
    if len(heard) < 2 or heard != sound(other) or _vowels(one) != _vowels(other):
        return False
    return SequenceMatcher(None, plain(one), plain(other)).ratio() >= _NEAR


def _vowels(word: str) -> str:
    """Its clear vowels; a and e stand for too many."""
    for pattern, sound in _VOWELS:
        word = pattern.sub(sound, plain(word))
    return word


def squeezed(name: str) -> str:
    """The letters of a name, handle or domain on end.

    >>> squeezed("@coastgazette"), squeezed("The Coast Gazette"), squeezed("www.coastgazette.test")
    ('coastgazette', 'coastgazette', 'coastgazette')
    """
    name = name.strip().removeprefix("@")
    if " " not in name and "." in name:
        name = name.removeprefix("www.").partition(".")[0]
    found = _WORD.findall(plain(name))
    return "".join(found[1:] if len(found) > 1 and found[0] == "the" else found)
