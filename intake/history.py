"""Writes an inquiry's history: one event for everything that happened to it."""

from django.db.models import Max

from intake.models import Event, Inquiry
from intake.workflow import Mover
from practice.models import Staff


def record(
    inquiry: Inquiry,
    what: Event.What,
    *,
    mover: Mover,
    by: Staff | None = None,
    whom: Staff | None = None,
    from_state: str = "",
    to_state: str = "",
) -> Event:
    """Append an event. Call it inside the transaction of what happened, with the inquiry's row locked."""
    last = inquiry.events.aggregate(last=Max("number"))["last"] or 0
    return Event.objects.create(
        inquiry=inquiry,
        number=last + 1,
        what=what,
        mover=mover.value,
        staff=by,
        whom=whom,
        from_state=from_state,
        to_state=to_state,
    )
