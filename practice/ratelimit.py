"""Limits without addresses: how often somebody may do something, when nobody keeps who they are.

A client is an IPv4 address, or the first half of an IPv6 address, or a name that somebody typed, as four bytes of its
HMAC under a random key of the day. The work loop deletes the keys and the counts of earlier days: from then on nothing
leads back to an address or a name. Days here are those of UTC.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from ipaddress import IPv4Address, ip_address

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from practice.models import DailyKey, LimitCount
from practice.models.limit import CLIENT_BYTES

KEY_BYTES = 32
UNKNOWN = "unknown"  # everyone whose address cannot be read counts as one
A_DAY = timedelta(days=1)
AT_ONCE = 1000  # so many are deleted in one transaction: on SQLite, everyone who writes waits for it


@dataclass(frozen=True)
class Waiting:
    """Whether something may be done now and, where it may not, the moment from which it may be done again."""

    is_allowed: bool
    until: datetime | None = None


def allow(what: str, address: str, *, most: int, within: timedelta) -> Waiting:
    """Count that the client at `address` does `what`, and say whether they may: at most `most` times in a window.

    A window lasts `within`, and ends at midnight at the latest; whoever is refused is not counted. `what` is one of a
    few short names, never anything from outside. Raises ValueError for a window that is longer than a day, or none.
    """
    return _count(what, _network(address), most=most, within=within)


def allow_name(what: str, name: str, *, most: int, within: timedelta) -> Waiting:
    """Do as `allow`, counting for a name that somebody typed, from wherever; it may be a secret typed by mistake.

    Raises ValueError for a window that is longer than a day, or none.
    """
    return _count(what, f"name {name}", most=most, within=within)


@transaction.atomic
def _count(what: str, who: str, *, most: int, within: timedelta) -> Waiting:
    if not timedelta() < within <= A_DAY:
        raise ValueError("a window lasts a day at the most")
    now = timezone.now().astimezone(UTC)
    starts_at, ends_at = _window(now, within)
    client = _client(what, who, _key_of(now.date()))
    # One statement each, so that many at once are counted one after the other, on either database.
    LimitCount.objects.bulk_create([LimitCount(what=what, starts_at=starts_at, client=client)], ignore_conflicts=True)
    own = LimitCount.objects.filter(what=what, starts_at=starts_at, client=client)
    if own.filter(number__lt=most).update(number=F("number") + 1):
        return Waiting(is_allowed=True)
    return Waiting(is_allowed=False, until=ends_at)


@transaction.atomic
def forget_earlier_days() -> int:
    """Delete the keys of earlier days, and some of their counts; return how many rows, and 0 when none are left."""
    today = _midnight(timezone.now().astimezone(UTC))
    keys, _models = DailyKey.objects.filter(day__lt=today.date()).delete()
    old = LimitCount.objects.filter(starts_at__lt=today).values_list("pk", flat=True)[:AT_ONCE]
    counts, _models = LimitCount.objects.filter(pk__in=list(old)).delete()
    return keys + counts


def _midnight(moment: datetime) -> datetime:
    return datetime.combine(moment.date(), time(), tzinfo=UTC)


def _window(now: datetime, within: timedelta) -> tuple[datetime, datetime]:
    midnight = _midnight(now)
    starts_at = midnight + (now - midnight) // within * within
    return starts_at, min(starts_at + within, midnight + A_DAY)


def _key_of(day: date) -> bytes:
    row, _is_new = DailyKey.objects.get_or_create(day=day, defaults={"key": secrets.token_bytes(KEY_BYTES)})
    return bytes(row.key)


def _client(what: str, who: str, key: bytes) -> bytes:
    # With what is done in it, what one client did in two places looks like two clients.
    text = f"{what} {who}"
    return hmac.new(key, text.encode(), hashlib.sha256).digest()[:CLIENT_BYTES]


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return UNKNOWN
    if isinstance(found, IPv4Address):
        return str(found)
    # Somebody has a whole /64 to choose from, and IPv4 may come dressed as IPv6.
    return str(found.ipv4_mapped or f"{int(found) >> 64:x}/64")
