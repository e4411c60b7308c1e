"""Tells a sender what was promised and what has happened, in plain words and by day.

They are told the promise, never that something was read: an unanswered "read" would repeat the wound (DESIGN §6).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake import hours
from intake.models import Event, Inquiry, Offer
from intake.workflow import WORKFLOW, Mover, State
from practice import calendar
from practice.models import Profile

# What a sender is told of. Every other event belongs to the staff.
_EVENTS: dict[str, str | Promise] = {
    Event.What.SENT: gettext_lazy("You sent your letter."),
    Event.What.ADDED: gettext_lazy("You told me, and I wrote it down."),
    Event.What.WROTE: gettext_lazy("You wrote again."),
    Event.What.TAKEN_BACK: gettext_lazy("You took an answer back."),
    Event.What.OFFERED: gettext_lazy("I offered you times to meet."),
    Event.What.TIME_TAKEN: gettext_lazy("You took a time."),
    Event.What.HAPPENED: gettext_lazy("We met."),
    Event.What.NO_SHOW: gettext_lazy("We missed each other."),
    Event.What.TIME_MOVED: gettext_lazy("Our time to meet was moved."),
    Event.What.MAIL_CONFIRMED: gettext_lazy("You said yes to mail."),
    Event.What.MAIL_STOPPED: gettext_lazy("You asked for no more mail."),
    Event.What.MAIL_REFUSED: gettext_lazy("A mail to you did not arrive, so I send no more."),
    Event.What.NEW_DATE: gettext_lazy("I gave you a new date."),
    Event.What.CODE_GIVEN: gettext_lazy("You were given a new return code."),
    Event.What.APOLOGISED: gettext_lazy("I told you that I am late."),
    Event.What.FOLLOWED_UP: gettext_lazy("I asked whether my answer reached you."),
    Event.What.CHECKED_IN: gettext_lazy("I asked whether you still wait."),
    Event.What.CHECK_ANSWERED: gettext_lazy("You answered whether you still wait."),
}
_STAFF_WROTE = gettext_lazy("I wrote to you.")
_MOVES: dict[str, str | Promise] = {
    State.NEW: gettext_lazy("Your letter waits for an answer again."),
    State.REPLIED: gettext_lazy("I answered you."),
    State.BOOKED: gettext_lazy("We found a time to meet."),
    State.WAITLISTED: gettext_lazy("You said yes to the waiting list."),
    State.ACCEPTED: gettext_lazy("We agreed to begin."),
    State.REFERRED_ON: gettext_lazy("I suggested someone else."),
    State.CLOSED: gettext_lazy("Our contact was marked as finished."),
}
# Who is not staff, and finishes it: by mover and state before.
_ENDS: dict[tuple[str, str], str | Promise] = {
    (Mover.LOOP, State.REPLIED): gettext_lazy("I had not heard from you, and let it rest."),
    (Mover.LOOP, State.WAITLISTED): gettext_lazy("I had not heard from you, and took you off the waiting list."),
    (Mover.SENDER, State.WAITLISTED): gettext_lazy("You left the waiting list."),
}
_PACIFIC, _EASTERN = gettext_lazy("Pacific time"), gettext_lazy("Eastern time")
_MOUNTAIN, _CENTRAL = gettext_lazy("Mountain time"), gettext_lazy("Central time")
_ATLANTIC = gettext_lazy("Atlantic time")
_ZONES: dict[str, str | Promise] = {
    "America/Los_Angeles": _PACIFIC,
    "America/Vancouver": _PACIFIC,
    "America/Denver": _MOUNTAIN,
    "America/Edmonton": _MOUNTAIN,
    "America/Phoenix": gettext_lazy("Arizona time"),
    "America/Chicago": _CENTRAL,
    "America/Winnipeg": _CENTRAL,
    "America/Regina": gettext_lazy("Saskatchewan time"),
    "America/New_York": _EASTERN,
    "America/Toronto": _EASTERN,
    "America/Detroit": _EASTERN,
    "America/Indiana/Indianapolis": _EASTERN,
    "America/Kentucky/Louisville": _EASTERN,
    "America/Iqaluit": _EASTERN,
    "America/Rankin_Inlet": _CENTRAL,
    "America/Boise": _MOUNTAIN,
    "America/Inuvik": _MOUNTAIN,
    "America/Cambridge_Bay": _MOUNTAIN,
    "America/Whitehorse": gettext_lazy("Yukon time"),
    "America/Halifax": _ATLANTIC,
    "America/Moncton": _ATLANTIC,
    "America/Goose_Bay": _ATLANTIC,
    "America/St_Johns": gettext_lazy("Newfoundland time"),
    "America/Anchorage": gettext_lazy("Alaska time"),
    "Pacific/Honolulu": gettext_lazy("Hawaii time"),
    "Europe/London": gettext_lazy("UK time"),
    "Europe/Dublin": gettext_lazy("Irish time"),
    "Pacific/Auckland": gettext_lazy("New Zealand time"),
    "Pacific/Chatham": gettext_lazy("Chatham Islands time"),
}


@dataclass(frozen=True)
class Day:
    """One day of an inquiry, and what happened on it, in order."""

    day: date
    happened: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """How an inquiry stands: one or two sentences, and whether the promised day has passed."""

    words: str
    is_late: bool = False


def consent(profile: Profile) -> str:
    """Return what someone who sends agrees to: that it is kept, for how long, and on what terms it is answered."""
    kept = _(
        "You may keep my answers so that you can answer me. If we don’t begin, they are erased %(days)s days after "
        "we have finished."
    )
    return kept % {"days": profile.retention_days}


def standing(inquiry: Inquiry, *, profile: Profile) -> Standing:
    """Return how an inquiry stands now, as its sender reads it."""
    words = str(WORKFLOW[State(inquiry.state)].sender_reads)
    if inquiry.state == State.BOOKED and (meeting := hours.meeting_of(inquiry)):
        return Standing(_of_meeting(meeting) % {"when": when(meeting, profile)})
    if inquiry.state != State.NEW or inquiry.reply_by is None:
        return Standing(words)
    day = date_format(calendar.local_day(profile, inquiry.reply_by), _("l j F"))
    if inquiry.is_late:
        late = _("I said %(day)s. I’m late. That’s about me, not about you. Your letter is still here.")
        return Standing(late % {"day": day}, is_late=True)
    return Standing(words + " " + _("You will hear from me by %(day)s.") % {"day": day})


def _of_meeting(meeting: Offer) -> str:
    if meeting.outcome == Offer.Outcome.HAPPENED:
        return _("We met on %(when)s. If there is something you want to say, write to me below.")
    return _("Our time to meet was %(when)s.") if meeting.is_over else _("We meet on %(when)s.")


def when(offer: Offer, profile: Profile) -> str:
    """Return a time to meet as people say it, like “Tuesday 8 December at 10:00 a.m., Pacific time”."""
    local = offer.starts_at.astimezone(calendar.zone(profile))
    day, time = date_format(local, _("l j F")), date_format(local, "TIME_FORMAT")
    return _("%(day)s at %(time)s, %(zone)s") % {"day": day, "time": time, "zone": zone_name(profile)}


def zone_name(profile: Profile) -> str:
    """Return the practice's time zone by name: one that people use where there is one, else after its city."""
    key = calendar.zone(profile).key
    city = key.rpartition("/")[2].replace("_", " ")
    if city in {"UTC", "GMT"}:
        return city
    return str(_ZONES.get(key) or _("%(city)s time") % {"city": city})


