"""An address of another site, or of one before this, that leads on to a text here."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.content import Content
from practice.models.field_classes import FieldClasses


class OldAddress(models.Model):
    """One path that was given by hand, without its last slash and in small letters, and the text it leads to.

    It leads to the text and not to an address: wherever that moves, and never round in a circle.
    """

    path = models.CharField(_("old address"), max_length=200, unique=True)
    content = models.ForeignKey(
        Content, on_delete=models.CASCADE, related_name="old_addresses", verbose_name=_("leads to")
    )

    field_classes: ClassVar = FieldClasses(clear="id path content")

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        ordering: ClassVar = ["path"]

    def __str__(self) -> str:
        return self.path
