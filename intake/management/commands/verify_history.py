"""manage.py verify_history: whether the history of every inquiry is as it was written."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from intake import history
from intake.models import Inquiry


class Command(BaseCommand):
    """Looks at every history, changes nothing, and prints what is wrong by reference; status 1 if anything is."""

    help = "Say whether any line of a history was changed, dropped or added past this software."

    def handle(self, *args: Any, **options: Any) -> None:
        """Look, and say what was found."""
        found = 0
        for inquiry, what in history.broken():
            self.stdout.write(f"{inquiry.reference}: {what}")
            found += 1
        self.stdout.write(f"{Inquiry.objects.count()} histories looked at.")
        if found:
            raise CommandError(f"{found} are not as they were written.")
