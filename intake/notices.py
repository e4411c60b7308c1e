"""Notices: which content-free mails are owed, and sending one that is due."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from intake.models import Inquiry, Notice
from practice import mail
from practice.models import Staff

LEASE = timedelta(minutes=2)
FIRST_RETRY = timedelta(seconds=30)
LONGEST_RETRY = timedelta(hours=1)


def owe_new_inquiry(inquiry: Inquiry) -> None:
    """Owe every therapist with a mail address a notice that an inquiry waits; one that was sent is owed again.

    Call it inside the sending transaction.
    """
    _owe(inquiry, Notice.Kind.URGENT_INQUIRY if inquiry.is_urgent else Notice.Kind.NEW_INQUIRY)


def owe_new_message(inquiry: Inquiry) -> None:
    """Owe every therapist a notice that a sender has written again. Call it inside the verb's transaction."""
    _owe(inquiry, Notice.Kind.NEW_MESSAGE)


def owe_time_taken(inquiry: Inquiry) -> None:
    """Owe every therapist a notice that a sender has taken a time. Call it inside the verb's transaction."""
    _owe(inquiry, Notice.Kind.TIME_TAKEN)


def _owe(inquiry: Inquiry, kind: Notice.Kind) -> None:
    therapists = Staff.objects.filter(is_active=True, role=Staff.Role.THERAPIST).exclude(email="")
    for therapist in therapists:
        again = {"due_at": timezone.now(), "done_at": None, "leased_until": None, "tries": 0}
        Notice.objects.update_or_create(kind=kind, inquiry=inquiry, staff=therapist, defaults=again)


def send_one() -> bool:
    """Claim one notice that is due, send it and mark it done; return False when none is due.

    A mail server that fails puts the notice off with a growing delay; it is never dropped. Killed between sending and
    marking, the notice is sent again after its lease, with the same message id.
    """
    notice = _claim()
    if notice is None:
        return False
    try:
        mail.send(notice.kind, to=_address(notice), message_id=notice.pk.hex)
    except mail.NotSent:
        delay = min(FIRST_RETRY * 2 ** min(notice.tries, 10), LONGEST_RETRY)
        Notice.objects.filter(pk=notice.pk).update(leased_until=None, due_at=timezone.now() + delay)
    else:
        Notice.objects.filter(pk=notice.pk).update(leased_until=None, done_at=timezone.now())
    return True


def _address(notice: Notice) -> str:
    if notice.staff is None:
        raise ValueError("a notice is owed to nobody")
    return notice.staff.email


def _claim() -> Notice | None:
    now = timezone.now()
    due = Q(done_at=None, due_at__lte=now) & (Q(leased_until=None) | Q(leased_until__lt=now))
    with transaction.atomic():
        found = Notice.objects.filter(due).order_by("due_at").values_list("pk", "tries").first()
        if found is None:
            return None
        key, tries = found
        claimed = Notice.objects.filter(due, pk=key).update(leased_until=now + LEASE, tries=tries + 1)
    return Notice.objects.select_related("staff").filter(pk=key).first() if claimed else None
