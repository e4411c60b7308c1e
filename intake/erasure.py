"""Erasing: an inquiry and all that follows from it is gone at once, but for one line that holds no content.

Deleting never needs a key. What the database keeps of it for a while is owed a scrub.
"""

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
    forget(locked)
    return Event.objects.create(inquiry=None, number=0, what=Event.What.ERASED, mover=mover.value, staff=by)


def forget(inquiry: Inquiry) -> None:
    """Delete a locked inquiry without a trace, and owe the scrub. Call it inside a verb's transaction."""
    inquiry.events.all().delete()
    inquiry.delete()
    owe_scrub()


def owe_scrub() -> None:
    """Owe the database's own last traces of what was just deleted. Call it inside a verb's transaction."""
    Scrub.objects.create()
