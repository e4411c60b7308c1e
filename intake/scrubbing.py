"""Scrubbing: the database drops or overwrites its own last traces of what was deleted.

docs/decisions/0006-scrub.md says why each database is told to do it in its way, what that costs, and what remains.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import OperationalError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import F, Max, Q
from django.utils import timezone

from intake.models import Scrub
from practice import calendar
from practice.models import Profile
from practice.models.field_classes import FieldClasses

LEASE = timedelta(minutes=10)
FIRST_RETRY = timedelta(seconds=10)
LONGEST_RETRY = timedelta(hours=1)
# How long debts gather before one scrub pays them all. PostgreSQL locks each table while it is written anew; SQLite
# has nothing to do that it would not do by itself a little later.
GATHERS = {"sqlite": timedelta(0), "postgresql": timedelta(hours=1)}
# A database of that size is locked for so long that it is written anew at night only, by the practice's clock.
LARGE_BYTES = 256 * 1024 * 1024
NIGHT_HOURS = range(2, 5)
WAITS_MILLISECONDS = {"sqlite": 500, "postgresql": 2000}  # others wait behind us for as long
# Deleted rows are kept for whoever might still see them: everyone whose view of the data is older than this moment.
OLD_VIEWS = """
    WITH now AS (SELECT age(pg_snapshot_xmax(pg_current_snapshot())::xid) AS age)
    SELECT 1 FROM pg_stat_activity, now
     WHERE pid <> pg_backend_pid() AND (datname = current_database() OR backend_type = 'walsender')
       AND greatest(age(backend_xid), age(backend_xmin)) > now.age
    UNION ALL SELECT 1 FROM pg_prepared_xacts WHERE database = current_database()
    UNION ALL SELECT 1 FROM pg_replication_slots, now WHERE age(xmin) > now.age
"""


def pay_owed() -> bool:
    """Pay every scrub that was owed before this moment, if one is due; return whether it was paid.

    Where someone still reads what was deleted, it is put off with a growing delay, and never dropped. Inside a
    transaction it does nothing: what that owes is not stored yet.
    """
    if connection.in_atomic_block:
        return False
    claimed = _claim()
    if not claimed:
        return False
    if not _scrub():
        _put_off(claimed)
        return False
    Scrub.objects.filter(pk__in=claimed).delete()
    return True


def sealed_tables() -> list[str]:
    """Return the tables that hold anything sealed, or anything that is erased with an inquiry."""
    classes: Iterator[tuple[str, FieldClasses | None]] = (
        (model._meta.db_table, getattr(model, "field_classes", None)) for model in apps.get_models()
    )
    return sorted(table for table, found in classes if found and (found.sealed or found.erased_with))


def _claim() -> list[int]:
    now, gathers = timezone.now(), GATHERS[connection.vendor]
    with transaction.atomic():
        # All debts are one: while some are being paid or put off, the newer ones wait with them.
        is_at_rest = not Scrub.objects.filter(leased_until__gt=now).exists()
        if not is_at_rest or not Scrub.objects.filter(owed_at__lte=now - gathers).exists() or _waits_for_the_night(now):
            return []
        free = Scrub.objects.filter(Q(leased_until=None) | Q(leased_until__lte=now))
        claimed = list(free.select_for_update().order_by("pk").values_list("pk", flat=True))
        Scrub.objects.filter(pk__in=claimed).update(leased_until=now + LEASE, tries=F("tries") + 1)
    return claimed


def _waits_for_the_night(now: datetime) -> bool:
    if connection.vendor != "postgresql":
        return False
    hour = now.astimezone(calendar.zone(Profile.current())).hour
    return hour not in NIGHT_HOURS and _bytes_to_write() > LARGE_BYTES


def _bytes_to_write() -> int:
    with connection.cursor() as cursor:
        names = [connection.ops.quote_name(table) for table in sealed_tables()]
        cursor.execute("SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(%s::text[]) AS name", [names])
        return int(cursor.fetchone()[0])


def _put_off(claimed: list[int]) -> None:
    owed = Scrub.objects.filter(pk__in=claimed)
    tries = owed.aggregate(most=Max("tries"))["most"] or 1
    owed.update(leased_until=timezone.now() + min(FIRST_RETRY * 2 ** min(tries - 1, 10), LONGEST_RETRY))


def _scrub() -> bool:
    # A connection of its own: its settings must not stay on one that others use, and a pool may give none.
    own = connection.copy()
    own.settings_dict["OPTIONS"].pop("pool", None)
    try:
        # The two databases keep what was deleted in ways that have nothing in common.
        return _empty_the_log(own) if own.vendor == "sqlite" else _write_anew(own)
    except OperationalError:
        # A lock that was not to be had in time, most likely.
        return False
    finally:
        own.close()


def _empty_the_log(own: BaseDatabaseWrapper) -> bool:
    # secure_delete has overwritten the rows in the database's pages; the write-ahead log still has the pages of before.
    with own.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {WAITS_MILLISECONDS['sqlite']}")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, _pages, _moved = cursor.fetchone()
    return not busy


def _write_anew(own: BaseDatabaseWrapper) -> bool:
    with own.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {WAITS_MILLISECONDS['postgresql']}")
        cursor.execute(OLD_VIEWS)
        if cursor.fetchone():
            return False
        return all(_is_written_anew(cursor, table) for table in sealed_tables())


def _is_written_anew(cursor: CursorWrapper, table: str) -> bool:
    before, told = _file_of(cursor, table), list[str]()
    session = cursor.connection

    def hear(diagnostic: Any) -> None:
        told.append(diagnostic.message_detail or "")

    session.add_notice_handler(hear)
    try:
        cursor.execute(f"VACUUM (FULL, VERBOSE) {connection.ops.quote_name(table)}")
    finally:
        session.remove_notice_handler(hear)
    # Someone who does not own the table gets a warning and no error. The first number that is told is how many deleted
    # rows were kept for somebody whose view began in between, such as a session that was just being opened.
    kept = [number[0] for detail in told if (number := re.search(r"\d+", detail))]
    return _file_of(cursor, table) != before and kept == ["0"]


def _file_of(cursor: CursorWrapper, table: str) -> object:
    cursor.execute("SELECT pg_relation_filenode(%s::regclass)", [connection.ops.quote_name(table)])
    return cursor.fetchone()
