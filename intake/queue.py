"""The queue: what needs a therapist now, in which order, what comes next, and when there will be something again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from intake.models import Inquiry, Offer
from intake.models.booking import LONGEST
from intake.models.inquiry import InquiryQuerySet
from intake.workflow import State
from practice.models import Staff

LONGEST_TALK = timedelta(minutes=LONGEST)
# Named one by one, so that the queue's index is read by state. In these nothing is owed until the sender writes.
SETTLED = tuple(state for state in State if state not in {State.NEW, State.DRAFT})
MOST_COUNTED = 1000  # beyond 999 nobody counts: a queue of a million opens as fast as one of a thousand


@dataclass(frozen=True)
class Place:
    """Where an inquiry stands in the queue, remembered from before it left it."""

    pk: UUID
    is_urgent: bool
    reply_by: datetime | None
    sent_at: datetime | None

    @classmethod
    def of(cls, inquiry: Inquiry) -> "Place":
        """Return where an inquiry stands now."""
        return cls(inquiry.pk, bool(inquiry.needs_urgent_care), inquiry.reply_by, inquiry.sent_at)


def waiting(staff: Staff) -> InquiryQuerySet:
    """Return what waits for an answer and is not put off, the most pressing first; urgent ones are never put off."""
    is_due = Q(snoozed_until=None) | Q(snoozed_until__lte=timezone.now()) | Q(needs_urgent_care=True)
    return Inquiry.objects.visible_to(staff).waiting().filter(is_due)


def met(staff: Staff) -> InquiryQuerySet:
    """Return those whose time to meet is over and of which nobody has said what became of it, the oldest first."""
    over = _over().filter(inquiry=OuterRef("pk"))
    booked = Inquiry.objects.visible_to(staff).filter(state=State.BOOKED)
    return booked.filter(Exists(over)).order_by("state_since", "id")


def written(staff: Staff) -> InquiryQuerySet:
    """Return those that wait for no answer by their state, and whose sender has written something that nobody read.

    Those that may not be safe come first, and stay until someone has said what they did.
    """
    # Two indexes, each asked by itself: with "or" between them both databases would read every inquiry.
    seen = Inquiry.objects.visible_to(staff)
    unread = seen.filter(unread_since__isnull=False).values("pk")
    urgent = seen.filter(state__in=SETTLED, needs_urgent_care=True).values("pk")
    found = Inquiry.objects.filter(pk__in=unread.union(urgent)).exclude(state=State.NEW)
    return found.order_by("-needs_urgent_care", "unread_since", "id")


def times_met(inquiries: Sequence[Inquiry]) -> dict[UUID, Offer]:
    """Return by inquiry the time that was taken and is over, with one query."""
    found = _taken().filter(inquiry__in=[each.pk for each in inquiries]).select_related("staff")
    return {offer.inquiry_id: offer for offer in found}


def late(staff: Staff) -> InquiryQuerySet:
    """Return those whose promised date has passed without an answer."""
    # Both values are named, so that the queue's index is read by date and not the whole of what waits.
    either = {"needs_urgent_care__in": (True, False)}
    return Inquiry.objects.visible_to(staff).filter(state=State.NEW, reply_by__lt=timezone.now(), **either)


def counted(found: InquiryQuerySet) -> int:
    """Return how many there are, MOST_COUNTED at most."""
    return found[:MOST_COUNTED].count()


def next_after(place: Place, staff: Staff) -> Inquiry | None:
    """Return what needs someone next; None when all is done.

    Urgent ones and what nobody has read come first, then what stands behind this place, else the first of all.
    """
    alike = {"needs_urgent_care": place.is_urgent}
    same_promise = alike | {"reply_by": place.reply_by}
    behind = (
        Q(**alike, reply_by__gt=place.reply_by)
        | Q(**same_promise, sent_at__gt=place.sent_at)
        | Q(**same_promise, sent_at=place.sent_at, id__gt=place.pk)
        | (Q(needs_urgent_care=False) if place.is_urgent else Q(pk__in=()))
    )
    others = waiting(staff).exclude(pk=place.pk)
    pressing = others.filter(needs_urgent_care=True) if not place.is_urgent else others.none()
    first = pressing.first() or written(staff).exclude(pk=place.pk).first()
    return first or others.filter(behind).first() or others.first() or met(staff).exclude(pk=place.pk).first()


def next_due(staff: Staff) -> datetime | None:
    """Return when something will need someone again, as far as is known: what is put off, and times to meet."""
    now = timezone.now()
    seen = Inquiry.objects.visible_to(staff)
    put_off = seen.filter(state=State.NEW, snoozed_until__gt=now).aggregate(first=Min("snoozed_until"))["first"]
    booked = seen.filter(state=State.BOOKED)
    talk = _taken().filter(starts_at__gt=now, inquiry__in=booked).aggregate(first=Min("starts_at"))["first"]
    return min((each for each in (put_off, talk) if each is not None), default=None)


def _taken() -> QuerySet[Offer]:
    return Offer.objects.filter(state=Offer.State.ACCEPTED, outcome="")


def _over() -> QuerySet[Offer]:
    now = timezone.now()
    # No one expression adds minutes to a moment on both databases; only of these few is it still to be seen.
    recent = _taken().filter(inquiry__state=State.BOOKED, starts_at__lte=now, starts_at__gt=now - LONGEST_TALK)
    just_over = [offer.pk for offer in recent if offer.is_over]
    return _taken().filter(Q(starts_at__lte=now - LONGEST_TALK) | Q(pk__in=just_over))
