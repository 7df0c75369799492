"""The names that stand in a text, by their capitals, as company by which a party is known. Pure."""

import re

from claims.extraction import lexicon as lex
from claims.resolution.spelling import plain

_WORD = re.compile(r"[^\W\d_][\w-]*(?P<owns>['’]s\b)?")
_OPENS = re.compile(r"(?:^|[.!?:…—]\s*|\n\s*|[\"“‘'(]\s*)$")
_CALENDAR = lex.words(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday"
)


def surroundings(text: str) -> frozenset[str]:
    """The capitalised words of `text`, plain, but for those that open a sentence or quotation.

    A word that opens one counts if it is an owner ("Holm's mayor"), or stands elsewhere too.
    """
    found = (_word(match) for match in _WORD.finditer(text) if _is_name(match))
    return frozenset(found) - _CALENDAR


def owners(text: str, name: str) -> frozenset[str]:
    """Whose a body is, plain, by the words right beside its name.

    >>> sorted(owners("Sanhe's Ministry of Health denied it; the Ministry of Health of Koryan too.",
    ...     "Ministry of Health"))
    ['koryan', 'sanhe']
    """
    place, bare = r"([^\W\d_][\w-]+)", re.escape(name)
    before = re.findall(rf"\b{place}['’]s? {bare}\b", text)
    behind = re.findall(rf"\b{bare} (?:of|in|for) (?:the )?{place}", text)
    return frozenset(plain(word) for word in before + behind if word[0].isupper())


def _word(match: re.Match[str]) -> str:
    return plain(match.group().removesuffix(match["owns"] or ""))


def _is_name(match: re.Match[str]) -> bool:
    if not match.group()[0].isupper() or len(_word(match)) < 3:
        return False
    before = match.string[max(0, match.start() - 4) : match.start()]
    return bool(match["owns"]) or not _OPENS.search(before)
