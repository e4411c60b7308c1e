"""When someone is reminded of a meeting or a promise, and whether a notice that is due is still true."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from intake.models import Inquiry, Notice, Offer
from intake.workflow import State
from practice import calendar
from practice.models import Profile

SENDERS_ARE_TOLD = timedelta(hours=24)  # before the two meet
WARNED = timedelta(days=1)  # before a promised date
Kind = Notice.Kind


@dataclass(frozen=True)
class Standing:
    """Whether a notice says what is so; `not_before` is when it will be due, where that is still to come."""

    is_true: bool
    not_before: datetime | None = None


def due_at(kind: str, offer: Offer) -> datetime:
    """Return when a reminder of a taken time is due: the therapist's on the working day before, in the morning."""
    if kind == Kind.MEETING_SENDER:
        return offer.starts_at - SENDERS_ARE_TOLD
    return calendar.morning_before(Profile.current(), offer.starts_at)


def standing(notice: Notice) -> Standing:
    """Say whether what a due notice tells is still so: a time may have been moved or let go, a promise kept."""
    if notice.kind in {Kind.MEETING, Kind.MEETING_SENDER}:
        return _of_meeting(notice)
    if notice.kind == Kind.DUE_TOMORROW:
        return Standing(_is_due_soon(notice.inquiry))
    if notice.kind == Kind.OVERDUE:
        return Standing(notice.inquiry.is_late)
    return Standing(is_true=True)


def _of_meeting(notice: Notice) -> Standing:
    now = timezone.now()
    taken = Offer.objects.filter(inquiry=notice.inquiry, state=Offer.State.ACCEPTED, outcome="", starts_at__gt=now)
    meeting = (taken if notice.staff is None else taken.filter(staff=notice.staff)).first()
    if meeting is None:
        return Standing(is_true=False)
    due = due_at(notice.kind, meeting)
    return Standing(is_true=True, not_before=due if due > now else None)


def _is_due_soon(inquiry: Inquiry) -> bool:
    if inquiry.state != State.NEW or inquiry.reply_by is None:
        return False
    return timedelta(0) < inquiry.reply_by - timezone.now() <= WARNED
