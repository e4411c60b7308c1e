"""Whose keys open an inquiry: readers, the recovery key, and the wraps that hand them case keys and note keys."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intake.models.inquiry import Inquiry
from practice.models.field_classes import FieldClasses


class Reader(models.Model):
    """A therapist's staff key: the public half, signed by this server, and the private half closed under six words.

    A new key of the same person is a new row, so that nothing wrapped to the old one can count as wrapped to it.
    """

    staff = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reader")
    public_key = models.CharField(max_length=80)
    signature = models.BinaryField()
    closed_private = models.BinaryField()
    made_at = models.DateTimeField(_("key made"), default=timezone.now)
    # A new reader is owed what is not ended; who lost the words, or was given it by another reader, the rest too.
    reads_ended = models.BooleanField(default=False)
    failed_tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)

    field_classes: ClassVar = FieldClasses(
        clear="id staff public_key signature closed_private made_at reads_ended failed_tries next_try_at"
    )

    class Meta:
        verbose_name = _("reader")
        verbose_name_plural = _("readers")

    def __str__(self) -> str:
        return str(self.staff)


class RecoveryKey(models.Model):
    """The public half of the key that is kept on paper, stored once the private half has been read back whole."""

    public_key = models.CharField(max_length=80)
    signature = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)
    is_current = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)

    field_classes: ClassVar = FieldClasses(clear="id public_key signature made_at is_current is_demo")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["is_current"], condition=Q(is_current=True), name="recovery_key_is_one"),
        ]

    def __str__(self) -> str:
        return f"recovery key {self.pk}"


class KeyWrap(models.Model):
    """A case key or note key, sealed for one holder: a reader, the recovery key, or (with neither) the sender."""

    class Purpose(models.TextChoices):
        """Which of an inquiry's two keys it holds."""

        CASE = "case"
        NOTE = "note"

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="wraps")
    purpose = models.CharField(max_length=4, choices=Purpose)
    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, null=True, blank=True, related_name="wraps")
    recovery = models.ForeignKey(RecoveryKey, on_delete=models.CASCADE, null=True, blank=True, related_name="wraps")
    wrapped = models.BinaryField()

    field_classes: ClassVar = FieldClasses(sealed="wrapped", erased_with="id inquiry purpose reader recovery")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(reader__isnull=True) | Q(recovery__isnull=True), name="wrap_has_one_holder"
            ),
            models.CheckConstraint(
                condition=Q(purpose="case") | Q(reader__isnull=False) | Q(recovery__isnull=False),
                name="wrap_of_notes_never_for_senders",
            ),
            models.UniqueConstraint(fields=["inquiry", "purpose", "reader"], name="wrap_once_a_reader"),
            models.UniqueConstraint(fields=["inquiry", "purpose", "recovery"], name="wrap_once_for_recovery"),
            models.UniqueConstraint(
                fields=["inquiry"],
                condition=Q(reader__isnull=True, recovery__isnull=True),
                name="wrap_once_for_the_sender",
            ),
        ]

    def __str__(self) -> str:
        return f"wrap {self.pk}"
