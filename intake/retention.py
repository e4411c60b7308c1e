"""Retention: what led nowhere is erased after the time that the practice has promised."""

from datetime import timedelta

from django.utils import timezone

from intake import erasure
from intake.models import Inquiry
from intake.workflow import Mover, State
from practice.models import Profile

LED_NOWHERE = (State.CLOSED, State.REFERRED_ON)


def purge_one() -> bool:
    """Erase one inquiry that ended without a beginning longer ago than the practice keeps letters.

    Returns False when there is none. Accepted clients are never purged: their letters belong to a record.
    """
    ended_before = timezone.now() - timedelta(days=Profile.current().retention_days)
    due = Inquiry.objects.filter(state__in=LED_NOWHERE, state_since__lt=ended_before).order_by("state_since").first()
    if due is None:
        return False
    erasure.erase(due, mover=Mover.LOOP)
    return True
