"""Working days: when the practice has promised an answer."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import holidays
from django.utils import timezone

from practice.models import AwayPeriod, Profile, Staff, WorkingHours

MORNING, EVENING = time(8, 0), time(18, 0)
MONDAY_TO_FRIDAY = frozenset(range(5))
LONGEST_WAIT = timedelta(days=800)
LOOKS_BACK_DAYS = 10


@dataclass(frozen=True)
class Times:
    """When people are away and when they work, where that is not what is stored: None is what is stored."""

    away: list[AwayPeriod] | None = None
    hours: list[WorkingHours] | None = None


STORED = Times()


def zone(profile: Profile) -> ZoneInfo:
    """Return the practice's time zone."""
    return profile.zone


def today(profile: Profile) -> date:
    """Return the date at the practice, which may differ from the server's."""
    return profile.today


def local_day(profile: Profile, moment: datetime) -> date:
    """Return the date of a moment as people at the practice would say it."""
    return moment.astimezone(zone(profile)).date()


def reply_by(profile: Profile, *, sent_at: datetime, times: Times = STORED) -> datetime:
    """Return the moment by which an inquiry sent at `sent_at` is answered: the evening of a working day."""
    return evening_after(profile, days=profile.reply_within_days, moment=sent_at, times=times)


def evening_after(profile: Profile, *, days: int, moment: datetime, times: Times = STORED) -> datetime:
    """Return the evening of the working day that comes so many working days after the day of a moment.

    Those are weekdays on which someone has working hours (Monday to Friday while none are set) and is not away,
    without public holidays.
    """
    day = local_day(profile, moment)
    found = _working_days(profile, after=day, number=days, times=times)
    if len(found) < days:
        day += LONGEST_WAIT
    elif found:
        day = found[-1]
    return datetime.combine(day, EVENING, tzinfo=zone(profile))


def evenings_after(profile: Profile, *, number: int, moment: datetime) -> list[datetime]:
    """Return the evenings of so many working days after the day of a moment, in order; fewer where nobody works."""
    days = _working_days(profile, after=local_day(profile, moment), number=number)
    return [datetime.combine(day, EVENING, tzinfo=zone(profile)) for day in days]


def _working_days(profile: Profile, *, after: date, number: int, times: Times = STORED) -> list[date]:
    works_on = _working_day_test(profile, since=after, times=times)
    day, last, found = after, after + LONGEST_WAIT, list[date]()
    while len(found) < number and day < last:
        day += timedelta(days=1)
        if works_on(day):
            found.append(day)
    return found


def next_morning(profile: Profile, moment: datetime) -> datetime:
    """Return the next moment at which it is eight in the morning at the practice, after `moment`."""
    day, at = local_day(profile, moment), zone(profile)
    today_at_eight = datetime.combine(day, MORNING, tzinfo=at)
    return today_at_eight if today_at_eight > moment else datetime.combine(day + timedelta(days=1), MORNING, tzinfo=at)


def morning_before(profile: Profile, moment: datetime) -> datetime:
    """Return the morning of the last working day before the day of a moment; the day before where none is near."""
    day = local_day(profile, moment)
    works_on = _working_day_test(profile, since=day - timedelta(days=LOOKS_BACK_DAYS))
    earlier = (day - timedelta(days=number) for number in range(1, LOOKS_BACK_DAYS + 1))
    found = next((each for each in earlier if works_on(each)), day - timedelta(days=1))
    return datetime.combine(found, MORNING, tzinfo=zone(profile))


def so_long_ago(profile: Profile, *, days: int) -> datetime:
    """Return the moment before which something happened whose `evening_after` so many working days has come by now."""
    now = timezone.localtime(timezone=zone(profile))
    day = now.date() if now.time() >= EVENING else now.date() - timedelta(days=1)
    first = day - LONGEST_WAIT
    works_on = _working_day_test(profile, since=first)
    left = days
    while left and day > first:
        left -= works_on(day)
        day -= timedelta(days=1)
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone(profile))


def _working_day_test(profile: Profile, *, since: date, times: Times = STORED) -> Callable[[date], bool]:
    """Return what says of a day, from `since` on, whether someone works on it."""
    public = public_holidays(profile)
    away = list(AwayPeriod.objects.filter(last_day__gte=since)) if times.away is None else times.away
    weeks = _weeks(times.hours)

    def is_away(staff: int | None, day: date) -> bool:
        return any(each.staff_id == staff and each.first_day <= day <= each.last_day for each in away)

    def works_on(day: date) -> bool:
        if day in public or is_away(None, day):
            return False
        return any(day.weekday() in weekdays and not is_away(staff, day) for staff, weekdays in weeks.items())

    return works_on


def public_holidays(profile: Profile) -> Container[date]:
    """Return the public holidays of the practice's region, with the days on which one is kept that falls elsewhere.

    A stored region that nobody knows counts as none, and in an unknown country there are none: no page fails over it.
    """
    for region in (profile.region or None, None):
        try:
            return holidays.country_holidays(profile.country, subdiv=region, observed=True)
        except NotImplementedError:
            continue
    return ()


def _weeks(hours: list[WorkingHours] | None = None) -> dict[int | None, frozenset[int]]:
    """Return the weekdays on which each therapist works; Monday to Friday for everyone while nobody has set hours."""
    therapists = Staff.objects.filter(is_active=True, role=Staff.Role.THERAPIST)
    # A therapist without hours comes as a row without a weekday, which the stubs do not know.
    rows: Iterable[tuple[int, Any]] = therapists.values_list("pk", "working_hours__weekday")
    if hours is not None:
        here = {staff for staff, _ in rows}
        rows = [(staff, None) for staff in here]
        rows += [(each.staff_id, each.weekday) for each in hours if each.staff_id in here]
    days: dict[int | None, set[int]] = {}
    for staff, weekday in rows:
        days.setdefault(staff, set()).update([] if weekday is None else [weekday])
    if any(days.values()):
        return {staff: frozenset(weekdays) for staff, weekdays in days.items()}
    return dict.fromkeys(days, MONDAY_TO_FRIDAY) or {None: MONDAY_TO_FRIDAY}
