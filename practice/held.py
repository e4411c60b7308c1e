"""What public pages say of the practice, held in each process for as long as the site’s version is the same.

Only what is shown to readers is taken from here; no rule may work on it, since it may be as old as READ_EVERY.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from datetime import time as clock
from typing import Any
from zoneinfo import ZoneInfo

from django.db import Error
from django.utils import timezone

from practice import calendar
from practice.models import CrisisLine, Pattern, Profile, ReferralOption, SiteVersion, Staff

type Finder = Callable[[datetime], datetime | None]

log = logging.getLogger("practice.held")
READ_EVERY = 0.5  # seconds for which a version that was read is believed
LONGEST_UNREAD = 1.0  # seconds after which somebody who waits for another’s reading waits no longer for an old answer
# While the database does not answer, help lines and articles can still be read for so long.
WITHOUT_DATABASE = 300.0
ASK_AGAIN = 5.0
WAIT_SECONDS = 10.0

_finders: list[Finder] = []


def changes_by_itself(find: Finder) -> Finder:
    """Register what returns the next moment at which pages change with the clock alone; None while nothing will.

    It is given the moment after which to look.
    """
    _finders.append(find)
    return find


def next_change(now: datetime) -> datetime:
    """Return the next moment at which a page may differ although nobody changed anything."""
    moments = [moment for find in _finders if (moment := find(now)) is not None]
    return min([next_midnight(Profile.current(), now), *moments])


def next_midnight(profile: Profile, now: datetime) -> datetime:
    """Return when promised dates and “room from May” turn next: at midnight, here or where the server's dates turn."""
    zones = (calendar.zone(profile), ZoneInfo(timezone.get_default_timezone_name()))
    return min(_midnight(zone, now) for zone in zones)


def _midnight(zone: ZoneInfo, now: datetime) -> datetime:
    day = now.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(day, clock.min, tzinfo=zone)


class Held:
    """What was read under one version; each value is read when it is first asked for, and shared by all threads."""

    def __init__(self, version: str, *, since: float, until: float, values: Mapping[str, Any] | None = None) -> None:
        self.version = version
        self.read_at = 0.0  # when the database was last asked and this was still its version, by time.monotonic()
        self._since = since
        self._until = until
        self._values: dict[str, Any] = dict(values or {})

    def is_of_now(self) -> bool:
        """Say whether the clock has reached nothing that changes pages, and has not been put back."""
        return self._since <= time.time() < self._until

    def seconds_left(self) -> float:
        """Return how long it is until pages change with the clock alone."""
        return self._until - time.time()

    def value[Value](self, name: str, read: Callable[[], Value]) -> Value:
        """Return what `read` returned when it was first called under this name; nobody may change it."""
        if name not in self._values:
            self._values[name] = read()
        found: Value = self._values[name]
        return found

    @property
    def profile(self) -> Profile:
        """The profile with its places."""
        return self.value("profile", _profile)

    @property
    def therapist(self) -> Staff | None:
        """Who answers, where only one does: where several do, no page may say that one of them reads every letter."""
        return self.value("therapist", lambda: self._who_answer[0] if len(self._who_answer) == 1 else None)

    @property
    def _who_answer(self) -> list[Staff]:
        return self.value("who answer", _two_who_answer)

    @property
    def every_crisis_line(self) -> list[CrisisLine]:
        """The crisis lines of all countries."""
        return self.value("every crisis line", lambda: list(CrisisLine.objects.all()))

    @property
    def crisis_lines(self) -> list[CrisisLine]:
        """The crisis lines of the practice’s country."""
        own = self.profile.known_country
        return self.value("crisis lines", lambda: [line for line in self.every_crisis_line if line.country == own])

    @property
    def referrals(self) -> list[ReferralOption]:
        """Where else people could turn, as everyone may see it."""
        return self.value("referrals", lambda: list(ReferralOption.objects.filter(is_public=True)))

    @property
    def patterns(self) -> list[Pattern]:
        """The patterns that the intake asks for."""
        return self.value("patterns", lambda: list(Pattern.objects.filter(is_asked=True)))

    @property
    def promised_by(self) -> date | None:
        """The day by which somebody who writes now has an answer; None where nobody is there to give one."""
        return self.value("promised by", self._promised_by)

    def _promised_by(self) -> date | None:
        if not self._who_answer:
            return None
        times = self._values.get("times", calendar.STORED)
        by = calendar.reply_by(self.profile, sent_at=timezone.now(), times=times)
        return calendar.local_day(self.profile, by)


