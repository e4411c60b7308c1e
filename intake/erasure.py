"""Erasing: an inquiry and all that follows from it is gone at once, but for one line that holds no content.

Deleting never needs a key. What the database keeps of it for a while is owed a scrub.
"""

from collections.abc import Iterable

from django.db import transaction

from intake.models import Event, Inquiry, Scrub
from intake.workflow import Mover
from practice.models import Staff


@transaction.atomic
def erase(inquiry: Inquiry, *, mover: Mover, by: Staff | None = None) -> Event | None:
    """Delete an inquiry with its entries, keys, notices and history; return the ledger line, or None if it was gone.

    The line says that something was erased, when, and by whom; nothing in it leads back to the inquiry.
    """
    locked = Inquiry.objects.select_for_update().filter(pk=inquiry.pk).first()
    if locked is None:
        return None
    return erase_locked([locked], mover=mover, by=by)[0]


def erase_locked(inquiries: Iterable[Inquiry], *, mover: Mover, by: Staff | None = None) -> list[Event]:
    """Delete locked inquiries as `erase` does; return one ledger line for each. Call it in a verb's transaction."""
    lines = [Event(number=0, what=Event.What.ERASED, mover=mover.value, staff=by) for _ in forget(inquiries)]
    return Event.objects.bulk_create(lines)


def forget(inquiries: Iterable[Inquiry]) -> list[Inquiry]:
    """Delete locked inquiries without a trace, owe one scrub for them, and return them.

    Call it inside a verb's transaction, with as many as may be locked at once.
    """
    forgotten = list(inquiries)
    if forgotten:
        Event.objects.filter(inquiry__in=forgotten).delete()
        Inquiry.objects.filter(pk__in=[each.pk for each in forgotten]).delete()
        owe_scrub()
    return forgotten


def owe_scrub() -> None:
    """Owe the database's own last traces of what was just deleted. Call it inside a verb's transaction."""
    Scrub.objects.create()
