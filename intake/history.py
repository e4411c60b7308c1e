"""Writes an inquiry's history, one event for everything that happened to it, and says whether it is whole.

Each line is bound to the one before it with a key that is in no database, so that whoever can write to the database
changes, drops or adds no line unseen. Taking lines from the end is seen by no chain alone: the inquiry's own state
must agree with its last move.
"""

from collections.abc import Iterator

from django.utils import timezone

from intake import signatures
from intake.models import Event, Inquiry
from intake.workflow import Mover, State
from practice.models import Staff

BATCH = 500


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
    last = inquiry.events.order_by("-number").first()
    event = Event(
        inquiry=inquiry,
        number=last.number + 1 if last else 1,
        what=what,
        mover=mover.value,
        staff=by,
        whom=whom,
        from_state=from_state,
        to_state=to_state,
        at=timezone.now(),
    )
    event.link = link_after(last, event)
    event.save(force_insert=True)
    return event


def link_after(previous: Event | None, event: Event) -> bytes:
    """Return the link of an event (32 bytes), given the one before it in the same inquiry, or None for the first."""
    if event.inquiry_id is None:
        raise ValueError("only an inquiry's events are chained")
    before = bytes(previous.link or b"") if previous else event.inquiry_id.bytes
    said = (event.number, event.what, event.mover, event.staff_id, event.from_state, event.to_state, event.at)
    return signatures.chain_link(before, *said)


def broken() -> Iterator[tuple[Inquiry, str]]:
    """Yield every inquiry whose history is not as it was written, with what is wrong, in words without content."""
    for inquiry in Inquiry.objects.order_by("pk").iterator(chunk_size=BATCH):
        if what := _what_is_wrong(inquiry):
            yield inquiry, what


def _what_is_wrong(inquiry: Inquiry) -> str:
    previous: Event | None = None
    state = State.DRAFT.value
    for number, event in enumerate(inquiry.events.order_by("number"), start=1):
        if event.number != number:
            return f"line {number} is missing"
        if bytes(event.link or b"") != link_after(previous, event):
            return f"line {number} is not as it was written"
        previous, state = event, event.to_state or state
    if state != inquiry.state:
        return "its state is none that its history leads to"
    return ""
