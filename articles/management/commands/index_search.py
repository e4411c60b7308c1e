"""manage.py index_search: make the index of the search, where it could not be made when the tables were."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from articles import search_index


class Command(BaseCommand):
    """Makes what is missing, so it is safe to run again."""

    help = "Make the index that the search uses on PostgreSQL, where it is missing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it, or say what it needs. Raises CommandError."""
        if said := search_index.make(connection):
            raise CommandError(said)
        self.stdout.write("The search has all it can use.")
