"""Figures for the charts: how many letters came, how soon they were answered, whether promises were kept.

All of it comes from clear columns. It looks back as far as letters that led nowhere are kept, and of those that are
looked at one by one, at the newest ones only, so that a practice with very many waits no longer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median, quantiles
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Subquery, Value
from django.utils import timezone

from articles import related
from intake.models import Entry, Event, Inquiry
from intake.workflow import ENDED, Mover, State
from practice import calendar
from practice.models import MonthlyTotal, Profile, Staff

WEEKS = 26
MONTHS = 6
NEWEST = 2000  # of so many letters it is looked at when each was answered
ARTICLES = 10
FIRST_ANSWERS = (State.REPLIED, State.BOOKED, State.WAITLISTED, State.ACCEPTED, State.REFERRED_ON)
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Week:
    """How many letters came in the week that begins on a Monday."""

    monday: date
    number: int


@dataclass(frozen=True)
class Answered:
    """How soon the letters of one month were answered, in days, and how many promises were kept.

    `quarter` and `three_quarters` say the spread: half of the letters were answered between these. All three are None
    where none was answered yet.
    """

    month: date
    median: float | None
    quarter: float | None
    three_quarters: float | None
    kept: int
    late: int


@dataclass(frozen=True)
class Ended:
    """How many letters ended in one way."""

    state: State
    number: int


@dataclass(frozen=True)
class FromArticle:
    """How often readers of an article brought something along, by month, the oldest first."""

    title: str
    by_month: tuple[int, ...]

    @property
    def number(self) -> int:
        """Return how often in all these months."""
        return sum(self.by_month)


def months(profile: Profile) -> list[date]:
    """Return the first days of the last MONTHS months, the oldest first, with this month as the last."""
    day = calendar.today(profile).replace(day=1)
    found = [day]
    while len(found) < MONTHS:
        found.append((found[-1] - A_DAY).replace(day=1))
    return found[::-1]


def weeks(staff: Staff, profile: Profile) -> list[Week]:
    """Return how many letters came in each of the last WEEKS weeks, this one included; one query, by an index."""
    today = calendar.today(profile)
    last = today - timedelta(days=today.weekday())
    mondays = [last - timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]
    # Only what was sent has a day of sending: this is what `visible_to` finds, counted in the index alone.
    if not staff.takes_inquiries:
        return [Week(monday, 0) for monday in mondays]
    sent = Inquiry.objects.real().order_by()
    counts = [
        sent.filter(sent_at__gte=_begins(profile, monday), sent_at__lt=_begins(profile, monday + timedelta(weeks=1)))
        .annotate(week=Value(number, output_field=IntegerField()))
        .values("week")
        .annotate(number=Count("*"))
        .values_list("week", "number")
        for number, monday in enumerate(mondays)
    ]
    found = dict(counts[0].union(*counts[1:], all=True))
    return [Week(monday, found.get(number, 0)) for number, monday in enumerate(mondays)]


def answered(staff: Staff, profile: Profile) -> list[Answered]:
    """Return for each of the last MONTHS months how its letters were answered, of the NEWEST letters; one query.

    A letter that was closed without an answer, as spam is, counts in none of this, nor does one that still may wait.
    """
    shown, now = months(profile), timezone.now()
    days: dict[date, list[float]] = {month: [] for month in shown}
    kept, late = dict.fromkeys(shown, 0), dict.fromkeys(shown, 0)
    for sent_at, reply_by, state, was_late, *answers in _first_answers(staff, since=_begins(profile, shown[0])):
        month = calendar.local_day(profile, sent_at).replace(day=1)
        at = min(filter(None, answers), default=None)
        if at is not None:
            days[month].append((at - sent_at) / A_DAY)
        if was_late or (reply_by < at if at else state == State.NEW and reply_by < now):
            late[month] += 1
        elif at is not None:
            kept[month] += 1
    return [Answered(month, *_spread(days[month]), kept[month], late[month]) for month in shown]


def _first_answers(staff: Staff, *, since: datetime) -> Iterable[tuple[Any, ...]]:
    """Return when each letter was sent, promised, its state, whether it was late, and its first move and message."""
    events = Event.objects.filter(inquiry=OuterRef("pk"))
    moved = events.filter(mover=Mover.STAFF, to_state__in=FIRST_ANSWERS).order_by("number").values("at")
    told = Entry.objects.filter(inquiry=OuterRef("pk"), kind=Entry.Kind.MESSAGE, author=Entry.Author.STAFF)
    found = Inquiry.objects.real().visible_to(staff).filter(sent_at__gte=since).order_by("-sent_at", "-pk")
    return found.annotate(
        was_late=Exists(events.filter(what=Event.What.APOLOGISED)),
        moved_at=Subquery(moved[:1]),
        told_at=Subquery(told.order_by("written_at").values("written_at")[:1]),
    ).values_list("sent_at", "reply_by", "state", "was_late", "moved_at", "told_at")[:NEWEST]


def endings(staff: Staff, profile: Profile) -> list[Ended]:
    """Return how the letters ended that ended in the last WEEKS weeks; one query, by an index."""
    since = timezone.now() - timedelta(weeks=WEEKS)
    rows = Inquiry.objects.real().visible_to(staff).filter(state__in=ENDED, state_since__gte=since).order_by()
    found = dict(rows.values("state").annotate(number=Count("*")).values_list("state", "number"))
    return [Ended(state, found.get(state, 0)) for state in State if state in ENDED]


def articles(profile: Profile) -> list[FromArticle]:
    """Return from which articles readers brought something in the last MONTHS months, the most often first."""
    shown = months(profile)
    rows = MonthlyTotal.objects.filter(what="brought_from_article", month__gte=shown[0], month__lte=shown[-1])
    found: dict[str, dict[date, int]] = {}
    for slug, month, number in rows.values_list("key", "month", "number"):
        found.setdefault(slug, {})[month] = number
    most = sorted(found, key=lambda slug: (-sum(found[slug].values()), slug))[:ARTICLES]
    titles = related.titles(most)
    return [FromArticle(titles.get(slug, slug), tuple(found[slug].get(month, 0) for month in shown)) for slug in most]


def _begins(profile: Profile, day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=calendar.zone(profile))


def _spread(days: Sequence[float]) -> tuple[float | None, float | None, float | None]:
    if not days:
        return None, None, None
    if len(days) == 1:
        return days[0], days[0], days[0]
    quarter, _, three_quarters = quantiles(days, n=4, method="inclusive")
    return median(days), quarter, three_quarters
