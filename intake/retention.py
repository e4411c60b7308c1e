"""Retention: what led nowhere is erased after the time that the practice has promised, and is listed before.

The time begins with the end, and again with whatever staff do with a letter that has ended. While a letter is held it
stays; when the hold ends, it stays long enough to have been on the list.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from intake import erasure
from intake.models import Event, Inquiry
from intake.models.inquiry import InquiryQuerySet
from intake.workflow import Mover, State
from practice.models import Profile, Staff

LED_NOWHERE = (State.CLOSED, State.REFERRED_ON)
AT_ONCE = 100  # so many are erased in one transaction
WARNING = timedelta(days=14)
# Reading is none of these, else nobody could look at a letter that is on the list without keeping it for longer.
_ACTIVITY = (
    Event.What.NOTED,
    Event.What.WROTE,
    Event.What.CALLED,
    Event.What.CODE_GIVEN,
    Event.What.ASSIGNED,
    Event.What.URGENT_HANDLED,
)


@dataclass(frozen=True)
class Leaving:
    """An inquiry, and when it is erased unless something happens before."""

    inquiry: Inquiry
    erased_at: datetime


@transaction.atomic
def purge() -> int:
    """Erase inquiries that ended without a beginning longer ago than the practice keeps letters.

    Returns how many were erased, AT_ONCE at most, and 0 when there are none. What someone holds stays until that ends.
    Accepted clients are never purged: their letters belong to a record.
    """
    due = _over_by(timezone.now(), kept=_kept())
    found = list(due.order_by("state_since").values_list("pk", flat=True)[:AT_ONCE])
    # Asked again with the lock: before it was had, somebody may have taken the letter up again.
    locked = list(Inquiry.objects.select_for_update(skip_locked=True).filter(pk__in=found).values_list("pk", flat=True))
    return len(erasure.erase_locked(due.filter(pk__in=locked), mover=Mover.LOOP))


def leaving_soon(staff: Staff) -> InquiryQuerySet:
    """Return what one member of staff may see of the inquiries that are erased within the days of the warning."""
    return _over_by(timezone.now() + WARNING, kept=_kept()).visible_to(staff).order_by("state_since", "pk")


def when(inquiries: Iterable[Inquiry]) -> list[Leaving]:
    """Return when each of these is erased, with one query for all of them."""
    inquiries, kept = list(inquiries), _kept()
    ends = {each.pk: each.state_since + kept for each in inquiries}
    happened = Event.objects.filter(inquiry__in=inquiries, what__in=(*_ACTIVITY, Event.What.HOLD_ENDED))
    for pk, what, at in happened.values_list("inquiry", "what", "at"):
        ends[pk] = max(ends[pk], at + (WARNING if what == Event.What.HOLD_ENDED else kept))
    return [Leaving(each, ends[each.pk]) for each in inquiries]


def _kept() -> timedelta:
    return timedelta(days=Profile.current().retention_days)


def _over_by(moment: datetime, *, kept: timedelta) -> InquiryQuerySet:
    """Return the inquiries whose time is over at a moment, as things are now."""
    since = Event.objects.filter(inquiry=OuterRef("pk"))
    active = since.filter(what__in=_ACTIVITY, at__gte=moment - kept)
    was_held = since.filter(what=Event.What.HOLD_ENDED, at__gt=moment - WARNING)
    over = Inquiry.objects.filter(state__in=LED_NOWHERE, state_since__lt=moment - kept, held_at=None)
    return over.filter(~Exists(active), ~Exists(was_held))
