"""Retention: what led nowhere is erased after the time that the practice has promised."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from intake import erasure
from intake.models import Inquiry
from intake.workflow import Mover, State
from practice.models import Profile

LED_NOWHERE = (State.CLOSED, State.REFERRED_ON)
AT_ONCE = 100  # so many are erased in one transaction


@transaction.atomic
def purge() -> int:
    """Erase inquiries that ended without a beginning longer ago than the practice keeps letters.

    Returns how many were erased, AT_ONCE at most, and 0 when there are none. What someone holds stays until that ends.
    Accepted clients are never purged: their letters belong to a record.
    """
    ended_before = timezone.now() - timedelta(days=Profile.current().retention_days)
    due = Inquiry.objects.filter(state__in=LED_NOWHERE, state_since__lt=ended_before, held_at=None)
    found = list(due.order_by("state_since").values_list("pk", flat=True)[:AT_ONCE])
    # Asked again with the lock: before it was had, somebody may have taken the letter up again.
    locked = list(Inquiry.objects.select_for_update(skip_locked=True).filter(pk__in=found).values_list("pk", flat=True))
    return len(erasure.erase_locked(due.filter(pk__in=locked), mover=Mover.LOOP))
