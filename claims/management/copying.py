"""Rows into a table by COPY."""

from collections.abc import Iterable
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models import Max
from django.db.models.fields import NOT_PROVIDED
from django.utils import timezone

Row = dict[str, Any]


def copy_in(model: type[models.Model], rows: list[Row]) -> None:
    """A column that the first row leaves out has the default of its field, or of its column."""
    if not rows:
        return
    defaults = {
        one.attname: _default(one)
        for one in model._meta.concrete_fields
        if one.attname in rows[0] or _needs_value(one)
    }
    columns = ", ".join(
        f'"{model._meta.get_field(name).column}"'  # type: ignore[union-attr]
        for name in defaults
    )
    statement = f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([row.get(name, default) for name, default in defaults.items()])


def _needs_value(one: "models.Field[Any, Any]") -> bool:
    return not (one.primary_key or one.generated or one.db_default is not NOT_PROVIDED)


def _default(one: "models.Field[Any, Any]") -> object:
    if getattr(one, "auto_now_add", False) or getattr(one, "auto_now", False):
        return timezone.now()
    return one.get_db_prep_save(one.get_default(), connection) if _needs_value(one) else None


def next_key(model: type[models.Model]) -> int:
    last: int | None = model._default_manager.aggregate(last=Max("pk"))["last"]
    return (last or 0) + 1


def reset_sequences(given: Iterable[type[models.Model]]) -> None:
    """Rows whose key was given do not move the sequence that gives the next one."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(given)):
            cursor.execute(statement)