def afresh() -> Held:
    """Return what nobody else holds: everything is read when it is asked for, whatever the version."""
    return Held("", since=0.0, until=0.0)


def supposing(values: Mapping[str, Any]) -> Held:
    """Return what nobody else holds, with these values by their names in place of what is stored."""
    return Held("", since=0.0, until=0.0, values=values)


class _Reading:
    """The newest that this process holds, and when it is to look for a newer one."""

    def __init__(self) -> None:
        self.held: Held | None = None
        self.read_at = 0.0
        self.look_at = 0.0
        self.lock = threading.Lock()

    def believe(self, held: Held, since: float, seconds: float) -> None:
        """Look no more for some seconds from this moment of time.monotonic(), or until pages change by themselves."""
        self.held = held
        self.look_at = since + min(seconds, held.seconds_left())


_reading = _Reading()


def forget() -> None:
    """Hold nothing any more."""
    global _reading  # noqa: PLW0603 -- what a process holds is one thing, and it is replaced whole
    _reading = _Reading()


def at_hand() -> Held | None:
    """Return what is held if that can be known without asking the database."""
    reading = _reading
    return reading.held if time.monotonic() < reading.look_at else None


def now() -> Held:
    """Return what is held, of a version that was read at most READ_EVERY seconds ago.

    Raises django.db.Error if the database does not answer, and has not for long.
    """
    reading = _reading
    known = at_hand()
    if known is not None:
        return known
    known = reading.held
    is_young = time.monotonic() - reading.read_at < LONGEST_UNREAD
    bearable = known if is_young and known is not None and known.is_of_now() else None
    # Whoever holds this is just reading the version.
    if not reading.lock.acquire(timeout=0 if bearable else WAIT_SECONDS):
        if bearable is None:
            raise Error("the version of the site cannot be read")
        return bearable
    try:
        return at_hand() or _look(reading)
    finally:
        reading.lock.release()


def read_again() -> Held:
    """Return what is held after asking the database for the version; the same object says that nothing changed.

    Raises django.db.Error if the database does not answer.
    """
    with _reading.lock:
        return _read(_reading)


def _look(reading: _Reading) -> Held:
    try:
        return _read(reading)
    except Error:
        known = reading.held
        is_bearable = time.monotonic() - reading.read_at < WITHOUT_DATABASE
        if known is None or not is_bearable or not known.is_of_now():
            raise
        log.warning("the version of the site cannot be read; what is held is shown meanwhile")
        reading.believe(known, time.monotonic(), ASK_AGAIN)
        return known


def _read(reading: _Reading) -> Held:
    # What is committed after this moment is met within READ_EVERY of it.
    asked_at, since = time.monotonic(), timezone.now()
    version = SiteVersion.current()
    held = reading.held
    if held is None or held.version != version or not held.is_of_now():
        until = next_change(since)
        held = Held(version, since=since.timestamp(), until=until.timestamp())
    held.read_at = reading.read_at = asked_at
    reading.believe(held, asked_at, READ_EVERY)
    return held


def _profile() -> Profile:
    return Profile.objects.prefetch_related("places").first() or Profile.current()


def _two_who_answer() -> list[Staff]:
    return list(Staff.objects.filter(role=Staff.Role.THERAPIST, is_active=True)[:2])
