"""How often six words may be typed wrong, and when that is an event.

Each session waits for its own wrong words, so that whoever has stolen a session, but not the password, does not hold
the reader back: signing in begins a session that has tried nothing. All of a reader's sessions together have a wide
bound, so that ever new sessions can't keep the server stretching words.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from intake import key_lock
from intake.models import Event, Reader, SessionTries
from practice.models import Staff

# Words that are typed outside a session: at the sign-in, where there is none yet, and in commands.
AT_THE_DOOR = "door"
AT_THE_TERMINAL = "terminal"
MOST = 1000
FORGOTTEN_AFTER = timedelta(days=1)
ALWAYS_AN_EVENT = 5
EVENT_EVERY = timedelta(hours=1)


# Wrong tries in a row, and when the next one counts.
type Standing = tuple[int, datetime | None]


@dataclass(frozen=True)
class Pace:
    """How many wrong tries in a row cost no time, and the longest wait that those after them lead to."""

    free: int
    longest: timedelta

    def wait_after(self, tries: int) -> timedelta:
        """Return how long to wait after so many wrong tries in a row: 2 seconds, then twice as long each time."""
        if tries <= self.free:
            return timedelta(0)
        return min(timedelta(seconds=2 ** min(tries - self.free, 10)), self.longest)


ONE_SESSION = Pace(free=2, longest=timedelta(minutes=5))
EVERYBODY = Pace(free=100, longest=timedelta(seconds=10))


class TooSoon(Exception):
    """Wrong words were typed a moment ago; `until` is when the next try counts.

    `elsewhere` says that it waits for those that were typed in other sessions.
    """

    def __init__(self, until: datetime, *, elsewhere: bool = False) -> None:
        super().__init__()
        self.until = until
        self.elsewhere = elsewhere


@dataclass(frozen=True)
class Counted:
    """A try that was counted before it is made, with both counts as they stood before."""

    everybody: Reader
    session: SessionTries
    before: tuple[Standing, Standing]


@transaction.atomic
def count(reader: Reader, session: str) -> Counted:
    """Count a try before it is made, so that many at once are not one.

    Raises TooSoon, and Reader.DoesNotExist for a reader who was removed meanwhile.
    """
    # First, so that the reader is not removed while a row of theirs is added.
    key_lock.share()
    # Locked, so that whoever tries at the same moment, in whichever session, waits here and counts on from it.
    everybody, now = Reader.objects.select_for_update().get(pk=reader.pk), timezone.now()
    # Those that were taken back have no time.
    SessionTries.objects.filter(Q(next_try_at=None) | Q(next_try_at__lt=now - FORGOTTEN_AFTER), reader=reader).delete()
    own, _ = SessionTries.objects.get_or_create(reader=everybody, session=session)
    for row in (own, everybody):
        if row.next_try_at and row.next_try_at > now:
            raise TooSoon(row.next_try_at, elsewhere=row is everybody)
    before = (_standing(everybody), _standing(own))
    for row, pace in ((everybody, EVERYBODY), (own, ONE_SESSION)):
        row.failed_tries = min(row.failed_tries + 1, MOST)
        row.next_try_at = now + pace.wait_after(row.failed_tries)
        row.save(update_fields=["failed_tries", "next_try_at"])
    return Counted(everybody, own, before)


def take_back(counted: Counted) -> None:
    """Count a try as not made, unless others were counted after it."""
    everybody, own = counted.before
    _put_back(Reader.objects.filter(pk=counted.everybody.pk), counted.everybody, everybody)
    _put_back(SessionTries.objects.filter(pk=counted.session.pk), counted.session, own)


def succeed(counted: Counted) -> None:
    """Begin both counts anew: these words were right. What other sessions have tried still counts for them."""
    SessionTries.objects.filter(pk=counted.session.pk).delete()
    Reader.objects.filter(pk=counted.everybody.pk).update(failed_tries=0, next_try_at=None)


def is_an_event(counted: Counted, *, by: Staff) -> bool:
    """Say whether a wrong try is written down: the first few in a row are, then one an hour."""
    if counted.everybody.failed_tries <= ALWAYS_AN_EVENT:
        return True
    lately = timezone.now() - EVENT_EVERY
    return not Event.objects.filter(what=Event.What.UNLOCK_FAILED, staff=by, at__gt=lately).exists()


def _standing(row: Reader | SessionTries) -> Standing:
    return row.failed_tries, row.next_try_at


def _put_back(rows: QuerySet[Any], counted: Reader | SessionTries, before: Standing) -> None:
    rows.filter(failed_tries=counted.failed_tries).update(failed_tries=before[0], next_try_at=before[1])
