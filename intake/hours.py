"""Holds the hours of therapists, by the quarter: every time that is offered or taken has its quarters, once.

What let a time go has let its quarters go with it; those of a time that only lapsed are cleared away by whoever next
wants them. Locks are taken in one order: the keys', then the inquiry's row, then that of whose hour it is.
"""

from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intake.models import HeldSlot, Inquiry, Offer
from intake.workflow import State
from practice.models import Staff

QUARTER = timedelta(minutes=15)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class NotFree(Exception):
    """A part of this time is held already; the message says so in words for staff."""


def quarters(starts_at: datetime, minutes: int) -> list[datetime]:
    """Return when each quarter of an hour begins that a time touches, the first and the last as a whole."""
    begins = starts_at - (starts_at - _EPOCH) % QUARTER
    length = starts_at + timedelta(minutes=minutes) - begins
    return [begins + number * QUARTER for number in range(-(-length // QUARTER))]


def wait_for(staff_id: int) -> None:
    """Let nobody else hold an hour of this person until this transaction ends.

    Rows that merely name a member of staff are still written meanwhile: their lock on it is a weaker one.
    """
    Staff.objects.select_for_update(no_key=True).get(pk=staff_id)


def hold(offer: Offer) -> None:
    """Hold the quarters of a saved offer; holding them twice is holding them once.

    Call it in a verb's transaction, after `wait_for`. Raises NotFree where another offer holds one of them.
    """
    wanted = quarters(offer.starts_at, offer.minutes)
    near = HeldSlot.objects.filter(staff=offer.staff_id, starts_at__in=wanted)
    near.filter(offer__state=Offer.State.OPEN, offer__lapses_at__lte=timezone.now()).exclude(offer=offer).delete()
    held = list(near.select_related("offer"))
    for slot in held:
        if slot.offer_id != offer.pk:
            raise NotFree(_why(offer, slot.offer))
    missing = set(wanted) - {slot.starts_at for slot in held}
    slots = [HeldSlot(offer=offer, staff_id=offer.staff_id, starts_at=each) for each in sorted(missing)]
    try:
        with transaction.atomic():
            HeldSlot.objects.bulk_create(slots)
    except IntegrityError:
        # Nobody who waited comes here; the constraint holds for whoever did not.
        raise NotFree(_held_for_someone_else(offer.starts_at)) from None


def held_between(staff_id: int, first: datetime, last: datetime) -> set[datetime]:
    """Return when the quarters of this person begin that are held from one moment until before another."""
    slots = HeldSlot.objects.filter(staff=staff_id, starts_at__gte=first, starts_at__lt=last)
    lapsed = {"offer__state": Offer.State.OPEN, "offer__lapses_at__lte": timezone.now()}
    return set(slots.exclude(**lapsed).values_list("starts_at", flat=True))


def meeting_of(inquiry: Inquiry) -> Offer | None:
    """Return the time that was taken and stands, or (while an inquiry is booked) the last one that took place."""
    taken = inquiry.offers.filter(state=Offer.State.ACCEPTED).select_related("staff")
    standing = taken.filter(outcome="").first()
    if standing is not None or inquiry.state != State.BOOKED:
        return standing
    return taken.filter(outcome=Offer.Outcome.HAPPENED).last()


def said(moment: datetime) -> str:
    """Return a day and an hour on the practice's clock, as staff read them."""
    return date_format(timezone.localtime(moment), _("l j F, P"))


def _why(offer: Offer, holder: Offer) -> str:
    if holder.inquiry_id != offer.inquiry_id:
        return _held_for_someone_else(offer.starts_at)
    if holder.starts_at == offer.starts_at:
        return _("You have offered them %(time)s already.") % {"time": said(offer.starts_at)}
    return _("%(time)s overlaps with another time that you offer them.") % {"time": said(offer.starts_at)}


def _held_for_someone_else(moment: datetime) -> str:
    return _("%(time)s is held for someone else. Choose another time.") % {"time": said(moment)}
