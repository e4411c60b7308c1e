"""Counting what happens, by the day or month, and nothing about anybody.

What readers open is counted in the memory of each process, as numbers beside names of pages and of other sites, and
added to the day’s totals once a minute and at the end. No address, no time and no order is kept.
"""

import atexit
import logging
import re
import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.db import Error, connections, transaction
from django.db.models import F, Model, Sum
from publicsuffixlist import PublicSuffixList

from practice import calendar
from practice.models import DailyTotal, MonthlyTotal, Profile
from practice.models.count import LONGEST_KEY

READ, CAME_FROM = DailyTotal.What.READ.value, DailyTotal.What.CAME_FROM.value
OTHERS = "…"  # the key of all that is not counted by its own name, since there are too many
# Bounds of what may be told apart, so that no flood of invented links fills memory or database.
MOST_IN_MEMORY = {READ: 5_000, CAME_FROM: 100}
MOST_A_DAY = {READ: 5_000, CAME_FROM: 200}
MOST_A_MONTH = {READ: 5_000, CAME_FROM: 200}
FLUSH_SECONDS = 60.0
KEPT_DAYS = 200
PLAIN_HOST = re.compile(r"[a-z0-9.-]{1,253}")
LONGEST_READ = 400  # characters of a header that are looked at
# Words with which programs name themselves; who gives no name is one too.
PROGRAMS = (
    *("bot", "crawl", "spider", "slurp", "http", "curl", "wget", "python", "java/", "perl", "ruby", "monitor", "check"),
    *("preview", "headless", "lighthouse", "scan", "feed", "rss", "fetch", "facebookexternal", "whatsapp", "archive"),
)

log = logging.getLogger("practice.counts")
_suffixes = lru_cache(maxsize=1)(lambda: PublicSuffixList(accept_unknown=False, only_icann=True))


@dataclass(frozen=True)
class Total:
    """How often something was counted under a key."""

    key: str
    number: int


@transaction.atomic
def count(what: str, key: str) -> None:
    """Add one to this month’s total of `what` for `key`; never pass on what a visitor typed."""
    _add(MonthlyTotal, {key: 1}, what=what, month=_today().replace(day=1))


class Tally:
    """What was read since the last flush."""

    def __init__(self) -> None:
        self._numbers: dict[str, Counter[str]] = {READ: Counter(), CAME_FROM: Counter()}
        self._lock = threading.Lock()

    def see(self, path: str, *, reader: str, referrer: str) -> None:
        """Count that a page was read: `path` of a page that there is, User-Agent and Referer as they were sent."""
        if is_a_program(reader[:LONGEST_READ]):
            return
        site = referring_site(referrer[:LONGEST_READ]) if referrer else ""
        with self._lock:
            read = self._numbers[READ]
            # Almost every page has been read before.
            if path in read:
                read[path] += 1
            else:
                self._add(READ, path[:LONGEST_KEY])
            if site:
                self._add(CAME_FROM, site[:LONGEST_KEY])

    def _add(self, what: str, key: str, number: int = 1) -> None:
        numbers = self._numbers[what]
        numbers[key if key in numbers or len(numbers) < MOST_IN_MEMORY[what] else OTHERS] += number

    def take(self) -> dict[str, Counter[str]]:
        """Return what was counted, and begin anew."""
        with self._lock:
            taken, self._numbers = self._numbers, {READ: Counter(), CAME_FROM: Counter()}
        return taken

    def put_back(self, taken: Mapping[str, Counter[str]]) -> None:
        """Count again what could not be stored."""
        with self._lock:
            for what, numbers in taken.items():
                for key, number in numbers.items():
                    self._add(what, key, number)


tally = Tally()


@lru_cache(maxsize=512)
def is_a_program(reader: str) -> bool:
    """Say whether a User-Agent header names a program that nobody reads with; plain words are easily avoided."""
    name = reader.lower()
    return not name or any(word in name for word in PROGRAMS)


