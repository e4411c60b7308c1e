"""Minding: who sees to an inquiry, until when it may wait, and what keeps it from being erased.

None of this needs a key: it touches dates and names of staff, never a word. `seen` is what the page showed (`mark`), so
that whoever acts on a page that is out of date is told, and nobody undoes what a colleague has just done.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from intake import history
from intake.case_keys import KeysChanged
from intake.models import Event, Inquiry
from intake.triage import ChangedMeanwhile, Refused
from intake.workflow import Mover, State
from practice import calendar
from practice.models import Profile, Staff

FURTHEST = 14  # working days from now to which an answer can be promised anew

OFTEN = 2  # new dates in a row; whoever gives another is told how often it was done before

# What of an inquiry each verb builds on, and so what the page must have shown as it is.
PUTTING_OFF = ("state", "reply_by", "snoozed_until")
PROMISING = ("state", "reply_by")
ASSIGNING = ("assigned_to_id",)
HOLDING = ("held_at",)


def mark(inquiry: Inquiry, fields: tuple[str, ...]) -> str:
    """Return how these fields of an inquiry stand, in one short text for a page to send back."""
    return "|".join(_text(getattr(inquiry, name)) for name in fields)


def put_off(inquiry: Inquiry, until: date, *, by: Staff, seen: str) -> Inquiry:
    """Put an inquiry off until the morning of a day at the practice; it ends by itself, or when the sender writes.

    Raises Refused for one that waits for nothing or for care, and for a day that is not after today or is after that of
    the promise; ChangedMeanwhile; KeysChanged where it was erased.
    """
    profile = Profile.current()
    with transaction.atomic():
        locked = _locked(inquiry)
        morning = datetime.combine(until, time.min, tzinfo=calendar.zone(profile))
        if locked.snoozed_until == morning and locked.state == State.NEW:
            return locked
        _check_seen(locked, PUTTING_OFF, seen)
        _check_waits(locked)
        if locked.needs_urgent_care:
            raise Refused(_("This is marked urgent. Say first what you did about it."))
        if until <= calendar.today(profile):
            raise Refused(_("Choose a day after today."))
        if until > _promised_day(locked, profile):
            raise Refused(
                _("You have promised an answer before that day. Choose an earlier one, or promise a new date.")
            )
        locked.snoozed_until = morning
        locked.save(update_fields=["snoozed_until"])
        history.record(locked, Event.What.SNOOZED, mover=Mover.STAFF, by=by)
    return locked


def promise_anew(inquiry: Inquiry, day: date, *, by: Staff, seen: str) -> Inquiry:
    """Promise an answer by the evening of another working day; the sender reads the new date on the return page.

    Raises Refused for one that waits for no answer and for a day that is none of the next FURTHEST working days;
    ChangedMeanwhile; KeysChanged where it was erased.
    """
    profile = Profile.current()
    with transaction.atomic():
        locked = _locked(inquiry)
        evening = next((each for each in evenings(profile) if calendar.local_day(profile, each) == day), None)
        if evening is not None and locked.reply_by == evening and locked.state == State.NEW:
            return locked
        _check_seen(locked, PROMISING, seen)
        _check_waits(locked)
        if locked.needs_urgent_care:
            raise Refused(_("This is marked urgent. Say first what you did about it."))
        if evening is None:
            raise Refused(_("Choose one of the next fourteen working days."))
        locked.reply_by = evening
        if locked.snoozed_until is not None and locked.snoozed_until > evening:
            locked.snoozed_until = None
        locked.save(update_fields=["reply_by", "snoozed_until"])
        history.record(locked, Event.What.NEW_DATE, mover=Mover.STAFF, by=by)
    return locked


def new_dates_given(inquiry: Inquiry, events: Iterable[Event]) -> int:
    """Return how many new dates its sender was given since it has waited, of the inquiry's events."""
    return sum(each.what == Event.What.NEW_DATE and each.at >= inquiry.state_since for each in events)


def assign(inquiry: Inquiry, to: Staff | None, *, by: Staff, seen: str) -> Inquiry:
    """Say who sees to an inquiry, or (with None) that nobody does in particular. It opens nothing to anyone.

    Raises Refused for someone who takes no inquiries, ChangedMeanwhile, and KeysChanged where it was erased.
    """
    with transaction.atomic():
        locked = _locked(inquiry)
        if locked.assigned_to_id == (to.pk if to else None):
            return locked
        _check_seen(locked, ASSIGNING, seen)
        if to is not None and not to.takes_inquiries:
            raise Refused(_("This person takes no inquiries. Choose someone who does."))
        locked.assigned_to = to
        locked.save(update_fields=["assigned_to"])
        history.record(locked, Event.What.ASSIGNED, mover=Mover.STAFF, by=by, whom=to)
    return locked


def hold(inquiry: Inquiry, *, by: Staff, seen: str) -> Inquiry:
    """Keep an inquiry from being erased by the practice's rule, until someone ends the hold.

    Raises ChangedMeanwhile when someone else holds it since, and KeysChanged where it was erased.
    """
    with transaction.atomic():
        locked = _locked(inquiry)
        if locked.held_by_id == by.pk:
            return locked
        _check_seen(locked, HOLDING, seen)
        locked.held_at, locked.held_by = timezone.now(), by
        locked.save(update_fields=["held_at", "held_by"])
        history.record(locked, Event.What.HELD, mover=Mover.STAFF, by=by)
    return locked


def end_hold(inquiry: Inquiry, *, by: Staff, seen: str) -> Inquiry:
    """Let the practice's rule erase an inquiry again when its time comes; ending it twice is ending it once.

    Raises ChangedMeanwhile when it is another hold than the page showed, and KeysChanged where it was erased.
    """
    with transaction.atomic():
        locked = _locked(inquiry)
        if locked.held_at is None:
            return locked
        _check_seen(locked, HOLDING, seen)
        locked.held_at = locked.held_by = None
        locked.save(update_fields=["held_at", "held_by"])
        history.record(locked, Event.What.HOLD_ENDED, mover=Mover.STAFF, by=by)
    return locked


def evenings(profile: Profile) -> list[datetime]:
    """Return the evenings of the next FURTHEST working days, on which an answer can be promised anew."""
    return calendar.evenings_after(profile, number=FURTHEST, moment=timezone.now())


def days_to_put_off(inquiry: Inquiry, *, profile: Profile) -> list[date]:
    """Return the working days until which an inquiry may be put off now; none where it may not wait."""
    if inquiry.state != State.NEW or inquiry.needs_urgent_care:
        return []
    last = _promised_day(inquiry, profile)
    days = [calendar.local_day(profile, evening) for evening in evenings(profile)]
    return [day for day in days if day <= last]


def _promised_day(inquiry: Inquiry, profile: Profile) -> date:
    # A letter that was sent has a promise; the constraint sees to it.
    return calendar.local_day(profile, inquiry.reply_by) if inquiry.reply_by else date.min


def _locked(inquiry: Inquiry) -> Inquiry:
    found = Inquiry.objects.select_for_update().filter(pk=inquiry.pk).exclude(state=State.DRAFT).first()
    if found is None:
        raise KeysChanged
    return found


def _check_seen(inquiry: Inquiry, fields: tuple[str, ...], seen: str) -> None:
    if mark(inquiry, fields) != seen:
        raise ChangedMeanwhile(
            _("Someone else has changed this since you opened the page. Look at how it stands now, then decide again.")
        )


def _check_waits(inquiry: Inquiry) -> None:
    if inquiry.state != State.NEW:
        raise Refused(_("This letter waits for no answer now, so there is no promise to move."))


def _text(value: object) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str("" if value is None else value)
