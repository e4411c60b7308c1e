"""How a practice opens: what was decided on the way, and the pass with which its therapist writes a test letter."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practice.models.field_classes import FieldClasses


class Decision(models.Model):
    """One thing that somebody of the practice has decided, which no other row shows; each is decided once.

    `by` is empty where the practice was open before anybody was asked.
    """

    class What(models.TextChoices):
        """What was decided."""

        TERMS = "terms", _("looked through the fee, the ways to pay and the promise")
        TEST_PASSED = "test_passed", _("wrote, read and answered a test letter")
        TEST_WAIVED = "test_waived", _("goes without a test letter")
        DOORS_OPENED = "doors_opened", _("opened the doors")

    what = models.CharField(max_length=16, choices=What, unique=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)

    field_classes: ClassVar = FieldClasses(clear="id what at by reason")

    def __str__(self) -> str:
        return self.what


class PassForTest(models.Model):
    """Lets whoever has it begin a test letter while the doors are closed. Only what is made of it is stored."""

    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    ends_at = models.DateTimeField()

    field_classes: ClassVar = FieldClasses(clear="id digest made_by ends_at")

    def __str__(self) -> str:
        return f"until {self.ends_at}"
