"""What the database still owes after something was erased."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from practice.models.field_classes import FieldClasses


class Scrub(models.Model):
    """The last traces of something erased are to be overwritten or dropped by the database itself."""

    owed_at = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)

    field_classes: ClassVar = FieldClasses(clear="id owed_at leased_until tries")

    def __str__(self) -> str:
        return f"scrub {self.pk}"
