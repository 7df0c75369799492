"""What the search sees of a text."""

from django.contrib.postgres.search import SearchVector
from django.db.models import F, Func, TextField
from django.db.models.functions import Left

# A tsvector holds a megabyte; this many characters of any text fit.
SEARCHED = 100_000


class Folded(Func):
    """The function that a migration makes; `folding.folded` does the same."""

    function = "articles_folded"
    arity = 1
    output_field = TextField()


def vector(field: str, *, weight: str | None = None) -> SearchVector:
    """The words of `field`, for a generated column."""
    return SearchVector(Folded(Left(F(field), SEARCHED)), weight=weight, config="english")
