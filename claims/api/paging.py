"""Page by page, beginning behind a row and not after so many rows: nothing is missed or seen twice
while rows come in, and the last page is as fast as the first."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from ninja import Field, Schema
from ninja.errors import ValidationError

from claims.filters import LARGEST_KEY

Row = TypeVar("Row", bound=Model)
Item = TypeVar("Item")
ROWS, MOST = 50, 200


class Paged(Schema):
    after: int = Field(0, ge=0, le=LARGEST_KEY, description="Begin behind the row of this id.")
    limit: int = Field(ROWS, ge=1, le=MOST, description="At most so many rows.")


class Page(Schema, Generic[Item]):
    items: list[Item]
    next: str | None = Field(description="The address of the next page; null on the last one.")


def page(
    request: HttpRequest, rows: QuerySet[Row], paged: Paged, shown: Callable[[Row], Any]
) -> dict[str, Any]:
    """Rows by id, each as `shown`. Raises ValidationError for a name that nothing is asked by: a
    misspelt filter must not let all rows pass."""
    unknown = sorted(set(request.GET) - set(type(paged).model_fields))
    if unknown:
        told = "There is no such parameter."
        raise ValidationError([{"loc": ("query", name), "msg": told} for name in unknown])
    found = list(rows.filter(pk__gt=paged.after).order_by("pk")[: paged.limit + 1])
    items = found[: paged.limit]
    following = _address(request, items[-1].pk) if len(found) > paged.limit else None
    return {"items": [shown(row) for row in items], "next": following}


def _address(request: HttpRequest, after: int) -> str:
    query = request.GET.copy()
    query["after"] = str(after)
    return f"{request.path}?{query.urlencode()}"
