"""The index that lets PostgreSQL find words inside texts without reading every one; SQLite reads them fast enough."""

from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

REFUSED = (
    "PostgreSQL did not let us use its extension pg_trgm, so the search reads every text: right, but slower from a few "
    "thousand articles on. Let somebody who may run CREATE EXTENSION pg_trgm in this database do so, then run "
    "manage.py index_search."
)


def make(connection: BaseDatabaseWrapper) -> str:
    """Make the index where the database has such and it is missing; return what kept it from being made, or nothing."""
    # Trigrams are PostgreSQL’s alone.
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        try:
            with transaction.atomic(using=connection.alias):
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        except DatabaseError:
            return REFUSED
        # Unpacking a text takes longer than looking through it.
        cursor.execute("ALTER TABLE articles_content ALTER COLUMN search_text SET STORAGE EXTERNAL")
        cursor.execute(
            "CREATE INDEX IF NOT EXISTS content_words ON articles_content USING gin (search_text gin_trgm_ops)"
        )
    return ""
