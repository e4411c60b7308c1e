"""Erasing: an inquiry and all that follows from it is gone at once, but for one line that holds no content."""

from django.db import transaction

from intake.models import Event, Inquiry
from intake.workflow import Mover
from practice.models import Staff


@transaction.atomic
def erase(inquiry: Inquiry, *, mover: Mover, by: Staff | None = None) -> Event | None:
    """Delete an inquiry with its entries, notices and history; return the ledger line, or None if it was gone already.

    The line says that something was erased, when, and by whom; nothing in it leads back to the inquiry.
    """
    locked = Inquiry.objects.select_for_update().filter(pk=inquiry.pk).first()
    if locked is None:
        return None
    locked.events.all().delete()
    locked.delete()
    return Event.objects.create(inquiry=None, number=0, what=Event.What.ERASED, mover=mover.value, staff=by)
