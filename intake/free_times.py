"""Says when a therapist is free: within their working hours, not away, on no public holiday, with the hour unheld."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import timezone

from intake import hours
from intake.questions.reaching import DAYS
from practice import calendar
from practice.models import AwayPeriod, Profile, Staff

MOST, MOST_A_DAY = 12, 3
SOONEST = timedelta(days=1)  # whoever is offered a time has to find it first
LOOK_AHEAD = 28  # days
HOUR, HALF = timedelta(hours=1), timedelta(minutes=30)
AFTERNOON, EVENING = 12, 17  # the hours at which these parts of a day begin

type Stretch = tuple[time, time]


@dataclass(frozen=True)
class Week:
    """When one therapist works: by weekday, on the practice's clock, without the days on which they are away.

    Who has set no working hours may work at any time.
    """

    zone: ZoneInfo
    stretches: dict[int, tuple[Stretch, ...]]
    away: tuple[tuple[date, date], ...]

    @classmethod
    def of(cls, staff: Staff, *, profile: Profile) -> "Week":
        """Return the week of a therapist."""
        by_day: dict[int, list[Stretch]] = {}
        for each in staff.working_hours.order_by("weekday", "starts"):
            _join(by_day.setdefault(each.weekday, []), (each.starts, each.ends))
        away = AwayPeriod.objects.filter(Q(staff=staff) | Q(staff=None), last_day__gte=calendar.today(profile))
        return cls(
            calendar.zone(profile),
            {day: tuple(stretches) for day, stretches in by_day.items()},
            tuple((each.first_day, each.last_day) for each in away),
        )

    def is_away(self, day: date) -> bool:
        """Say whether they, or the whole practice, are away on a day."""
        return any(first <= day <= last for first, last in self.away)

    def covers(self, starts_at: datetime, minutes: int) -> bool:
        """Say whether they work for the whole of a time."""
        start = starts_at.astimezone(self.zone)
        end = (starts_at + timedelta(minutes=minutes)).astimezone(self.zone)
        if self.is_away(start.date()):
            return False
        if not self.stretches:
            return True
        worked = self.stretches.get(start.weekday(), ())
        return start.date() == end.date() and any(
            first <= start.time() and end.time() <= last for first, last in worked
        )


@dataclass(frozen=True)
class Suggested:
    """Times that could be offered. `are_best` says whether they are among the sender's best times, None without any."""

    times: tuple[datetime, ...] = ()
    are_best: bool | None = None


def suggest(staff: Staff, *, profile: Profile, best: Collection[str] = ()) -> Suggested:
    """Return up to twelve times at which a therapist has a whole hour free in the next four weeks, three a day at most.

    `best` are the sender's best times as the step "reaching" keeps them, like "mon_morning"; empty means any.
    """
    week = Week.of(staff, profile=profile)
    now = timezone.now()
    held = hours.held_between(staff.pk, now, now + timedelta(days=LOOK_AHEAD + 2))
    days = [list(_free_on(day, week, held, after=now + SOONEST)) for day in _working_days(week, profile)]
    if not best:
        return Suggested(_first(days))
    wanted = [[each for each in day if _part(each, week) in best] for day in days]
    return Suggested(_first(wanted if any(wanted) else days), are_best=any(wanted))


def _join(stretches: list[Stretch], new: Stretch) -> None:
    """Add a stretch that begins no earlier than the others, as one with the last where the two meet."""
    if stretches and new[0] <= stretches[-1][1]:
        stretches[-1] = stretches[-1][0], max(stretches[-1][1], new[1])
    else:
        stretches.append(new)


def _working_days(week: Week, profile: Profile) -> Iterator[date]:
    public, today = calendar.public_holidays(profile), calendar.today(profile)
    for ahead in range(LOOK_AHEAD + 1):
        day = today + timedelta(days=ahead)
        if day.weekday() in week.stretches and day not in public and not week.is_away(day):
            yield day


def _free_on(day: date, week: Week, held: set[datetime], *, after: datetime) -> Iterator[datetime]:
    for first, last in week.stretches[day.weekday()]:
        # Lengths are added in UTC, where no clock changes.
        at, end = (datetime.combine(day, each, tzinfo=week.zone).astimezone(UTC) for each in (first, last))
        while at + HOUR <= end:
            is_free = at >= after and held.isdisjoint(hours.quarters(at, 60))
            if is_free:
                yield at
            at += HOUR if is_free else HALF


def _part(moment: datetime, week: Week) -> str:
    local = moment.astimezone(week.zone)
    part = "morning" if local.hour < AFTERNOON else "afternoon" if local.hour < EVENING else "evening"
    return f"{DAYS[local.weekday()]}_{part}"


def _first(days: list[list[datetime]]) -> tuple[datetime, ...]:
    return tuple(islice((each for day in days for each in _spread(day)), MOST))


def _spread(day: list[datetime]) -> list[datetime]:
    """Return the first, the middle and the last of a day's times, or all where there are no more."""
    return day if len(day) <= MOST_A_DAY else [day[0], day[len(day) // 2], day[-1]]
