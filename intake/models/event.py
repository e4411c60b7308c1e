"""One line of an inquiry's history: who did what and when, never any free text."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intake.models.inquiry import Inquiry
from intake.workflow import Mover, State
from practice.models.field_classes import FieldClasses


class Event(models.Model):
    """Something that happened to an inquiry. Events are only ever added; one without an inquiry tells of an erasure."""

    class What(models.TextChoices):
        """What happened."""

        SENT = "sent", _("sent")
        CHANGED = "changed", _("changed by the sender")
        OPENED = "opened", _("read")
        MOVED = "moved", _("moved")
        URGENT_HANDLED = "urgent_handled", _("urgency acknowledged")
        NOTED = "noted", _("note added")
        ERASED = "erased", _("erased")

    inquiry = models.ForeignKey(Inquiry, on_delete=models.SET_NULL, null=True, related_name="events")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=16, choices=What)
    mover = models.CharField(max_length=8, choices=[(mover.value, mover.value) for mover in Mover])
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    from_state = models.CharField(max_length=16, choices=State, blank=True)
    to_state = models.CharField(max_length=16, choices=State, blank=True)
    at = models.DateTimeField(default=timezone.now)

    field_classes: ClassVar = FieldClasses(erased_with="id inquiry number what mover staff from_state to_state at")

    class Meta:
        ordering: ClassVar = ["inquiry", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inquiry", "number"], name="event_number_once"),
            models.CheckConstraint(
                condition=Q(mover="staff", staff__isnull=False) | Q(~Q(mover="staff"), staff__isnull=True),
                name="event_staff_is_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.what}"
