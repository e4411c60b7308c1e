"""Working days: when the practice has promised an answer."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays
from django.utils import timezone

from practice.models import AwayPeriod, Profile, WorkingHours

EVENING = time(18, 0)
MONDAY_TO_FRIDAY = frozenset(range(5))
LONGEST_WAIT = timedelta(days=120)


def zone(profile: Profile) -> ZoneInfo:
    """Return the practice's time zone."""
    return ZoneInfo(profile.time_zone)


def today(profile: Profile) -> date:
    """Return the date at the practice, which may differ from the server's."""
    return local_day(profile, timezone.now())


def local_day(profile: Profile, moment: datetime) -> date:
    """Return the date of a moment as people at the practice would say it."""
    return moment.astimezone(zone(profile)).date()


def reply_by(profile: Profile, *, sent_at: datetime) -> datetime:
    """Return the moment by which an inquiry sent at `sent_at` is answered: the evening of a working day.

    Counts the profile's `reply_within_days` working days after the day of sending: weekdays on which someone has
    working hours (Monday to Friday while none are set), without public holidays and times away of the practice.
    """
    works_on = _working_day_test(profile)
    day = local_day(profile, sent_at)
    last = day + LONGEST_WAIT
    left = profile.reply_within_days
    while left and day < last:
        day += timedelta(days=1)
        left -= works_on(day)
    return datetime.combine(day, EVENING, tzinfo=zone(profile))


def _working_day_test(profile: Profile) -> Callable[[date], bool]:
    weekdays = set(WorkingHours.objects.values_list("weekday", flat=True)) or MONDAY_TO_FRIDAY
    away = list(AwayPeriod.objects.filter(staff=None, last_day__gte=today(profile)))
    public = holidays.country_holidays(profile.country)

    def works_on(day: date) -> bool:
        return (
            day.weekday() in weekdays and day not in public and not any(a.first_day <= day <= a.last_day for a in away)
        )

    return works_on
