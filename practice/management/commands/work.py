"""manage.py work: the work loop as a process."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from practice import heartbeat, work


class Command(BaseCommand):
    """Does what is due until it is told to stop; may be killed at any instant, and several may run at once."""

    help = "Send the notices that are owed and do whatever else is due, until stopped (Ctrl-C or SIGTERM)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add --once and --check."""
        parser.add_argument(
            "--check", action="store_true", help="say when the loop ran last; fails if that is long ago"
        )
        parser.add_argument("--once", action="store_true", help="do what is due now, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the loop, or one round of it."""
        if options["check"]:
            self._check()
            return
        if options["once"]:
            self.stdout.write(f"{work.do_what_is_due()} done")
            return
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        if options["verbosity"] > 1:
            self.stdout.write("at work")
            self.stdout.flush()
        work.run(stop)

    def _check(self) -> None:
        last = heartbeat.last_beat()
        if last is None:
            raise CommandError("The work loop has never run with this DATA_DIR. Start it: manage.py work")
        if heartbeat.stopped_since():
            raise CommandError(f"The work loop ran last at {last:%Y-%m-%d %H:%M} UTC. Start it: manage.py work")
        self.stdout.write(f"The work loop runs; last seen at {last:%Y-%m-%d %H:%M} UTC.")
