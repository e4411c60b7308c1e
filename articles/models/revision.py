"""What was written and when: every save is a revision, and which of them readers see is a decision of its own."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import rendering
from articles.models.content import Content
from articles.models.image import Image
from practice.models.field_classes import FieldClasses

# What a revision holds and a publish carries over to the content, by the same names.
WRITTEN = (
    *("title", "slug", "summary", "body", "content_note", "sources", "author", "picture"),
    *("reviewed_on", "review_due"),
)
LISTED = ("topics", "patterns", "related")


class RevisionQuerySet(models.QuerySet["Revision"]):
    """What is asked of revisions."""

    def due(self) -> Self:
        """Return those that were to be live by now and are not yet."""
        return self.filter(publish_at__lte=timezone.now())


class Revision(models.Model):
    """One state of an article or page, as somebody saved it; only an autosave is ever written over."""

    class Origin(models.TextChoices):
        """How a revision came about."""

        SAVED = "saved", _("Saved")
        AUTOSAVED = "autosaved", _("Kept while writing")
        RESTORED = "restored", _("Restored")
        IMPORTED = "imported", _("Imported")

    content = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="revisions")
    origin = models.CharField(_("how"), max_length=10, choices=Origin, default=Origin.SAVED)
    made_at = models.DateTimeField(_("saved"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    why = models.CharField(_("what changed, and why"), max_length=200, blank=True)
    publish_at = models.DateTimeField(_("goes live"), null=True, blank=True)

    title = models.CharField(max_length=140)
    slug = models.SlugField(max_length=100)
    summary = models.CharField(max_length=220, blank=True)
    body = models.TextField(blank=True)
    content_note = models.CharField(max_length=200, blank=True)
    sources = models.TextField(blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    picture = models.ForeignKey(Image, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reviewed_on = models.DateField(null=True, blank=True)
    review_due = models.DateField(null=True, blank=True)
    # Primary keys by the names of LISTED; what was deleted since is left out when they are carried over.
    lists = models.JSONField(default=dict)

    objects = RevisionQuerySet.as_manager()
    field_classes: ClassVar = FieldClasses(
        clear="id content origin made_at made_by why publish_at title slug summary body content_note sources author "
        "picture reviewed_on review_due lists"
    )

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(fields=["publish_at"], name="revision_due", condition=Q(publish_at__isnull=False))
        ]

    def __str__(self) -> str:
        return f"revision {self.pk}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Save with a sanitised body, whoever calls it."""
        rendering.clean(self)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class ContentEvent(models.Model):
    """One line of the public history of an article or page: who published, took back or removed what, and when."""

    class Kind(models.TextChoices):
        """What happened."""

        PUBLISHED = "published", _("Published")
        SCHEDULED = "scheduled", _("Scheduled")
        UNSCHEDULED = "unscheduled", _("Taken off the schedule")
        UNPUBLISHED = "unpublished", _("Taken back")
        REMOVED = "removed", _("Removed")
        END_SET = "end_set", _("Given another end")
        MENU = "menu", _("Given another place in the menu")

    content = models.ForeignKey(Content, on_delete=models.SET_NULL, null=True, related_name="events")
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    field_classes: ClassVar = FieldClasses(clear="id content revision kind at by")

    class Meta:
        verbose_name = _("what happened to an article or page")
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.kind}, content {self.content_id}"


class FormerAddress(models.Model):
    """An address that an article or page had: it leads to the present one, or says 410 once the content is removed."""

    kind = models.CharField(max_length=8, choices=Content.Kind)
    language = models.CharField(max_length=12, choices=settings.LANGUAGES)
    slug = models.SlugField(max_length=100)
    content = models.ForeignKey(Content, on_delete=models.SET_NULL, null=True, related_name="former_addresses")

    field_classes: ClassVar = FieldClasses(clear="id kind language slug content")

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "language", "slug"], name="former_address_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"


class PreviewLink(models.Model):
    """A link that shows one revision to whoever has it, until that revision or a later one is published."""

    token_hash = models.BinaryField(max_length=32, unique=True)
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="preview_links")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    field_classes: ClassVar = FieldClasses(clear="id token_hash revision made_by made_at")

    class Meta:
        verbose_name = _("preview link")

    def __str__(self) -> str:
        return f"preview link {self.pk}"
