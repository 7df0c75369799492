"""Text without accents, as the search compares it. Pure."""

import unicodedata


def folded(text: str) -> str:
    """`text` without accents (NFKD, marks dropped); length and offsets may change.

    >>> folded("Évening Pöst")
    'Evening Post'
    """
    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if not "\u0300" <= char <= "\u036f")
