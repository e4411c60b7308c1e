"""Where a sender asked for mail: the one thing of theirs that a running server can read by itself."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from intake.models.inquiry import Inquiry
from practice.models.field_classes import FieldClasses


class SenderAddress(models.Model):
    """A mail address under the mail-address key. Only the first mail goes out before its owner has confirmed it."""

    inquiry = models.OneToOneField(Inquiry, on_delete=models.CASCADE, primary_key=True, related_name="address")
    sealed = models.BinaryField()
    # The hash of what the first mail's link holds: whoever has the link confirms or stops, and does nothing else.
    token_hash = models.BinaryField(unique=True)
    given_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    mails_sent = models.PositiveSmallIntegerField(default=0)

    field_classes: ClassVar = FieldClasses(
        sealed="sealed", erased_with="inquiry token_hash given_at confirmed_at mails_sent"
    )

    def __str__(self) -> str:
        return f"address of {self.inquiry_id}"
