"""One sitting of a sender at one device."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from intake.models.inquiry import Inquiry
from practice.models.field_classes import FieldClasses


class Visit(models.Model):
    """The case key (and, until the confirmation is left, the return code), sealed under half of a cookie's token."""

    lookup = models.BinaryField(unique=True)
    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="visits")
    sealed = models.BinaryField()
    used_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(db_index=True)
    is_own_device = models.BooleanField(default=False)

    field_classes: ClassVar = FieldClasses(
        sealed="sealed", erased_with="id lookup inquiry used_at ends_at is_own_device"
    )

    def __str__(self) -> str:
        return f"visit {self.pk}"