@lru_cache(maxsize=512)
def referring_site(referrer: str) -> str:
    """Return the registered part of the host that a Referer header names, like example.org; empty for our own pages.

    Nothing else of the address is kept, for it may say what somebody searched or where they are known.
    """
    try:
        parts = urlsplit(referrer)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not PLAIN_HOST.fullmatch(host) or host in settings.ALLOWED_HOSTS:
        return ""
    return str(_suffixes().privatesuffix(host) or "")


def flush(counted: Tally = tally) -> None:
    """Add what was counted in this process to the totals of today; what cannot be stored now is tried again."""
    taken = counted.take()
    if not any(taken.values()):
        return
    try:
        store(taken)
    except Error:
        counted.put_back(taken)
        log.warning("what was counted could not be stored and is tried again")


@transaction.atomic
def store(counted: Mapping[str, Mapping[str, int]]) -> None:
    """Add numbers to the totals of today, by what they count and its key."""
    day = _today()
    for what, numbers in counted.items():
        known = set(DailyTotal.objects.filter(what=what, day=day).values_list("key", flat=True))
        _add(DailyTotal, _bounded(numbers, known=known, most=MOST_A_DAY[what]), what=what, day=day)


def flush_regularly() -> None:
    """Store what this process counts, each minute and when it ends; call it once."""
    ends = threading.Event()

    def run() -> None:
        while not ends.wait(FLUSH_SECONDS):
            _flush_and_close()

    threading.Thread(target=run, name="counts", daemon=True).start()
    atexit.register(_flush_and_close)
    atexit.register(ends.set)


def _flush_and_close() -> None:
    try:
        flush()
    finally:
        connections.close_all()


@transaction.atomic
def fold_old_days() -> int:
    """Add the totals of the earliest day that is KEPT_DAYS ago to those of its month; return how many there were."""
    before = _today() - timedelta(days=KEPT_DAYS)
    day = DailyTotal.objects.filter(day__lt=before).order_by("day").values_list("day", flat=True).first()
    if day is None:
        return 0
    rows = list(DailyTotal.objects.select_for_update().filter(day=day))
    month = day.replace(day=1)
    for what in (READ, CAME_FROM):
        numbers = {row.key: row.number for row in rows if row.what == what}
        known = set(MonthlyTotal.objects.filter(what=what, month=month).values_list("key", flat=True))
        _add(MonthlyTotal, _bounded(numbers, known=known, most=MOST_A_MONTH[what]), what=what, month=month)
    DailyTotal.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def by_day(what: str, *, since: date) -> dict[date, int]:
    """Return how often something was counted on each day from `since` on."""
    rows = DailyTotal.objects.filter(what=what, day__gte=since).order_by().values("day").annotate(number=Sum("number"))
    return dict(rows.values_list("day", "number"))


def most(what: str, *, since: date, number: int) -> list[Total]:
    """Return the keys that were counted most often from `since` on, without those that have no name of their own."""
    rows = DailyTotal.objects.filter(what=what, day__gte=since).exclude(key=OTHERS).order_by().values("key")
    found = rows.annotate(sum=Sum("number")).order_by("-sum", "key").values_list("key", "sum")
    return [Total(*row) for row in found[:number]]


def _bounded(numbers: Mapping[str, int], *, known: Iterable[str], most: int) -> dict[str, int]:
    """Return the numbers with new keys added under OTHERS once there are `most`; those with high numbers come first."""
    names, found = set(known), Counter[str]()
    for key, number in sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0])):
        name = key if key in names or len(names) < most else OTHERS
        names.add(name)
        found[name] += number
    return dict(found)


def _add(model: type[Model], numbers: Mapping[str, int], **where: object) -> None:
    """Add numbers to rows, made where they are missing; in one order, so that two who add never block each other."""
    rows = model._default_manager
    rows.bulk_create([model(key=key, **where) for key in sorted(numbers)], ignore_conflicts=True)
    for key in sorted(numbers):
        rows.filter(key=key, **where).update(number=F("number") + numbers[key])


def _today() -> date:
    return calendar.today(Profile.current())
