"""manage.py rotate_recovery_key: a new sheet for the safe; the old one opens nothing any more."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from intake import case_keys, owed, recovery, rotation, walking
from intake.case_keys import OpenBatch
from intake.management import asking
from intake.models import RecoveryKey

SHEET = """
The practice's new recovery key, made on {day}:

  {lines}

Write it on paper and keep it in a safe or with someone who will act for you, away from the computer and from anybody's
six words. To open an export with it, years from now: write it into key.txt, in one line without the spaces, and run

  age -d -i key.txt -o export.zip export.age

Until this command has ended, the old sheet stays the one that counts.
"""
DONE = "The new sheet counts from now on. Destroy the old one, but for exports made with it: only it opens those."


class Command(BaseCommand):
    """Asks for words, shows a new key, reads it back, wraps everything to it, and deletes the old one."""

    help = "Put a new recovery key in the place of the old one."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what may go wrong, and whether only to look."""
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")
        parser.add_argument(
            "--recovery", action="store_true", help="ask for the old recovery key too, to open the rest"
        )
        parser.add_argument(
            "--leave-behind", action="store_true", help="go on although no recovery key will open some letters again"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rotate."""
        with asking.can_be_stopped(so_far="The old recovery key is still the one that counts."):
            self._rotate(dry_run=options["dry_run"], with_old=options["recovery"], leave_behind=options["leave_behind"])

    def _rotate(self, *, dry_run: bool, with_old: bool, leave_behind: bool) -> None:
        if case_keys.recovery_key() is None:
            raise CommandError("There is no recovery key yet: make one first (setup_practice).")
        staff, key = asking.for_reader()
        opened = walking.with_keys(key, asking.for_recovery_key() if with_old else None)
        self._look(opened, leave_behind=leave_behind or dry_run)
        if dry_run:
            self.stdout.write("Nothing was changed.")
            return
        new = self._new_key()
        try:
            with asking.progress(owed.sent().count(), "letters") as tell:
                rotation.wrap_all(new, opened, tell=tell)
            rotation.finish(new, opened, by=staff, leave_behind=leave_behind)
        except rotation.LeftBehind as told:
            raise CommandError(f"{self._left(told.references)} Run it again.") from None
        except rotation.NoneYet:
            raise CommandError("Someone else has just made a new recovery key; this one was put aside.") from None
        self.stdout.write(DONE)

    def _look(self, opened: OpenBatch, *, leave_behind: bool) -> None:
        total = owed.sent().count()
        with asking.progress(total, "looking") as tell:
            left = rotation.would_leave_behind(opened, tell=tell)
        self.stdout.write(f"{total - len(left)} of {total} letters open and can be wrapped to a new key.")
        if left and not leave_behind:
            raise CommandError(
                f"{self._left(left)} Use a reader's words that open them, add --recovery to open them with the old "
                "key, or go on without them with --leave-behind."
            )
        if left:
            self.stdout.write(self._left(left))

    def _new_key(self) -> RecoveryKey:
        pair = recovery.new_key()
        head, *groups = recovery.in_groups(pair.private)
        half = (len(groups) + 1) // 2
        lines = [head, " ".join(groups[:half]), " ".join(groups[half:])]
        self.stdout.write(SHEET.format(day=asking.today(), lines="\n  ".join(lines)))
        while True:
            read_back = input("Type the whole key from your paper: ")
            try:
                return rotation.begin(pair.public, read_back)
            except recovery.NotTheKey:
                near = recovery.group_of_slip(read_back, pair)
                self.stdout.write(f"This is not the whole key yet. Look at “{near}”, and go on from there.")

    @staticmethod
    def _left(references: list[str]) -> str:
        return f"No recovery key would open these letters afterwards: {', '.join(references)}."
