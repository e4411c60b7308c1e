"""What the commands that open letters ask at the terminal, and how they show that they go on."""

import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from intake import readers, recovery, tries, walking
from intake.case_keys import OpenBatch, StaffKey
from intake.vault.errors import Busy, Unreadable, WrongPassphrase
from practice.models import Staff


def add_recovery(parser: CommandParser) -> None:
    """Take --recovery."""
    parser.add_argument(
        "--recovery", action="store_true", help="ask for the whole recovery key instead of a reader's six words"
    )


def for_what_opens(*, with_recovery: bool) -> OpenBatch:
    """Ask for a reader's name and words, or for the recovery key, and return what opens letters with it.

    Raises CommandError, with one sentence, for what opens nothing.
    """
    if with_recovery:
        return walking.with_keys(recovery_key=for_recovery_key())
    return walking.with_keys(for_reader()[1])


def for_reader() -> tuple[Staff, StaffKey]:
    """Ask for a reader's name and six words, and return both halves of the answer. Raises CommandError."""
    name = input("Your user name: ").strip()
    words = getpass.getpass("Your six words: ")
    staff = Staff.objects.filter(username=name).first()
    if staff is None:
        raise CommandError("These words do not open this person’s letters. Look at the name and at each word.")
    try:
        return staff, readers.unlock(staff, words)
    except WrongPassphrase:
        raise CommandError(
            "These words do not open this person’s letters. Look at the name and at each word."
        ) from None
    except readers.NoKey:
        raise CommandError("This person has no key to the letters that this server has made.") from None
    except tries.TooSoon as told:
        raise CommandError(f"Wrong words were typed a moment ago. Try again after {told.until:%H:%M:%S} UTC.") from None
    except Unreadable:
        raise CommandError("This person’s key was damaged in the database. Restore it with the recovery key.") from None
    except Busy:
        raise CommandError("The server is busy opening other keys. Try again in a moment.") from None


def for_recovery_key() -> str:
    """Ask for the practice's recovery key, and return it as it is used. Raises CommandError."""
    try:
        return recovery.check(getpass.getpass("The whole recovery key, from its sheet: "))
    except recovery.NotTheKey:
        raise CommandError("This is not the practice’s recovery key. Look for a slip, group by group.") from None


@contextmanager
def can_be_stopped(*, so_far: str) -> Iterator[None]:
    """Turn Ctrl-C, or the end of the input, into one sentence that says what is done `so_far`."""
    try:
        yield
    except (KeyboardInterrupt, EOFError):
        raise CommandError(f"Stopped. {so_far}") from None


@contextmanager
def progress(total: int, what: str) -> Iterator[Callable[[int], object]]:
    """Show how much of `total` is done, on a terminal only; give what is to be told how many more are."""
    with tqdm(total=total, desc=what, unit="", file=sys.stderr, disable=None, leave=False) as bar:
        yield bar.update


def today() -> str:
    """Return this day for a sheet of paper."""
    return f"{timezone.localdate():%d %B %Y}"
