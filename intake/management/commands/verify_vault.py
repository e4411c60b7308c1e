"""manage.py verify_vault: whether everything that is sealed opens where it stands."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from intake import verification, walking
from intake.management import asking
from intake.models import Inquiry


class Command(BaseCommand):
    """Looks at everything, changes nothing, and prints what is wrong by reference and row; status 1 if anything is."""

    help = "Open everything that is sealed, where it stands, and say what is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take with what key."""
        asking.add_recovery(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, look, and say what was found."""
        with asking.can_be_stopped(so_far="Nothing was changed."):
            key = None if options["recovery"] else asking.for_reader()[1]
            opened = walking.with_keys(key, None if key else asking.for_recovery_key())
            with asking.progress(Inquiry.objects.count(), "letters") as tell:
                found = verification.verify(opened, staff_id=key.staff_id if key else None, tell=tell)
        for finding in found.findings:
            self.stdout.write(str(finding))
        self.stdout.write(f"{found.opened} letters opened.")
        if found.not_opened:
            self.stdout.write(f"{found.not_opened} letters have no key for who looked, and were not opened.")
        if found.findings:
            raise CommandError(f"{len(found.findings)} things are not as they should be.")
