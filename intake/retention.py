"""Retention: what led nowhere is erased after the time that the practice has promised, and is listed before.

The time begins with the end, and again with whatever staff do with a letter that has ended. While a letter is held it
stays; when the hold ends, it stays long enough to have been on the list. So does a letter whose time is over all at
once, because the practice has made it shorter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from intake import erasure
from intake.models import Event, Inquiry, RetentionTerm
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
    now = timezone.now()
    due = _over_by(now, kept=_remembered_term(now).kept_at(now))
    found = list(due.order_by("state_since").values_list("pk", flat=True)[:AT_ONCE])
    # Asked again with the lock: before it was had, somebody may have taken the letter up again.
    locked = list(Inquiry.objects.select_for_update(skip_locked=True).filter(pk__in=found).values_list("pk", flat=True))
    return len(erasure.erase_locked(due.filter(pk__in=locked), mover=Mover.LOOP))


def leaving_soon(staff: Staff, *, profile: Profile) -> InquiryQuerySet:
    """Return what one member of staff may see of the inquiries that are erased within the days of the warning."""
    # Whatever was kept for longer until now, that is over by the end of the warning.
    kept = timedelta(days=profile.retention_days)
    return _over_by(timezone.now() + WARNING, kept=kept).visible_to(staff).order_by("state_since", "pk")


def when(inquiries: Iterable[Inquiry]) -> list[Leaving]:
    """Return when each of these is erased, with one query for all of them."""
    inquiries, term = list(inquiries), _term(timezone.now())
    kept = timedelta(days=term.days)
    ends = {each.pk: each.state_since + kept for each in inquiries}
    happened = Event.objects.filter(inquiry__in=inquiries, what__in=(*_ACTIVITY, Event.What.HOLD_ENDED))
    for pk, what, at in happened.values_list("inquiry", "what", "at"):
        ends[pk] = max(ends[pk], at + (WARNING if what == Event.What.HOLD_ENDED else kept))
    # What the shorter term ends all at once stays for the days of the warning, or as long as it would have anyway.
    earlier = timedelta(days=term.before) - timedelta(days=term.days)
    return [Leaving(each, max(ends[each.pk], min(term.shortened_at, ends[each.pk] + earlier))) for each in inquiries]


@dataclass(frozen=True)
class _Term:
    """For how many days letters are kept: `days` from the end of the warning on that they were shortened, and `before`.

    Where they were not shortened, both are the same.
    """

    days: int
    before: int
    since: datetime

    @property
    def shortened_at(self) -> datetime:
        return self.since + WARNING

    def kept_at(self, moment: datetime) -> timedelta:
        return timedelta(days=self.days if moment >= self.shortened_at else self.before)


def _term(now: datetime, row: RetentionTerm | None = None) -> _Term:
    """Return the term as it is, also where the loop has not yet seen that the practice has changed it."""
    days, row = Profile.current().retention_days, row or RetentionTerm.objects.first()
    if row is None or days > row.days:
        return _Term(days, days, now)
    if days == row.days:
        return _Term(days, row.before, row.since)
    ran_so_far = row.days if now >= row.since + WARNING else row.before
    return _Term(days, ran_so_far, now)


def _remembered_term(now: datetime) -> _Term:
    """Return the term, and remember since when it is so. Call it in a transaction."""
    row = RetentionTerm.objects.select_for_update().first()
    term = _term(now, row)
    if row is None or row.days != term.days:
        told = {"days": term.days, "before": term.before, "since": term.since}
        RetentionTerm.objects.update_or_create(id=1, defaults=told)
    return term


def _over_by(moment: datetime, *, kept: timedelta) -> InquiryQuerySet:
    """Return the inquiries whose time is over at a moment, as things are now."""
    since = Event.objects.filter(inquiry=OuterRef("pk"))
    active = since.filter(what__in=_ACTIVITY, at__gte=moment - kept)
    was_held = since.filter(what=Event.What.HOLD_ENDED, at__gt=moment - WARNING)
    over = Inquiry.objects.filter(state__in=LED_NOWHERE, state_since__lt=moment - kept, held_at=None)
    return over.filter(~Exists(active), ~Exists(was_held))
