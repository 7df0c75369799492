"""Which texts extraction understands. Pure."""

import re
from collections import Counter

from articles.normalisation.metadata import language_by_words
from claims.extraction.lexicon import words

# Articles, auxiliaries and little words that English does not spell so.
_FUNCTION_WORDS = {
    "de": words(
        "der die das den dem ein eine einen nicht und ist sind wird wurde war hat haben mit auf "
        "sich auch von zu nach bei aus über für dass sei am im er ihr wie noch"
    ),
    "fr": words(
        "le la les des du une est sont dans que qui pas sur avec pour par aux ont été ce cette au "
        "selon elle il"
    ),
    "es": words(
        "el los las del una es son que por para con su sus como más pero fue han según al se lo"
    ),
    "it": words(
        "il lo gli della delle dei una è sono che per con non nel nella alla più ha anche di"
    ),
    "nl": words("het een van niet zijn wordt werd heeft met voor aan dat ook op bij naar door uit"),
}
_ENGLISH = words(
    "the of and to was were is are that it he she they with for at by from said has have had be "
    "been this as not but which who"
)
_WORD = re.compile(r"[^\W\d_]+")
_OPENING = 3000  # characters
_SEVERAL = 4


def foreign_language(text: str) -> str:
    """ISO 639 of what the text is in; "" for English, and for a text too short to tell.

    Judged by its words, since what a page declares is often its template's language; a short one
    by its function words alone.
    """
    language = language_by_words(text) or _by_function_words(text)
    return "" if language == "en" else language


def is_readable(text: str) -> bool:
    return not foreign_language(text)


def _by_function_words(text: str) -> str:
    """The language of which several different such words stand there, and none of English."""
    used = {word.lower() for word in _WORD.findall(text[:_OPENING])}
    if used & _ENGLISH:
        return ""
    found = Counter({code: len(used & known) for code, known in _FUNCTION_WORDS.items()})
    (best, most), (_, next_most) = found.most_common(2)
    return best if most >= _SEVERAL and most > next_most else ""
