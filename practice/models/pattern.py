"""The practice's plain-language vocabulary, shared by articles and the intake."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from practice.models.field_classes import FieldClasses
from practice.models.site import ShownToReaders


class Pattern(ShownToReaders):
    """One thing that people notice about themselves, in their own words."""

    class Family(models.TextChoices):
        """The four groups in which patterns are asked."""

        CLOSENESS = "closeness", _("With closeness …")
        CONFLICT = "conflict", _("With conflict …")
        OPENNESS = "openness", _("With being open …")
        SELF = "self", _("What I tell myself …")

    key = models.SlugField(
        _("key"), max_length=40, unique=True, help_text=_("Stored with answers, so it does not change.")
    )
    family = models.CharField(_("family"), max_length=16, choices=Family)
    text = models.CharField(_("text"), max_length=120)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_asked = models.BooleanField(_("asked in the intake"), default=True)

    field_classes: ClassVar = FieldClasses(clear="id key family text order is_asked")

    class Meta:
        verbose_name = _("pattern")
        verbose_name_plural = _("patterns")
        ordering: ClassVar = ["family", "order", "key"]

    def __str__(self) -> str:
        return self.text
