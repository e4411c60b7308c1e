"""Where else someone could turn: what the practice suggests when it cannot help."""

from datetime import date, timedelta
from typing import ClassVar, Self

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from practice.models.dialing import dial_url
from practice.models.field_classes import FieldClasses
from practice.models.site import SeenByReaders, ShownToReaders

CHECKED_FOR = timedelta(days=180)  # so long one believes that somebody is still there


class ReferralOptionQuerySet(SeenByReaders["ReferralOption"]):
    """What is asked about places to turn to."""

    def stale(self, on: date) -> Self:
        """Return those that on this day nobody has checked for over 180 days, or ever."""
        return self.filter(Q(checked_on__isnull=True) | Q(checked_on__lt=on - CHECKED_FOR))


class ReferralOption(ShownToReaders):
    """A colleague, a directory or a helpline that the practice names to people it has no room for."""

    class Kind(models.TextChoices):
        """What someone finds there."""

        PERSON = "person", _("A person")
        DIRECTORY = "directory", _("A list of therapists")
        HELPLINE = "helpline", _("A helpline")

    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.PERSON)
    url = models.URLField(_("address on the web"), blank=True, validators=[URLValidator(["https", "http"])])
    phone = models.CharField(_("number, as people dial it"), max_length=40, blank=True)
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("For whom it is good, or how to find it.")
    )
    is_public = models.BooleanField(
        _("shown to everyone"), default=True, help_text=_("Otherwise only staff see it, when they answer a letter.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    checked_on = models.DateField(
        _("last checked"), null=True, blank=True, help_text=_("The day on which you last made sure that this is right.")
    )

    readers_do_not_see: ClassVar = frozenset({"checked_on"})
    objects: ClassVar = ReferralOptionQuerySet.as_manager()
    field_classes: ClassVar = FieldClasses(clear="id name kind url phone note is_public order checked_on")

    class Meta:
        verbose_name = _("place to turn to")
        verbose_name_plural = _("places to turn to")
        ordering: ClassVar = ["order", "name", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(url="", phone="", note=""),
                name="referral_option_can_be_found",
                violation_error_message=_("Write an address, a number or a note, so that people can find it."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def in_one_line(self) -> str:
        """Return what someone needs to find it, like “Dr. Lee, 503 555 0111, https://lee.example: for couples”."""
        found = ", ".join(part for part in (self.name, self.phone, self.url) if part)
        return f"{found}: {self.note}" if self.note else found

    def is_stale(self, on: date) -> bool:
        """Say whether on this day nobody has checked it for over 180 days, or ever."""
        return self.checked_on is None or self.checked_on < on - CHECKED_FOR

    @property
    def dial_url(self) -> str:
        """Return the tel: address that dials the number, or nothing where there is none."""
        return dial_url(self.phone) if self.phone else ""
