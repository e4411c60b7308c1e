"""Monthly totals: all that the practice knows about how its pages are used."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from practice.models.field_classes import FieldClasses


class MonthlyTotal(models.Model):
    """How often one thing happened in one month; about nobody."""

    what = models.CharField(_("what"), max_length=40)
    key = models.CharField(_("of"), max_length=100)
    month = models.DateField(_("month"), help_text=_("Its first day."))
    number = models.PositiveIntegerField(_("how often"), default=0)

    field_classes: ClassVar = FieldClasses(clear="id what key month number")

    class Meta:
        verbose_name = _("monthly total")
        verbose_name_plural = _("monthly totals")
        ordering: ClassVar = ["-month", "what", "-number", "key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["what", "key", "month"], name="monthly_total_once"),
        ]

    def __str__(self) -> str:
        return f"{self.what}, {self.key}: {self.number}"
