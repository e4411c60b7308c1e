"""What the whole site shares: its version, and the base of everything that readers see."""

import secrets
from collections.abc import Collection, Iterable
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q

from practice.models.field_classes import FieldClasses


class SiteVersion(models.Model):
    """The one row that kept pages and held values are checked against: a new version makes them old."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    version = models.CharField(max_length=16, default="0")

    field_classes: ClassVar = FieldClasses(clear="id version")

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
        row = SiteVersion(version=secrets.token_hex(8))
        SiteVersion.objects.bulk_create([row], update_conflicts=True, unique_fields=["id"], update_fields=["version"])

    @classmethod
    def hold(cls) -> None:
        """Let nobody else change what readers see, until the transaction ends.

        A transaction that changes several things begins with this: who waits here holds nothing that another waits for.
        """
        held = SiteVersion.objects.select_for_update()
        if held.first() is None:
            SiteVersion.objects.bulk_create([SiteVersion()], ignore_conflicts=True)
            held.get()

    @classmethod
    def current(cls) -> str:
        """Return the version as it is stored now, with one query."""
        return cls.objects.filter(id=1).values_list("version", flat=True).first() or ""


class SeenByReaders[Row: models.Model](models.QuerySet[Row]):
    """Rows of which readers see something: whatever changes them gives the site a new version, in one transaction.

    The version comes first, so that whoever changes several things at once waits there, holding nothing that another
    one waits for.
    """

    @transaction.atomic
    def update(self, **kwargs: Any) -> int:
        """Change rows, and the version with them if readers see one of these fields."""
        _change_version(self.model, kwargs)
        return super().update(**kwargs)

    @transaction.atomic
    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete rows, and change the version with them."""
        SiteVersion.change()
        return super().delete()

    # As Django has it: a manager deletes nothing.
    delete.queryset_only = True  # type: ignore[attr-defined]

    @transaction.atomic
    def bulk_create(self, objs: Iterable[Row], *args: Any, **kwargs: Any) -> list[Row]:
        """Add rows, and change the version with them."""
        SiteVersion.change()
        return super().bulk_create(objs, *args, **kwargs)


class ShownToReaders(models.Model):
    """Base of what readers see: saving or deleting it gives the site a new version, in the same transaction."""

    # Fields that change nothing for readers.
    readers_do_not_see: ClassVar[frozenset[str]] = frozenset()

    objects = SeenByReaders.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and change the version with it if readers see one of these fields."""
        with transaction.atomic():
            if self.may_be_seen:
                _change_version(type(self), kwargs.get("update_fields"))
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete, and change the version with it."""
        with transaction.atomic():
            if self.may_be_seen:
                SiteVersion.change()
            return super().delete(*args, **kwargs)

    @property
    def may_be_seen(self) -> bool:
        """Whether readers may see anything of this row, or could until now."""
        return True


def _change_version(model: type[models.Model], fields: Collection[str] | None) -> None:
    unseen: frozenset[str] = getattr(model, "readers_do_not_see", frozenset())
    if fields is None or not unseen.issuperset(fields):
        SiteVersion.change()
