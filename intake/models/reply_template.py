"""Texts from which an answer starts: the practice's own words, never a sender's."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from intake import placeholders
from practice.models.field_classes import FieldClasses


class ReplyTemplate(models.Model):
    """One text to start from, in one language.

    Those that come with Secure Base are marked for as long as nobody has changed them.
    """

    class Purpose(models.TextChoices):
        """For which act it is offered."""

        REPLY = "reply", _("Answer")
        OFFER = "offer", _("Offer times")
        WAITLIST = "waitlist", _("Waiting list")
        REFER = "refer", _("Refer on")
        CLOSE = "close", _("Finish")

    key = models.SlugField(_("short name"), max_length=60)
    language = models.CharField(_("language"), max_length=12, default=settings.LANGUAGE_CODE)
    purpose = models.CharField(_("for"), max_length=16, choices=Purpose, default=Purpose.REPLY)
    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("text"), max_length=6000)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_shipped = models.BooleanField(default=False, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    field_classes: ClassVar = FieldClasses(clear="id key language purpose title body order is_shipped updated_at")

    class Meta:
        verbose_name = _("text to start from")
        verbose_name_plural = _("texts to start from")
        ordering: ClassVar = ["purpose", "order", "title"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key", "language"],
                name="reply_template_once_a_language",
                violation_error_message=_("There is a text with this short name already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a placeholder that nobody could fill in. Raises ValidationError."""
        unknown = placeholders.unknown_in(self.body)
        if unknown:
            said = ngettext(
                "Nothing is known here for %(unknown)s. Use one of these, or take it out: %(known)s.",
                "Nothing is known here for %(unknown)s. Use some of these, or take them out: %(known)s.",
                len(unknown),
            ) % {"unknown": ", ".join(unknown), "known": placeholders.known_as_written()}
            raise ValidationError({"body": said})
