"""Empties the tests' database after a test that has committed: what has rows is emptied, and nothing else is touched.

Django would truncate every table, and then look for what its content types and permissions lack: with PostgreSQL most
of a second, for a handful of rows.
"""

from django.db import connection, transaction

# Migrations made them, and no test makes others.
KEPT = {"django_content_type", "auth_permission"}


def tables() -> list[str]:
    """Return every table whose rows a test may have written."""
    return sorted(set(connection.introspection.django_table_names(only_existing=True, include_views=False)) - KEPT)


def filled(names: list[str]) -> list[str]:
    """Return the tables that have rows."""
    quoted = [connection.ops.quote_name(name) for name in names]
    asked = [f"SELECT {number} WHERE EXISTS (SELECT 1 FROM {name})" for number, name in enumerate(quoted)]  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked))
        return [names[number] for (number,) in cursor.fetchall()]


def empty() -> None:
    """Delete every row but those that migrations made of content types and permissions."""
    # References are looked at when a transaction ends, so the order does not matter.
    with transaction.atomic(), connection.cursor() as cursor:
        for name in filled(tables()):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")  # noqa: S608
