"""manage.py export_inquiries: every letter as a page, in files that only the recovery key opens."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from intake import export
from intake.case_keys import NotOpen
from intake.export import Exported
from intake.management import asking
from intake.workflow import State


class Command(BaseCommand):
    """Writes encrypted files; docs/exports.md says how to open them."""

    help = "Write the letters into age files, which the recovery key opens anywhere (see docs/exports.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to, which ones, with what key, and whether only to look."""
        states = [state.value for state in State if state != State.DRAFT]
        parser.add_argument("--to", metavar="FOLDER", type=Path, help="a folder that exists; else DATA_DIR/exports")
        parser.add_argument("--state", action="append", choices=states, help="only this state; may be given again")
        parser.add_argument("--since", metavar="DATE", type=date.fromisoformat, help="sent on this day (2026-03-31) on")
        parser.add_argument("--dry-run", action="store_true", help="open everything and write nothing")
        asking.add_recovery(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, export, and say what was written."""
        folder = None if options["dry_run"] else self._folder(options["to"])
        states = [State(value) for value in options["state"] or ()]
        with asking.can_be_stopped(so_far="Files that are there are whole, and nothing half-written is left."):
            opened = asking.for_what_opens(with_recovery=options["recovery"])
            found = export.chosen(states=states, since=options["since"])
            try:
                with asking.progress(found.count(), "letters") as tell:
                    done = export.export(found, opened, folder, tell=tell)
            except NotOpen:
                raise CommandError("There is no recovery key to export to: make one first (setup_practice).") from None
            except OSError as error:
                raise CommandError(f"The export could not be written: {error.strerror or error}.") from None
        self._say(done)

    @staticmethod
    def _folder(wanted: Path | None) -> Path:
        if wanted is not None and not wanted.is_dir():
            raise CommandError(f"{wanted} is no folder: make it first.")
        folder = wanted or settings.DATA_DIR / "exports"
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    def _say(self, done: Exported) -> None:
        for path in done.files:
            self.stdout.write(str(path))
        self.stdout.write(f"{done.inquiries} letters{'' if done.files else ', and nothing was written'}.")
        if done.not_opened:
            self.stdout.write(f"Not opened with this key, and so left out: {', '.join(done.not_opened)}.")
        if done.with_gaps:
            self.stdout.write(f"With parts that do not open: {', '.join(done.with_gaps)}.")
