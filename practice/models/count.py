"""Totals: all that the practice knows about how its pages are used."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from practice.models.field_classes import FieldClasses

LONGEST_KEY = 160


class MonthlyTotal(models.Model):
    """How often one thing happened in one month; about nobody."""

    what = models.CharField(_("what"), max_length=40)
    key = models.CharField(_("of"), max_length=LONGEST_KEY)
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


class DailyTotal(models.Model):
    """How often one page was read, or one other site led here, on one day; about nobody."""

    class What(models.TextChoices):
        """What is counted, and what its key is."""

        READ = "page_read", _("Page read")  # the path of the page
        CAME_FROM = "came_from", _("Came from")  # the site with the link, like example.org

    day = models.DateField()
    what = models.CharField(max_length=40, choices=What)
    key = models.CharField(max_length=LONGEST_KEY)
    number = models.PositiveIntegerField(default=0)

    field_classes: ClassVar = FieldClasses(clear="id day what key number")

    class Meta:
        verbose_name = "daily total"
        ordering: ClassVar = ["-day", "what", "-number", "key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["what", "day", "key"], name="daily_total_once"),
        ]

    def __str__(self) -> str:
        return f"{self.what}, {self.key}: {self.number}"
