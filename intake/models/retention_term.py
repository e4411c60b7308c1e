"""For how long letters that led nowhere are kept, and since when that is so."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from practice.models.field_classes import FieldClasses


class RetentionTerm(models.Model):
    """The one row that remembers which term the clock goes by: `days` since `since`, and `before` until then."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    days = models.PositiveIntegerField()
    before = models.PositiveIntegerField()
    since = models.DateTimeField()

    field_classes: ClassVar = FieldClasses(clear="id days before since")

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="retention_term_is_one_row")]

    def __str__(self) -> str:
        return f"{self.days} days"
