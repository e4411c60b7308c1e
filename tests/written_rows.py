"""Rows as they are stored, to be written again: no object is made of them, and no model is asked anything."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models

Model = type[models.Model]


def columns(model: Model) -> list["models.Field[Any, Any]"]:
    """Return the fields of a model that one writes, in the order of its columns."""
    return [field for field in model._meta.concrete_fields if not field.generated]


def stored(field: "models.Field[Any, Any]", value: Any) -> Any:
    """Return a value as the database takes it."""
    return field.get_db_prep_save(value, connection)


def write(model: Model, rows: Sequence[Sequence[Any]]) -> None:
    """Write rows, each with what is stored in the `columns` of the model."""
    quote, fields = connection.ops.quote_name, columns(model)
    names, places = ", ".join(quote(field.column) for field in fields), ", ".join(["%s"] * len(fields))
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)  # noqa: S608
