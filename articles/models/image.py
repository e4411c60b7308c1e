"""Pictures of the practice: the library that articles, pages and people take theirs from."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practice.models.field_classes import FieldClasses
from practice.models.site import ShownToReaders


def says_something(text: str) -> None:
    """Accept a text with at least one letter or digit. Raises ValidationError."""
    if not any(sign.isalnum() for sign in text):
        raise ValidationError(_("Say in a few words what the picture shows."))


class Image(ShownToReaders):
    """One uploaded picture, without its EXIF data; what readers get are its renditions."""

    # The stored file is named after its content; two uploads of one picture are one row.
    digest = models.CharField(max_length=64, unique=True, editable=False)
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
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)

    field_classes: ClassVar = FieldClasses(
        clear="id digest file width height alternative credit focus_x focus_y uploaded_by uploaded_at"
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


class Rendition(ShownToReaders):
    """One size and format of a picture, made when it was uploaded, served under a name made of its content."""

    class Format(models.TextChoices):
        """What the file is; also the order in which a browser is offered them."""

        AVIF = "avif", "AVIF"
        WEBP = "webp", "WebP"
        JPEG = "jpeg", "JPEG"

    class Crop(models.TextChoices):
        """What of the picture it shows."""

        WHOLE = "whole", _("Whole")
        SQUARE = "square", _("Square around the focal point")

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")
    crop = models.CharField(max_length=8, choices=Crop, default=Crop.WHOLE)
    format = models.CharField(max_length=8, choices=Format)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    file = models.CharField(max_length=120)
    size = models.PositiveIntegerField(help_text=_("In bytes."))

    field_classes: ClassVar = FieldClasses(clear="id image crop format width height file size")

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        ordering: ClassVar = ["image", "crop", "format", "width"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["image", "crop", "format", "width"], name="rendition_once"),
        ]

    def __str__(self) -> str:
        return self.file


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
