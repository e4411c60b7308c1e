"""manage.py make_demo_therapist: someone who can sign in to a demo practice."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from practice import starting

NOTE = "Sign in at {url}/admin/ as the demo therapist.\nName: {name}\nPassword: {password}\n"


class Command(BaseCommand):
    """Makes the demo therapist once; the password is printed that once and kept in a file for its owner only."""

    help = "Make the demo practice's therapist, if nobody can sign in yet."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the account and its file, or say where the file is."""
        path = settings.DATA_DIR / "demo-therapist.txt"
        made = starting.make_demo_therapist()
        if made is None:
            if path.exists():
                self.stdout.write(f"The demo therapist's name and password are in {path}.")
            return
        name, password = made
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(NOTE.format(url=settings.SITE_URL, name=name, password=password))
        self.stdout.write(f"Demo therapist: {name}\nPassword: {password}\nBoth are kept in {path}.")
