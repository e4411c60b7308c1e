"""One sealed piece of an inquiry: the only home of anything that was written."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from intake.models.inquiry import Inquiry
from practice.models.field_classes import FieldClasses


class Entry(models.Model):
    """One sealed text: answers of a step, a message, a note, what someone has begun to write, or where to meet."""

    class Kind(models.TextChoices):
        """What the sealed text is. `step` names the intake step of answers and is empty otherwise."""

        ANSWERS = "answers"
        MESSAGE = "message"
        NOTE = "note"
        UNSENT = "unsent"
        OFFER = "offer"

    class Author(models.TextChoices):
        """Which side wrote it."""

        SENDER = "sender"
        STAFF = "staff"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=8, choices=Kind)
    step = models.CharField(max_length=16, blank=True)
    author = models.CharField(max_length=8, choices=Author)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revision = models.PositiveIntegerField(default=1)
    sealed = models.BinaryField()
    written_at = models.DateTimeField(default=timezone.now)

    field_classes: ClassVar = FieldClasses(
        sealed="sealed", erased_with="id inquiry kind step author staff revision written_at"
    )

    class Meta:
        verbose_name_plural = "entries"
        indexes: ClassVar = [models.Index(fields=["inquiry", "written_at", "id"], name="entry_of_inquiry")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["inquiry", "step", "revision"], condition=Q(kind="answers"), name="entry_step_once_a_revision"
            ),
            models.UniqueConstraint(
                fields=["inquiry", "staff"], condition=Q(kind="unsent"), name="entry_unsent_once_a_person"
            ),
            models.CheckConstraint(
                condition=Q(author="staff", staff__isnull=False) | Q(author="sender", staff__isnull=True),
                name="entry_author_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind="answers") & ~Q(step="") | ~Q(kind="answers") & Q(step=""),
                name="entry_step_of_answers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
