"""manage.py setup_practice: the first reader and the recovery key, without a browser."""

import getpass
import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import QueryDict

from intake import case_keys, doors, readers, recovery, setting_up
from intake.admin.set_up_forms import AccountForm
from intake.models import Reader
from practice.models import Staff

NOTE = """Sign in at {url}/admin/ as the demo therapist.
Name: {secrets.username}
Password: {secrets.password}
Six words: {secrets.words}

The demo practice's recovery key, for trying out what it does:
{secrets.recovery_key}
"""
WORDS = """
The six words of {name}. They open the letters, and nothing else does:

  {words}

Write them on paper, and never keep it where the computer is. They are shown this once and stored nowhere.
"""
SHEET = """
The practice's recovery key. If every set of six words is lost, it is the only way back to the letters:

  {head}
  {first}
  {second}

Write it on paper and keep it in a safe or with someone who will act for you, away from the computer and from the six
words. To open an export with it, years from now: write it into key.txt, in one line without the spaces, and run

  age -d -i key.txt -o export.zip export.age
"""
PASSWORDS = frozenset({"password1", "password2"})


class Command(BaseCommand):
    """Sets a practice up; with --demo, without a question."""

    help = "Make the first reader's key and the practice's recovery key."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take --demo."""
        parser.add_argument("--demo", action="store_true", help="make the demo practice's secrets, kept in DATA_DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing."""
        if options["demo"]:
            self._demo()
            return
        try:
            self._guided()
        except (EOFError, KeyboardInterrupt):
            raise CommandError("Stopped. What is done is kept; run it again for the rest.") from None

    def _guided(self) -> None:
        reader = case_keys.readers()
        if not reader and Reader.objects.exists():
            raise CommandError(
                "Nobody can read letters: the readers' accounts are switched off, or SERVER_KEY is not the one that "
                "their keys were made with. Put that right first."
            )
        staff = reader[0].staff if reader else self._first_reader()
        if case_keys.recovery_key() is None and not self._recovery(staff):
            self.stdout.write(
                f"The practice takes no letters until it has a recovery key. Run this again, or make it at "
                f"{settings.SITE_URL}/admin/recovery/, which prints a sheet."
            )
            return
        if doors.were_opened():
            self.stdout.write(f"The practice is set up: sign in at {settings.SITE_URL}/admin/.")
            return
        self.stdout.write(
            f"The keys are made. Sign in at {settings.SITE_URL}/admin/welcome/, describe the practice, and open its "
            "doors."
        )

    def _first_reader(self) -> Staff:
        staff = self._therapist()
        words = readers.new_words()
        self.stdout.write(WORDS.format(name=staff, words=words))
        while not readers.are_same_words(input("Type them from your paper: "), words):
            self.stdout.write("These are not the six words above. Look for a slip.")
        setting_up.add_first_reader(staff, words)
        return staff

    def _therapist(self) -> Staff:
        there = setting_up.therapists()
        if len(there) < 2:
            return there[0] if there else self._account()
        self.stdout.write("Who is the first to read letters? Their colleagues are invited in the admin.")
        by_name = {staff.username: staff for staff in there}
        while True:
            name = input(f"One of {', '.join(by_name)}: ").strip()
            if name in by_name:
                return by_name[name]

    def _account(self) -> Staff:
        self.stdout.write("The account of the first therapist.")
        given, form = QueryDict(mutable=True), AccountForm()
        asked = list(form.fields)
        while asked:
            for name in asked:
                given[name] = self._ask(form, name)
            form = AccountForm(given)
            asked = self._to_ask_again(form)
        return form.make()

    def _to_ask_again(self, form: AccountForm) -> list[str]:
        for name, errors in form.errors.items():
            self.stdout.write(f"{form.fields[name].label}: {' '.join(map(str, errors))}")
        wrong = set(form.errors)
        return [name for name in form.fields if name in wrong or (wrong & PASSWORDS and name in PASSWORDS)]

    @staticmethod
    def _ask(form: AccountForm, name: str) -> str:
        question = f"{form.fields[name].label}: "
        return getpass.getpass(question) if name in PASSWORDS else input(question)

    def _recovery(self, staff: Staff) -> bool:
        pair = recovery.new_key()
        head, *groups = recovery.in_groups(pair.private)
        half = (len(groups) + 1) // 2
        self.stdout.write(SHEET.format(head=head, first=" ".join(groups[:half]), second=" ".join(groups[half:])))
        while read_back := input("Type the whole key from your paper (or nothing, to do it later): ").strip():
            try:
                recovery.adopt(pair.public, read_back, by=staff)
            except recovery.NotTheKey:
                near = recovery.group_of_slip(read_back, pair)
                self.stdout.write(f"This is not the whole key yet. Look at “{near}”, and go on from there.")
            else:
                return True
        return False

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
