"""Abbreviations, and what the articles spell them out as. Pure."""

import re
from collections.abc import Iterator

from claims.extraction import lexicon as lex
from claims.resolution.spelling import plain

_SMALL = lex.words("a an and at by de for from in of on the to")
_CAPITALS = re.compile(r"[A-Z][A-Z&.]{1,8}s?")
_WORD = re.compile(r"[^\W_][\w'’&-]*")
_BRACKET = re.compile(r"\((?:the )?(?P<letters>[A-Z][A-Z&.]{1,8})\)")
_BEFORE = re.compile(r"(?:[^\W_][\w'’&-]*[ \n]){1,9}$")


def is_abbreviation(name: str) -> bool:
    """Whether a name is nothing but a few capitals: "HHB", "U.N."."""
    return bool(_CAPITALS.fullmatch(name.strip().removeprefix("the ").removeprefix("The ")))


def letters(name: str) -> str:
    """An abbreviation as it is compared.

    >>> letters("the U.N.")
    'un'
    """
    bare = plain(name).strip().removeprefix("the ")
    return re.sub(r"[^a-z]", "", bare)


def initials(name: str) -> str:
    """The first letters of a name of several words, the small ones left out; else "".

    >>> initials("Union of Dock Workers")
    'udw'
    """
    found = [word for word in _WORD.findall(plain(name)) if word not in _SMALL]
    return "".join(word[0] for word in found) if len(found) > 1 else ""


def spelt_out(text: str) -> Iterator[tuple[str, str]]:
    """Every "National Space Centre (NSC)" of a text: letters and full name.

    The name reaches back as far as its initials are those of the bracket (Schwartz and Hearst,
    2003, narrowed to initials of words), so that a bracket with anything else is none.
    """
    for bracket in _BRACKET.finditer(text):
        before = _BEFORE.search(text[: bracket.start()].rstrip() + " ")
        meant = letters(bracket["letters"])
        found = _reaching_back(before.group().split(), meant) if before else ""
        if found:
            yield meant, found


def _reaching_back(before: list[str], meant: str) -> str:
    """The shortest end of `before` that has these initials."""
    for start in range(len(before) - 1, -1, -1):
        name = " ".join(before[start:])
        if before[start].lower() not in _SMALL and initials(name) == meant:
            return name
    return ""
