"""Copies of all that a practice keeps, for the day on which its disk is lost.

A copy holds the database and the pictures. The keys of the environment are not in it and belong somewhere else: with
SERVER_KEY beside it, only half of what the vault promises would hold (SECURITY.md).
"""

import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.backends.postgresql.client import DatabaseClient
from django.utils import timezone

from practice.models import Staff

NAMED = "%Y-%m-%dT%H%M%SZ"
OURS = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")
SQLITE, DUMP, PICTURES = "secure_base.sqlite3", "secure_base.dump", "media"


class NoCopy(Exception):
    """Nothing was copied; the sentence says why."""


def back_up(folder: Path, *, keep: int) -> Path:
    """Copy the database and the pictures into a new folder of `folder`, named by the time (UTC), and return it.

    It appears only when it is whole. Then the oldest that were made here are deleted, until `keep` are left.
    Raises NoCopy, and OSError where the disk refuses.
    """
    _refuse_what_is_no_practice()
    whole = folder / timezone.now().strftime(NAMED)
    with _all_or_nothing(whole) as new:
        # First the database: a picture that comes later is one too many, where one that is missing would be a gap.
        _copy_database(new)
        _copy_pictures(new)
    # Whatever the clock says, the one that was just made stays.
    older = sorted((each for each in made(folder) if each != whole), reverse=True)
    for old in older[keep - 1 :]:
        shutil.rmtree(old)
    return whole


def made(folder: Path) -> list[Path]:
    """Return the copies that were made in a folder, in no order; nothing else that lies there."""
    return [each for each in folder.iterdir() if each.is_dir() and OURS.fullmatch(each.name)]


def _refuse_what_is_no_practice() -> None:
    # With settings that name another database, each night's copy of nothing would push out a copy of everything.
    try:
        is_one = Staff.objects.exists()
    except DatabaseError:
        is_one = False
    if not is_one:
        raise NoCopy("There is no practice in this database: run it with the same settings as the server.")


@contextmanager
def _all_or_nothing(whole: Path) -> Iterator[Path]:
    """Yield a folder that only its owner can read, and give it the name `whole` if all goes well; else it goes away."""
    beginning = Path(tempfile.mkdtemp(prefix="unfinished-", dir=whole.parent))
    try:
        yield beginning
        beginning.rename(whole)
    finally:
        shutil.rmtree(beginning, ignore_errors=True)


def _copy_database(new: Path) -> None:
    # Each database has a way of its own to be copied while it is written to.
    if connection.vendor == "sqlite":
        _copy_sqlite(new / SQLITE)
    else:
        _dump_postgresql(new / DUMP)


def _copy_sqlite(to: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(to)) as copy:
        connection.connection.backup(copy)
        [found] = copy.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise NoCopy("The database is damaged, so a copy of it would be too. Keep the copies that you have.")


def _dump_postgresql(to: Path) -> None:
    # What Django tells psql, user, host and database, pg_dump takes in the same words; the password is in no list of
    # processes.
    (_psql, *where), surroundings = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    command = ["pg_dump", "--format=custom", f"--file={to}", *where]
    try:
        done = subprocess.run(  # noqa: S603  # nothing of it comes from a visitor
            command, env=os.environ | (surroundings or {}), capture_output=True, check=False
        )
    except FileNotFoundError:
        raise NoCopy("pg_dump is not here: install PostgreSQL's client programs of the server's version.") from None
    if done.returncode != 0:
        raise NoCopy(f"pg_dump could not copy the database: {done.stderr.decode(errors='replace').strip()}")


def _copy_pictures(new: Path) -> None:
    if settings.MEDIA_ROOT.is_dir():
        shutil.copytree(settings.MEDIA_ROOT, new / PICTURES)
    else:
        (new / PICTURES).mkdir()
