"""manage.py reseal: what an older scheme of the vault has sealed is sealed anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from intake import resealing, walking
from intake.management import asking
from intake.resealing import Count


class Command(BaseCommand):
    """Counts what older schemes have sealed, and seals it anew with a reader's key."""

    help = "Seal anew, under the current scheme of the vault, what an older one has sealed."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether only to count."""
        parser.add_argument("--dry-run", action="store_true", help="count, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Count, ask, seal anew, and say how much."""
        owed = resealing.owed()
        if owed == Count():
            self.stdout.write("Nothing to do: everything that a reader’s key opens is of the current scheme.")
        elif options["dry_run"]:
            self.stdout.write(f"Of older schemes: {self._said(owed)}. Nothing was changed.")
        else:
            self._reseal()
        self._say_what_waits()

    def _reseal(self) -> None:
        with asking.can_be_stopped(so_far="What is done is kept; run it again for the rest."):
            _staff, key = asking.for_reader()
            with asking.progress(resealing.inquiries().count(), "letters") as tell:
                done = resealing.reseal(walking.with_keys(key), tell=tell)
        self.stdout.write(f"Sealed anew: {self._said(done)}.")
        if done.left:
            self.stdout.write(f"{done.left} do not open with this key, and were left as they are.")

    @staticmethod
    def _said(count: Count) -> str:
        return f"{count.entries} entries, {count.cards} cards, {count.wraps} wraps"

    def _say_what_waits(self) -> None:
        waiting = resealing.waiting()
        said = {
            f"{waiting.return_codes} wraps for senders, until they come back with their code": waiting.return_codes,
            f"{waiting.words} staff keys, until their readers change their words": waiting.words,
            f"{waiting.visits} visits, which end within the hour": waiting.visits,
        }
        for words, count in said.items():
            if count:
                self.stdout.write(f"Still of an older scheme: {words}.")
