"""What a queue shows of an inquiry, sealed in one piece."""

from typing import ClassVar

from django.db import models

from intake.models.inquiry import Inquiry
from practice.models.field_classes import FieldClasses


class Card(models.Model):
    """Name, first lines, place, payment and safe routes of one inquiry, sealed under its case key."""

    inquiry = models.OneToOneField(Inquiry, on_delete=models.CASCADE, primary_key=True, related_name="card")
    revision = models.PositiveIntegerField(default=1)
    sealed = models.BinaryField()

    field_classes: ClassVar = FieldClasses(sealed="sealed", erased_with="inquiry revision")

    def __str__(self) -> str:
        return f"card {self.pk}"
