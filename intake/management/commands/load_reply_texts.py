"""manage.py load_reply_texts: the texts from which an answer starts."""

from typing import Any

from django.core.management.base import BaseCommand

from intake import starting_texts


class Command(BaseCommand):
    """Overwrites nothing that someone has changed, so it is safe to run again."""

    help = "Add the texts to start from to a practice that has none, and renew those that nobody has changed."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load them; say how many were added."""
        added = starting_texts.load_shipped()
        if options["verbosity"]:
            self.stdout.write(f"{added} texts to start from added.")
