"""Notices: which content-free mails are owed, to staff and to senders who asked for mail.

Each is owed in the transaction of what it tells, with the inquiry's row locked. A row that is owed again after its mail
went out, or while it may be going out, is another row: its id is in the mail's own id, and a mail server drops no news.
`posting` sends them.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from intake import addresses, reminders
from intake.models import Inquiry, Notice, Offer
from practice import calendar
from practice.models import Profile, Staff

Kind = Notice.Kind


def owe_new_inquiry(inquiry: Inquiry) -> None:
    """Owe every therapist with a mail address a notice that an inquiry waits; one that was sent is owed again."""
    _owe_staff(inquiry, Kind.URGENT_INQUIRY if inquiry.is_urgent else Kind.NEW_INQUIRY, therapists())


def owe_new_message(inquiry: Inquiry) -> None:
    """Owe every therapist a notice that a sender has written again."""
    _owe_staff(inquiry, Kind.NEW_MESSAGE, therapists())


def owe_time_taken(inquiry: Inquiry) -> None:
    """Owe every therapist a notice that a sender has taken a time."""
    _owe_staff(inquiry, Kind.TIME_TAKEN, therapists())


def owe_left_list(inquiry: Inquiry) -> None:
    """Owe a notice that someone is off the waiting list: to whoever took the inquiry on, else to everyone."""
    _owe_staff(inquiry, Kind.LEFT_LIST, _responsible(inquiry))


def owe_promise(inquiry: Inquiry, kind: Notice.Kind) -> None:
    """Owe a warning that a promised date is near, or has passed: to whoever took the inquiry on, else to everyone."""
    # One that still waits was owed for an earlier date.
    Notice.objects.filter(inquiry=inquiry, kind=kind).delete()
    _owe_staff(inquiry, kind, _responsible(inquiry))


def owe_meeting(offer: Offer) -> None:
    """Owe both sides a reminder of a time that was taken, unless it is so near that nobody needs one.

    Call it again where the time is moved.
    """
    sides: list[tuple[Notice.Kind, Staff | None]] = []
    if therapists().filter(pk=offer.staff_id).exists():
        sides.append((Kind.MEETING, offer.staff))
    if addresses.of(offer.inquiry):
        sides.append((Kind.MEETING_SENDER, None))
    for kind, staff in sides:
        _forget(offer.inquiry, kind, staff)
        due = reminders.due_at(kind, offer)
        if due > timezone.now():
            Notice.objects.create(inquiry=offer.inquiry, kind=kind, staff=staff, due_at=due)


def owe_confirmation(inquiry: Inquiry) -> None:
    """Owe a sender the first mail, which asks whether mail may come to this address."""
    _owe(inquiry, Kind.CONFIRM, None, due_at=timezone.now())


def owe_answer(inquiry: Inquiry) -> bool:
    """Owe a sender the notice that there is an answer, if they have confirmed an address; say whether it is owed."""
    address = addresses.of(inquiry)
    if address is None or address.confirmed_at is None:
        return False
    _owe(inquiry, Kind.ANSWER, None, due_at=timezone.now())
    return True


def therapists() -> QuerySet[Staff]:
    """Return who is told of inquiries: everyone who takes them and has a mail address."""
    return Staff.objects.filter(is_active=True, role=Staff.Role.THERAPIST).exclude(email="")


def _responsible(inquiry: Inquiry) -> list[Staff]:
    everyone = list(therapists())
    return [each for each in everyone if each.pk == inquiry.assigned_to_id] or everyone


def _owe_staff(inquiry: Inquiry, kind: Notice.Kind, staff: Iterable[Staff]) -> None:
    now = timezone.now()
    for each in staff:
        is_daily = kind != Kind.URGENT_INQUIRY and each.notice_pace == Staff.NoticePace.DAILY
        waits = is_daily and not inquiry.is_test
        _owe(inquiry, kind, each, due_at=calendar.next_morning(Profile.current(), now) if waits else now)


def _owe(inquiry: Inquiry, kind: Notice.Kind, staff: Staff | None, *, due_at: datetime) -> None:
    before = Notice.objects.filter(inquiry=inquiry, kind=kind, staff=staff).first()
    is_owed = before is not None and before.done_at is None
    if before is not None and is_owed and before.leased_until is None:
        # It waits to be sent, and what it tells is true of both.
        return
    tries = before.tries if before is not None and is_owed else 0
    if before is not None:
        _forget(inquiry, kind, staff)
    since = min(before.due_at, due_at) if before is not None and is_owed else due_at
    Notice.objects.create(inquiry=inquiry, kind=kind, staff=staff, due_at=since, tries=tries)


def _forget(inquiry: Inquiry, kind: Notice.Kind, staff: Staff | None) -> None:
    Notice.objects.filter(inquiry=inquiry, kind=kind, staff=staff).delete()
