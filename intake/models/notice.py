"""A content-free mail that is owed to someone."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from intake.models.inquiry import Inquiry
from practice.models.field_classes import FieldClasses


class Notice(models.Model):
    """One mail that is owed from `due_at` on. It is claimed with a lease, sent, and marked done; its id is the mail's.

    Without `staff` it goes to the inquiry's sender. One that failed is leased until it is tried again. `refused_at`
    says that the mail server takes none for this address, so that it was done without arriving.
    """

    class Kind(models.TextChoices):
        """What the mail says; the value is the name of its template."""

        NEW_INQUIRY = "new_inquiry"
        URGENT_INQUIRY = "urgent_inquiry"
        NEW_MESSAGE = "new_message"
        TIME_TAKEN = "time_taken"
        LEFT_LIST = "left_list"
        DUE_TOMORROW = "due_tomorrow"
        OVERDUE = "overdue"
        MEETING = "meeting"
        # To a sender who asked for mail and marked it safe.
        CONFIRM = "confirm"
        ANSWER = "answer"
        MEETING_SENDER = "meeting_sender"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=Kind)
    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="notices")
    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="notices")
    due_at = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)

    field_classes: ClassVar = FieldClasses(
        erased_with="id kind inquiry staff due_at leased_until tries done_at refused_at"
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["due_at"], condition=Q(done_at__isnull=True), name="notice_owed"),
            models.Index(fields=["staff"], condition=Q(refused_at__isnull=False), name="notice_refused"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inquiry", "kind", "staff"], name="notice_owed_once"),
            models.UniqueConstraint(
                fields=["inquiry", "kind"], condition=Q(staff__isnull=True), name="notice_to_sender_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
