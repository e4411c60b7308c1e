"""How often words were tried that did not open a staff key, counted for each session apart."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from intake.models.keys import Reader
from practice.models.field_classes import FieldClasses


class SessionTries(models.Model):
    """The wrong words of one session since its words last opened the letters; `session` is a hash or a place."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="tries")
    session = models.CharField(max_length=64)
    failed_tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)

    field_classes: ClassVar = FieldClasses(clear="id reader session failed_tries next_try_at")

    class Meta:
        verbose_name = _("tries of a session")
        verbose_name_plural = _("tries of sessions")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reader", "session"], name="tries_once_a_session"),
        ]

    def __str__(self) -> str:
        return f"tries {self.pk}"
