"""Pictures of the practice: the library that articles, pages and people take theirs from."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practice.models import Staff
from practice.models.field_classes import FieldClasses
from practice.models.site import SeenByReaders, ShownToReaders


def says_something(text: str) -> None:
    """Accept a text with at least one letter or digit. Raises ValidationError."""
    if not any(sign.isalnum() for sign in text):
        raise ValidationError(_("Say in a few words what the picture shows."))


class Format(StrEnum):
    """What kind of file a rendition is."""

    AVIF = "avif"
    WEBP = "webp"
    JPEG = "jpeg"

    @property
    def suffix(self) -> str:
        """Return how names of such files end."""
        return "jpg" if self is Format.JPEG else self.value


class Crop(StrEnum):
    """What of a picture a rendition shows: all of it, or a square around its most important point."""

    WHOLE = "whole"
    SQUARE = "square"


@dataclass(frozen=True)
class Rendition:
    """One size and format of a picture: a file under MEDIA_ROOT, named after its content. `size` is in bytes."""

    crop: str
    format: str
    width: int
    height: int
    file: str
    size: int


class ImageQuerySet(SeenByReaders["Image"]):
    """What is asked of the library."""

    def saying(self, words: str) -> Self:
        """Return the pictures of which every word stands in what they show or who made them."""
        found = self
        for word in words.split():
            found = found.filter(Q(alternative__icontains=word) | Q(credit__icontains=word))
        return found


class Image(ShownToReaders):
    """One uploaded picture, without its EXIF data; what readers get are its renditions."""

    # Of the file as it was uploaded: two uploads of one picture are one row.
    digest = models.CharField(max_length=64, unique=True, editable=False)
    # What new squares are cut from. It lies under MEDIA_ROOT, and is never served.
    file = models.CharField(max_length=120, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    alternative = models.CharField(
        _("what it shows"),
        max_length=200,
        validators=[says_something],
        help_text=_("Read aloud to people who do not see it, and shown where it does not load."),
    )
    credit = models.CharField(_("who made it"), max_length=120)
    focus_x = models.PositiveSmallIntegerField(
        _("most important point, from the left in percent"), default=50, validators=[MaxValueValidator(100)]
    )
    focus_y = models.PositiveSmallIntegerField(
        _("most important point, from the top in percent"), default=50, validators=[MaxValueValidator(100)]
    )
    # Rows of Rendition, here rather than in a table: a page that shows a picture asks the database for nothing more.
    rendered = models.JSONField(default=list, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)

    objects = ImageQuerySet.as_manager()  # type: ignore[misc]
    field_classes: ClassVar = FieldClasses(
        clear="id digest file width height alternative credit focus_x focus_y rendered uploaded_by uploaded_at"
    )

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(alternative=""), name="image_has_an_alternative"),
            models.CheckConstraint(condition=Q(focus_x__lte=100, focus_y__lte=100), name="image_focus_inside"),
        ]

    def __str__(self) -> str:
        return self.alternative

    @property
    def renditions(self) -> list[Rendition]:
        """Return what was made of the picture, the narrow before the wide."""
        return sorted((Rendition(**row) for row in self.rendered), key=lambda made: made.width)

    @renditions.setter
    def renditions(self, made: Iterable[Rendition]) -> None:
        self.rendered = [asdict(each) for each in made]

    @property
    def files(self) -> set[str]:
        """Return the names of all its files under MEDIA_ROOT."""
        return {self.file, *(row["file"] for row in self.rendered)}


class Portrait(ShownToReaders):
    """How a therapist or author is shown: a real photo, and a few sentences of their own."""

    staff = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="portrait")
    image = models.ForeignKey(Image, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("photo"))
    about = models.TextField(
        _("about"), blank=True, max_length=2000, help_text=_("Five or so sentences, in the first person.")
    )

    field_classes: ClassVar = FieldClasses(clear="id staff image about")

    class Meta:
        verbose_name = _("portrait")
        verbose_name_plural = _("portraits")

    def __str__(self) -> str:
        return str(self.staff)

    @classmethod
    def of(cls, staff: Staff) -> "Portrait | None":
        """Return someone's portrait with its photo: as it was read along with them, else by one query."""
        if "portrait" in staff._state.fields_cache:
            return getattr(staff, "portrait", None)
        return cls.objects.select_related("image").filter(staff=staff.pk).first()
