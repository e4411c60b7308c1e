"""Makes a practice ready to be served: settings, database, starter content, demo therapist, static files.

One process does it all, since a second start should take seconds. Every step is safe to run again.
"""

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import CommandError, SystemCheckError
from django.db import Error, OperationalError, connection

from practice import checks
from scripts.one_at_a_time import one_at_a_time
from scripts.run_settings import WAITING
from scripts.static_files import collect_if_changed
from scripts.words import Stop, complain, leave


def reach_database() -> None:
    """Connect once, so that a wrong address is said before anything is changed."""
    # A pool would answer a wrong address with silence and a time-out; this process needs one connection.
    connection.settings_dict["OPTIONS"].pop("pool", None)
    try:
        connection.ensure_connection()
    except Error as error:
        raise Stop(f"The database that DATABASE_URL names cannot be used: {one_line(error)}") from None


def one_line(error: BaseException) -> str:
    """Return an error's message as one line."""
    return " ".join(str(error).split())


def prepare() -> None:
    """Do every step, in order. Raises Stop with a sentence when one cannot be done."""
    try:
        django.setup()
        reach_database()
        with one_at_a_time(settings.DATA_DIR / "preparing.lock", waiting=WAITING):
            fill()
    except ImproperlyConfigured as error:
        raise Stop(one_line(error)) from None
    except SystemCheckError as error:
        raise Stop(str(error)) from None
    except CommandError as error:
        raise Stop(f"The practice could not be made ready: {one_line(error)}") from None
    except OperationalError as error:
        raise Stop(f"The database could not be made ready: {one_line(error)}") from None


def fill() -> None:
    """Bring the database and the static files up to what this version needs."""
    call_command("migrate", verbosity=0, interactive=False, skip_checks=False)
    # The therapist first: the starter articles are theirs. A practice that others can reach gets nobody made up.
    if not checks.public_hosts():
        call_command("setup_practice", demo=True)
    call_command("load_starter", verbosity=0)
    call_command("load_reply_texts", verbosity=0)
    collect_if_changed()
    # Last, since what is checked may lie in tables that have just been made.
    checks.run_before_serving()


def main() -> int:
    """Run from `make run`; the status says whether the practice can be served."""
    try:
        prepare()
    except Stop as stop:
        complain(str(stop))
        return 1
    return 0


if __name__ == "__main__":
    leave(main())
