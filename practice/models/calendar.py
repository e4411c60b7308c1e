"""When the practice is there."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.formats import time_format
from django.utils.translation import gettext_lazy as _

from practice.models.field_classes import FieldClasses
from practice.models.site import ShownToReaders
from practice.models.staff import Staff


class WorkingHours(ShownToReaders):
    """One stretch of one weekday in which a therapist works, in the practice's time zone."""

    class Weekday(models.IntegerChoices):
        """Days as Python's date.weekday() counts them."""

        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="working_hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("to"))

    field_classes: ClassVar = FieldClasses(clear="id staff weekday starts ends")

    class Meta:
        verbose_name = _("working hours")
        verbose_name_plural = _("working hours")
        ordering: ClassVar = ["staff", "weekday", "starts"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="working_hours_on_a_weekday"),
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")),
                name="working_hours_in_order",
                violation_error_message=_("Work must end after it begins."),
            ),
        ]

    def __str__(self) -> str:
        said = {"starts": time_format(self.starts, "TIME_FORMAT"), "ends": time_format(self.ends, "TIME_FORMAT")}
        return str(_("%(weekday)s %(starts)s to %(ends)s")) % (said | {"weekday": self.get_weekday_display()})


class AwayPeriod(ShownToReaders):
    """Days on which nobody answers: of one therapist, or of the whole practice where staff is empty."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, null=True, blank=True, related_name="away_periods")
    first_day = models.DateField(_("first day away"))
    last_day = models.DateField(_("last day away"))

    field_classes: ClassVar = FieldClasses(clear="id staff first_day last_day")

    class Meta:
        verbose_name = _("time away")
        verbose_name_plural = _("times away")
        ordering: ClassVar = ["first_day"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="away_period_in_order",
                violation_error_message=_("The last day must not come before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day} to {self.last_day}"
