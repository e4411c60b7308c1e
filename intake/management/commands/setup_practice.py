"""manage.py setup_practice: the first reader and the recovery key, without a browser."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from intake import setting_up

NOTE = """Sign in at {url}/admin/ as the demo therapist.
Name: {secrets.username}
Password: {secrets.password}
Six words: {secrets.words}

The demo practice's recovery key, for trying out what it does:
{secrets.recovery_key}
"""


class Command(BaseCommand):
    """Sets a practice up; with --demo, without a question."""

    help = "Make the first reader's key and the practice's recovery key."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take --demo."""
        parser.add_argument("--demo", action="store_true", help="make the demo practice's secrets, kept in DATA_DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing."""
        self._demo()

    def _demo(self) -> None:
        path = settings.DATA_DIR / "demo-therapist.txt"
        made = setting_up.set_up_demo()
        if made is None:
            if path.exists():
                self.stdout.write(f"The demo therapist's name, password and six words are in {path}.")
            return
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(NOTE.format(url=settings.SITE_URL, secrets=made))
        self.stdout.write(NOTE.format(url=settings.SITE_URL, secrets=made))
        self.stdout.write(f"All of this is kept in {path}.")
