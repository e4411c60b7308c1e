"""Licences: which therapist may work where, under which number, so that anyone can look it up."""

from typing import ClassVar

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from practice.models.field_classes import FieldClasses
from practice.models.profile import Place
from practice.models.site import ShownToReaders
from practice.models.staff import Staff


class Licence(ShownToReaders):
    """One licence of one therapist in one place."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="licences", verbose_name=_("therapist"))
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="licences", verbose_name=_("place"))
    title = models.CharField(_("title"), max_length=80, help_text=_("In full, like “Licensed Professional Counselor”."))
    number = models.CharField(_("number"), max_length=40)
    board = models.CharField(_("board or register"), max_length=120, blank=True, help_text=_("Who gave it."))
    look_up_url = models.URLField(_("where anyone can look it up"), blank=True, validators=[URLValidator(["https"])])

    field_classes: ClassVar = FieldClasses(clear="id staff place title number board look_up_url")

    class Meta:
        verbose_name = _("licence")
        verbose_name_plural = _("licences")
        ordering: ClassVar = ["staff", "place", "title"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["staff", "place", "title"], name="licence_once_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.place}"
