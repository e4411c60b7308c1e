"""Where an article or page came from, so that bringing it along again changes nothing that a person has touched."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.content import Content
from articles.models.revision import Revision
from practice.models.field_classes import FieldClasses


class ImportedFrom(models.Model):
    """One text of another program: what was read of it last, and what it became here."""

    # The hash of the text’s name in its own format: its place in an export, or the name of its file.
    key = models.CharField(max_length=64, unique=True, editable=False)
    digest = models.CharField(max_length=64, db_index=True, editable=False)
    name = models.CharField(_("where it came from"), max_length=200, editable=False)
    # Empty once it was removed here; it is not brought back then, unless that is asked for.
    content = models.ForeignKey(Content, on_delete=models.SET_NULL, null=True, related_name="imported_from")
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")
    read_at = models.DateTimeField(_("read"), default=timezone.now, editable=False)

    field_classes: ClassVar = FieldClasses(clear="id key digest name content revision read_at")

    class Meta:
        verbose_name = _("where something came from")
        verbose_name_plural = _("where things came from")

    def __str__(self) -> str:
        return f"imported from {self.pk}"
