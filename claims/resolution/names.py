"""Names compared: the form in which two spellings of one name are equal. Pure."""

import re
import unicodedata

# Words that stand before a name without being part of it.
LEADING = frozenset(
    ["the", "a", "an", "mr", "mrs", "ms", "mx", "dr", "prof", "sir", "dame", "lord", "lady"]
)
OWNER = re.compile("['\u2019]s ")
WORD = re.compile(r"[^\W_]+")


def normal_form(name: str) -> str:
    """`name` case-folded, without accents, punctuation, articles and courtesy titles.

    >>> normal_form("The Łódź Évening-Post")
    'łodz evening post'

    Falls back to the case-folded name where nothing else is left ("!!!", "The").
    """
    folded = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    words = WORD.findall(OWNER.sub(" ", bare).replace(".", ""))
    while words and words[0] in LEADING:
        words = words[1:]
    return " ".join(words) or " ".join(name.casefold().split())
