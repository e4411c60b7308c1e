"""An inquiry and everything that follows from it."""

from intake.models.entry import Entry
from intake.models.event import Event
from intake.models.inquiry import Inquiry
from intake.models.notice import Notice

__all__ = ["Entry", "Event", "Inquiry", "Notice"]
