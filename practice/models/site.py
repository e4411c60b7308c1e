"""What the whole site shares."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q

from practice.models.field_classes import FieldClasses


class SiteVersion(models.Model):
    """The one row that kept pages are checked against: a new version, or a time that has passed, makes them old."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    version = models.CharField(max_length=16, default="0")
    # When something is due to appear or vanish by itself; empty while nothing is.
    fresh_until = models.DateTimeField(null=True, blank=True)

    field_classes: ClassVar = FieldClasses(clear="id version fresh_until")

    class Meta:
        verbose_name = "site version"
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="site_version_is_one_row")]

    def __str__(self) -> str:
        return self.version

    @classmethod
    def change(cls) -> None:
        """Give the site a new version, in the transaction of what changes it.

        The mark is random: a version that was rolled back is never met again with another meaning.
        """
        cls.objects.update_or_create(id=1, defaults={"version": secrets.token_hex(8)})
