"""A letter whose words are set: an apology, a reminder, a check-in, a gentle close. The row names its text."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intake.models.inquiry import Inquiry
from practice.models.field_classes import FieldClasses


class SetLetter(models.Model):
    """One such letter to a sender. Its text is rendered on the return page, from the version that it names.

    `about` is the moment that it answers to: the promise that passed, the answer that nobody replied to, the place on
    the waiting list. With `number`, it keeps the same letter from being written twice.
    """

    class Kind(models.TextChoices):
        """What it says; the value is the first part of the name of its template."""

        APOLOGY = "apology", _("the answer is late")
        FOLLOW_UP = "follow_up", _("asked once more")
        CHECK_IN = "check_in", _("still waiting?")
        CLOSE = "close", _("a gentle close")
        WAIT_OVER = "wait_over", _("off the waiting list")

    class Answer(models.TextChoices):
        """What a sender answers to a check-in."""

        STILL = "still", _("I am still waiting")
        FOUND = "found", _("I have found someone")
        REMOVE = "remove", _("Take me off the list")

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="set_letters")
    kind = models.CharField(max_length=16, choices=Kind)
    version = models.PositiveSmallIntegerField(default=1)
    number = models.PositiveSmallIntegerField(default=1)
    about = models.DateTimeField()
    written_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=8, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    field_classes: ClassVar = FieldClasses(
        erased_with="id inquiry kind version number about written_at answer answered_at"
    )

    class Meta:
        ordering: ClassVar = ["written_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inquiry", "kind", "about", "number"], name="set_letter_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="set_letter_answered_pair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    @property
    def template(self) -> str:
        """Return the name of the template that holds its words."""
        return f"intake/set_letters/{self.kind}_{self.version}.html"
