"""Sends the notices that are due, one mail at a time, at least once each.

A notice is claimed with a lease and committed, then sent, then marked done. Killed in between, it is sent again when
the lease is over, with the same message id. A failure puts it off by the same lease, so that `due_at` stays the moment
since which it has been owed.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.utils import timezone

from intake import addresses, history, reminders
from intake.letterhead import of_sender_mail
from intake.models import Event, Inquiry, Notice, SenderAddress
from intake.workflow import Mover
from practice import mail
from practice.models import Staff

LEASE = timedelta(minutes=2)
FIRST_RETRY = timedelta(seconds=30)
LONGEST_RETRY = timedelta(hours=1)
LOOKED_AT = 5  # claims that others were quicker with, before this one gives way
MOST_IN_A_DIGEST = 500
Kind = Notice.Kind
FOR_SENDERS = frozenset({Kind.CONFIRM.value, Kind.ANSWER.value, Kind.MEETING_SENDER.value})


@dataclass(frozen=True)
class Claim:
    """Notices of one mail, leased until `until`: one, or those of someone who wants one mail a day."""

    notices: tuple[Notice, ...]
    until: datetime

    def rows(self) -> QuerySet[Notice]:
        """Return the rows while this claim still has them: one that was owed again meanwhile is none of them."""
        return Notice.objects.filter(pk__in=[each.pk for each in self.notices], leased_until=self.until)


def send_one() -> bool:
    """Claim what is due for one mail, send it and mark it done; return False when nothing is due."""
    claim = _claim()
    if claim is None:
        return False
    true = [each for each in claim.notices if _is_still_true(each, claim)]
    if true and true[0].staff is None:
        _send_to_sender(true[0], claim)
    elif true and true[0].staff is not None:
        _send_to_staff(true, true[0].staff, claim)
    return True


def owed_now() -> Q:
    """Return the condition on notices that their moment has come and nothing was sent."""
    return Q(done_at=None, due_at__lte=timezone.now())


def _claim() -> Claim | None:
    now = timezone.now()
    free = owed_now() & (Q(leased_until=None) | Q(leased_until__lt=now))
    urgent_first = Case(When(kind=Kind.URGENT_INQUIRY, then=Value(0)), default=Value(1))
    due = Notice.objects.filter(free).order_by(urgent_first, "due_at", "pk").select_related("staff")
    for first in due[:LOOKED_AT]:
        wanted = [first.pk]
        if first.staff and _comes_daily(first, first.staff):
            # With the same lease as before, a mail that may have gone out is the same mail again.
            alike = due.filter(staff=first.staff, leased_until=first.leased_until).exclude(kind=Kind.URGENT_INQUIRY)
            wanted = list(alike.values_list("pk", flat=True)[:MOST_IN_A_DIGEST])
        until = now + LEASE
        with transaction.atomic():
            taken = Notice.objects.filter(free, pk__in=wanted).update(leased_until=until, tries=F("tries") + 1)
        if taken:
            claimed = Notice.objects.filter(pk__in=wanted, leased_until=until).order_by("due_at", "pk")
            return Claim(tuple(claimed.select_related("staff", "inquiry__assigned_to")), until)
    return None


def _comes_daily(notice: Notice, staff: Staff) -> bool:
    return staff.notice_pace == Staff.NoticePace.DAILY and notice.kind != Kind.URGENT_INQUIRY


def _is_still_true(notice: Notice, claim: Claim) -> bool:
    """Say whether a notice is to be sent; one that is not is marked done, or put off to when it will be due."""
    standing = reminders.standing(notice)
    own = claim.rows().filter(pk=notice.pk)
    if standing.is_true and standing.not_before:
        own.update(leased_until=None, due_at=standing.not_before, tries=0)
        return False
    if not standing.is_true or not _is_for_its_reader(notice):
        _done(own)
        return False
    return True


def _is_for_its_reader(notice: Notice) -> bool:
    if notice.staff is None:
        return notice.kind in FOR_SENDERS
    return notice.kind not in FOR_SENDERS and notice.staff.takes_inquiries and bool(notice.staff.email)


def _send_to_staff(notices: list[Notice], staff: Staff, claim: Claim) -> None:
    first = notices[0]
    template, context = str(first.kind), dict[str, Any]()
    if _comes_daily(first, staff):
        template, context = "digest", {"counts": Counter(each.kind for each in notices)}
    rows = claim.rows().filter(pk__in=[each.pk for each in notices])
    try:
        mail.send(template, to=staff.email, message_id=first.pk.hex, context=context)
    except mail.RecipientRefused:
        now = timezone.now()
        rows.update(leased_until=None, done_at=now, refused_at=now)
    except mail.NotSent:
        _put_off(rows, first.tries)
    else:
        _done(rows)


def _send_to_sender(notice: Notice, claim: Claim) -> None:
    """Send a mail to a sender, if their address may still have one; then mark it done."""
    address = addresses.of(notice.inquiry)
    is_asked = notice.kind == Kind.CONFIRM
    if address is None or is_asked == bool(address.confirmed_at) or not addresses.count_one(address):
        _end_of_mail(notice, claim)
        return
    try:
        _mail(notice, address)
    except mail.RecipientRefused:
        _take_no_for_an_answer(notice)
    except mail.NotSent:
        addresses.count_one_less(address)
        _put_off(claim.rows(), notice.tries)
    else:
        _end_of_mail(notice, claim)


def _mail(notice: Notice, address: SenderAddress) -> None:
    to = addresses.opened(address)
    if to is None:
        # The server may have been started with another key by mistake; what it cannot open now is kept.
        raise mail.NotSent("Unreadable")
    head = of_sender_mail(notice.inquiry, token=addresses.token(address))
    mail.send(
        notice.kind,
        to=to,
        message_id=notice.pk.hex,
        sender_name=head.signed_by,
        language=notice.inquiry.language,
        context=head.context,
    )


def _end_of_mail(notice: Notice, claim: Claim) -> None:
    """Mark a mail to a sender done; after the last one of an inquiry that has ended, the address goes."""
    with transaction.atomic():
        inquiry = Inquiry.objects.select_for_update().filter(pk=notice.inquiry_id).first()
        if inquiry is None or not _done(claim.rows()):
            # Erased, or owed again while it was going out: then the next mail is the last.
            return
        if inquiry.has_ended:
            addresses.wipe(inquiry)


def _take_no_for_an_answer(notice: Notice) -> None:
    """Forget an address that takes no mail, and write it into the history, so that another way is used."""
    with transaction.atomic():
        inquiry = Inquiry.objects.select_for_update().filter(pk=notice.inquiry_id).first()
        if inquiry is None:
            return
        now = timezone.now()
        Notice.objects.filter(pk=notice.pk).update(leased_until=None, done_at=now, refused_at=now)
        if addresses.wipe(inquiry):
            history.record(inquiry, Event.What.MAIL_REFUSED, mover=Mover.LOOP)


def _put_off(rows: QuerySet[Notice], tries: int) -> None:
    delay = min(FIRST_RETRY * 2 ** min(tries - 1, 10), LONGEST_RETRY)
    rows.update(leased_until=timezone.now() + delay)


def _done(rows: QuerySet[Notice]) -> int:
    return rows.update(leased_until=None, done_at=timezone.now())
