"""Filters that say an inquiry's dates, parts, routes and notes as staff read them."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from intake import shapes
from intake.calls import Outcome
from intake.models import Event, Inquiry
from intake.reading import Line, Part
from intake.safe_contact import Route
from intake.triage import must_wait_for_care
from intake.workflow import CloseReason, Move, State

register = template.Library()

# The sender's own words come first, then how they are, then patterns, then what is practical.
READING_ORDER = ("letter", "today", "hopes", "patterns", "background", "practical", "place", "reaching")
LABELS = {
    "outcome": gettext_lazy("Phone call"),
    "when": gettext_lazy("When"),
    "where": gettext_lazy("Where"),
    "agreed_by": gettext_lazy("How it was agreed"),
    "honest_range": gettext_lazy("How long, honestly"),
    "option": gettext_lazy("Suggested"),
    "reason": gettext_lazy("Why"),
}
DAYS_WITH_A_NAME = 6
# A model's own `get_…_display` sorts all its choices each time: too slow for a long history.
HAPPENED = {each.value: each.label for each in Event.What}
STATES = {each.value: each.label for each in State}
ROUTES = {each.value: each.label for each in Route}


@register.filter(expects_localtime=True)
def by_day(moment: datetime | None) -> str:
    """Say a moment as people do: “today, 6 p.m.”, “Thursday, 6 p.m.”, “3 March, 6 p.m.”."""
    if moment is None:
        return ""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    minute = local.replace(second=0, microsecond=0, tzinfo=None)
    return _moment(minute, timezone.localdate(), get_language())


@register.filter(expects_localtime=True)
def day_of(moment: date | datetime | None) -> str:
    """Say a day as people do: “today”, “Thursday”, “Thursday 3 March”. A moment is that of the practice’s clock."""
    if moment is None:
        return ""
    if isinstance(moment, datetime):
        moment = (timezone.localtime(moment) if timezone.is_aware(moment) else moment).date()
    return _day(moment, timezone.localdate(), get_language())


@register.filter(expects_localtime=True)
def to_the_minute(moment: datetime | None) -> str:
    """Return a moment for a `time` element's `datetime`."""
    return moment.strftime("%Y-%m-%d %H:%M") if moment else ""


@register.filter
def happened(event: Event) -> str:
    """Say what one event was, without who and when: “moved, New → Answered”."""
    said = str(HAPPENED.get(event.what, event.what))
    if event.what == Event.What.ASSIGNED:
        return _("%(what)s (%(whom)s)") % {"what": said, "whom": event.whom or _("nobody in particular")}
    if event.what == Event.What.MOVED:
        states = {"before": STATES.get(event.from_state, ""), "after": STATES.get(event.to_state, "")}
        return _("%(what)s, %(before)s → %(after)s") % ({"what": said} | states)
    return said


@register.filter
def in_reading_order(parts: Iterable[Part]) -> list[Part]:
    """Sort the parts of a letter as they are best read; a part that is not known here comes last."""
    places = {key: place for place, key in enumerate(READING_ORDER)}
    return sorted(parts, key=lambda part: places.get(part.key, len(places)))


@register.filter
def left_blank(lines: Iterable[Line]) -> list[str]:
    """Return the questions that were left blank; one that is asked several times only if it was never answered."""
    lines = list(lines)
    answered = {line.label for line in lines if not line.is_blank}
    return list(dict.fromkeys(line.label for line in lines if line.label not in answered))


@register.filter
def is_untouched(lines: Iterable[Line]) -> bool:
    """Say whether all of several questions were left blank."""
    lines = list(lines)
    return len(lines) > 1 and all(line.is_blank for line in lines)


@register.filter
def route_name(key: str) -> str:
    """Return the name of a route; an unknown one stays as it is."""
    return str(ROUTES.get(key, key))


@register.filter
def note_facts(content: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what a note says besides its text, each with its label."""
    said = {key: _said(key, str(content[key])) for key in LABELS if content.get(key)}
    return [(str(LABELS[key]), value) for key, value in said.items()]


@register.filter
def waits_for_care(move: Move, inquiry: Inquiry) -> bool:
    """Say whether a move has to wait until someone has said what they did about an urgent inquiry."""
    return must_wait_for_care(inquiry, move.target)


# A long conversation names the same days and minutes again and again.
@lru_cache(maxsize=2048)
def _day(day: date, today: date, language: str | None) -> str:
    away = (day - today).days
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    if away in near:
        return near[away]
    if 0 < away <= DAYS_WITH_A_NAME:
        return date_format(day, "l")
    return date_format(day, "l j F" if day.year == today.year else "j F Y")


@lru_cache(maxsize=2048)
def _moment(minute: datetime, today: date, language: str | None) -> str:
    said = {"day": _day(minute.date(), today, language), "time": date_format(minute, "TIME_FORMAT")}
    return _("%(day)s, %(time)s") % said


def _said(key: str, value: str) -> str:
    if key == "outcome" and value in Outcome.values:
        return str(Outcome(value).label)
    if key == "reason" and value in CloseReason.values:
        return str(CloseReason(value).label)
    if key == "when" and (moment := shapes.moment(value)):
        return by_day(timezone.localtime(moment))
    return value
