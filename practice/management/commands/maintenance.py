"""manage.py maintenance: closes the site for a while, and opens it again."""

import time as clock
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from practice import maintenance


class Command(BaseCommand):
    """Shows everyone a page that says so, also while the database is away; the work loop rests meanwhile."""

    help = (
        "Close the site for a while: `maintenance on` (with --back-at 14:30, if you know when it opens again), "
        "`maintenance off`; without a word it says which it is."
    )
    # It must work while the database, or the half of an update, is away.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Add on, off and --back-at."""
        parser.add_argument("what", nargs="?", choices=["on", "off"])
        parser.add_argument(
            "--back-at", metavar="TIME", help="when it opens again: 14:30 at the practice, or 2026-12-01T14:30"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Close, open, or say which it is."""
        if options["what"] == "on":
            self._close(options["back_at"])
        elif options["back_at"]:
            raise CommandError("--back-at goes with `maintenance on`.")
        elif options["what"] == "off":
            self.stdout.write("The site is open again." if maintenance.end() else "It was not under maintenance.")
        else:
            self._say(maintenance.current())

    def _close(self, back_at: str | None) -> None:
        begun = maintenance.begin(back_at=_moment(back_at, maintenance.zone()) if back_at else None)
        # What is said next is then true of every process.
        clock.sleep(maintenance.NOTICED_WITHIN)
        self._say(begun)
        self.stdout.write("Open it with: manage.py maintenance off")

    def _say(self, now: maintenance.Maintenance | None) -> None:
        if now is None:
            self.stdout.write("The site is open.")
            return
        until = maintenance.said_back_at(now)
        self.stdout.write(f"The site is under maintenance{until and f' until {until}'}.")


def _moment(said: str, zone: ZoneInfo) -> datetime:
    """Return the next moment at which the clock at the practice shows this time. Raises CommandError."""
    now = timezone.now().astimezone(zone)
    try:
        if "T" in said:
            at = datetime.fromisoformat(said)
            at = at if at.tzinfo else at.replace(tzinfo=zone)
        else:
            at = datetime.combine(now.date(), time.fromisoformat(said), tzinfo=zone)
            at = at if at > now else at + timedelta(days=1)
    except ValueError:
        raise CommandError("Write --back-at like 14:30, or like 2026-12-01T14:30 for another day.") from None
    if at <= now:
        raise CommandError("That time is over already.")
    return at
