"""manage.py back_up: copies the database and the pictures into a folder, while the practice is served."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from practice import backups


class Command(BaseCommand):
    """Makes a whole copy or none, and deletes the oldest; docs/running.md says how to bring one back."""

    help = "Copy the database and the pictures into a new folder below FOLDER. The keys are not in it: keep them apart."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to, and how many are kept."""
        parser.add_argument("folder", type=Path, help="a folder that exists, best on another disk or machine")
        parser.add_argument("--keep", type=int, default=14, help="how many copies are kept there (14)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Copy, and say where to."""
        folder, keep = options["folder"], options["keep"]
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder: make it first.")
        if keep < 1:
            raise CommandError("--keep must be 1 or more.")
        try:
            made = backups.back_up(folder, keep=keep)
        except backups.NoCopy as reason:
            raise CommandError(str(reason)) from None
        except OSError as error:
            raise CommandError(f"The copy could not be made: {error.strerror or error}.") from None
        self.stdout.write(f"Copied to {made}. It opens only with SERVER_KEY, which is not in it.")
