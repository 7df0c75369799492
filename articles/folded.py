"""Text without accents, as the search compares it, in the database and here."""

import unicodedata

from django.contrib.postgres.search import SearchVector
from django.db.models import F, Func, TextField
from django.db.models.functions import Left

# A tsvector holds a megabyte; this many characters of any text fit.
SEARCHED = 100_000


class Folded(Func):
    """The function of that name, which a migration makes; `folded` does the same."""

    function = "articles_folded"
    arity = 1
    output_field = TextField()


def folded(text: str) -> str:
    """`text` without accents (NFKD, marks dropped); length and offsets may change.

    >>> folded("Évening Pöst")
    'Evening Post'
    """
    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if not "\u0300" <= char <= "\u036f")


def vector(field: str, *, weight: str | None = None) -> SearchVector:
    """What the search sees of `field`. Queries must say it exactly as the index does."""
    return SearchVector(Folded(Left(F(field), SEARCHED)), weight=weight, config="english")