def so_far(inquiry: Inquiry, *, profile: Profile, passed: Iterable[datetime] = ()) -> list[Day]:
    """Return what has happened to an inquiry by day of the practice's calendar; the same on one day is told once.

    `passed` are the promises that were not kept: the days on which something was promised, and nothing happened.
    """
    happened = [(event.at, words) for event in _told(inquiry) if (words := _words(event))]
    promised = [(at, _("For this day I had promised you an answer.")) for at in passed]
    in_order = sorted([*happened, *promised], key=lambda each: each[0])
    told = [(calendar.local_day(profile, at), words) for at, words in in_order]
    by_day = groupby(told, key=lambda each: each[0])
    return [Day(day, tuple(dict.fromkeys(words for _day, words in happened))) for day, happened in by_day]


def _told(inquiry: Inquiry) -> Iterable[Event]:
    return inquiry.events.order_by("number")


def _words(event: Event) -> str:
    if event.what == Event.What.WROTE and event.mover == Mover.STAFF:
        return str(_STAFF_WROTE)
    if event.what != Event.What.MOVED:
        return str(_EVENTS.get(event.what, ""))
    if event.to_state == State.BOOKED and event.mover == Mover.SENDER:
        return ""  # that a time was taken is an event of its own
    own = _ENDS.get((event.mover, event.from_state)) if event.to_state == State.CLOSED else None
    return str(own or _MOVES.get(event.to_state, ""))
