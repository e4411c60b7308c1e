"""Articles and pages: one table, since they are written, revised and published in the same way.

Article and Page are proxies with their own managers, addresses and admin pages.
"""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles import rendering
from articles.editor import BodyField
from articles.models.image import Image
from articles.models.taxonomy import Topic
from articles.searchable import normalised
from articles.typesetting import typeset
from practice.models import Pattern
from practice.models.field_classes import FieldClasses
from practice.models.site import SeenByReaders, ShownToReaders

WORDS_A_MINUTE = 200
LAST_YEAR = 2199


class ContentQuerySet(SeenByReaders["Content"]):
    """Queries that pages, lists, search, feeds and the sitemap share."""

    def live(self) -> Self:
        """Return what a reader may see now: published, not in the future, and not over."""
        now = timezone.now()
        return self.filter(Q(expires_at__isnull=True) | Q(expires_at__gt=now), published_at__lte=now)

    def in_language(self, language: str) -> Self:
        """Return content written in one language."""
        return self.filter(language=language)


class Content(ShownToReaders):
    """The public face of one article or page."""

    class Kind(models.TextChoices):
        """What the content is."""

        ARTICLE = "article", _("Article")
        PAGE = "page", _("Page")

    own_kind: ClassVar[str] = ""  # what a proxy always is
    kind = models.CharField(max_length=8, choices=Kind, editable=False)
    language = models.CharField(
        _("language"), max_length=12, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    slug = models.SlugField(_("address"), max_length=100, help_text=_("The last part of the page’s address."))
    title = models.CharField(_("title"), max_length=140)
    summary = models.CharField(
        _("summary"), max_length=220, blank=True, help_text=_("One or two sentences, shown in lists.")
    )
    body: Any = BodyField(_("text"), blank=True)
    # What follows from the text, worked out when it is saved: see typesetting and searchable.
    typeset = models.TextField(editable=False, default="")
    contents = models.JSONField(editable=False, default=list)
    search_title = models.CharField(max_length=300, editable=False, default="")
    search_text = models.TextField(editable=False, default="")
    word_count = models.PositiveIntegerField(default=0, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("author")
    )
    content_note = models.CharField(
        _("content note"), max_length=200, blank=True, help_text=_("What is spoken of that may be heavy.")
    )
    sources = models.TextField(_("sources"), blank=True, help_text=_("One a line."))
    published_at = models.DateTimeField(
        _("published"), null=True, blank=True, help_text=_("Empty: not public. In the future: public from then on.")
    )
    first_published_at = models.DateTimeField(null=True, editable=False)
    expires_at = models.DateTimeField(
        _("public until"), null=True, blank=True, help_text=_("Empty: for as long as you like.")
    )
    picture = models.ForeignKey(
        Image, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    # The picture that other sites show beside a link, drawn when it is published; a file under MEDIA_ROOT.
    share_picture = models.CharField(max_length=120, editable=False, default="")
    share_palette = models.CharField(max_length=16, editable=False, default="")  # in whose colours it was drawn
    live_revision = models.ForeignKey(
        "articles.Revision", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    # Always the last of its revisions: a list of thousands is sorted and told apart by it.
    newest_revision = models.ForeignKey(
        "articles.Revision", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    translation_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("translation of"),
    )
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    review_due = models.DateField(_("next review"), null=True, blank=True)
    nav_label = models.CharField(
        _("name in the menu"), max_length=24, blank=True, help_text=_("Empty: not in the menu.")
    )
    nav_order = models.PositiveSmallIntegerField(_("place in the menu"), default=0)
    topics = models.ManyToManyField(Topic, blank=True, verbose_name=_("topics"))
    patterns = models.ManyToManyField(Pattern, blank=True, verbose_name=_("patterns it speaks of"))
    related = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="+", verbose_name=_("what to read next")
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar = ContentQuerySet.as_manager()
    readers_do_not_see: ClassVar = frozenset({"newest_revision"})
    field_classes: ClassVar = FieldClasses(
        clear="id kind language slug title summary body typeset contents search_title search_text word_count author "
        "content_note sources published_at first_published_at expires_at picture share_picture share_palette "
        "live_revision newest_revision translation_of reviewed_on review_due nav_label nav_order topics patterns "
        "related created_at updated_at"
    )

    class Meta:
        verbose_name = _("article or page")
        verbose_name_plural = _("articles and pages")
        ordering: ClassVar = ["-published_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["kind", "language", "-published_at"], name="content_list"),
            # A search reads every title, and nothing else of most texts.
            models.Index(
                fields=["language", "-published_at", "expires_at", "kind", "search_title"], name="content_titles"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "language", "slug"], name="content_address_once"),
            models.CheckConstraint(
                condition=Q(expires_at__isnull=True)
                | Q(published_at__isnull=True)
                | Q(expires_at__gt=F("published_at")),
                name="content_ends_after_it_begins",
                violation_error_message=_("It must be public before it ends being so."),
            ),
            models.CheckConstraint(
                condition=Q(review_due__isnull=True) | Q(reviewed_on__isnull=False, review_due__gt=F("reviewed_on")),
                name="content_review_after_review",
                violation_error_message=_("The next review must come after the day it was last reviewed."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.own_kind:
            self.kind = self.own_kind

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with a sanitised body and what follows from it, whoever calls it; the editor cares for its form only."""
        self.work_out()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the public address."""
        if self.kind == self.Kind.ARTICLE:
            return reverse("articles:article", args=[self.slug])
        return reverse(self.slug) if self.is_part_of_the_site else reverse("page", args=[self.slug])

    @property
    def is_part_of_the_site(self) -> bool:
        """Whether its address stands whatever is written: such a page is changed, and never removed."""
        return self.kind == self.Kind.PAGE and self.slug in PARTS_OF_THE_SITE

    def clean(self) -> None:
        """Refuse an address that another part of the site, or other content of this kind, has taken."""
        same = Content.objects.filter(kind=self.kind, language=self.language, slug=self.slug).exclude(pk=self.pk)
        if same.exists() or (self.kind == self.Kind.PAGE and self.slug in RESERVED_SLUGS):
            raise ValidationError({"slug": _("This address is taken already. Choose another one.")})
        if self.published_at and self.published_at.year > LAST_YEAR:
            raise ValidationError({"published_at": _("Choose a year that someone reading now may see.")})

    def work_out(self) -> None:
        """Sanitise the body and set what follows from the text, as it is shown and as it is found."""
        rendering.clean(self)
        self.nav_label = rendering.plain_characters(self.nav_label)
        self.word_count = rendering.count_words(self.body)
        shown = typeset(self.body, language=self.language)
        self.typeset, self.contents = shown.html, shown.contents
        self.search_title = normalised(self.title)
        self.search_text = normalised(f"{self.title} {self.summary} {rendering.plain_text(self.body)}")

    @property
    def may_be_seen(self) -> bool:
        """Whether it is public, or ever was; what nobody could see yet may be written without anyone reading anew."""
        return self.published_at is not None or self.first_published_at is not None

    @property
    def body_html(self) -> SafeString:
        """Return the body as its page shows it; it was sanitised and typeset when it was saved."""
        return SafeString(self.typeset)

    @property
    def reading_minutes(self) -> int:
        """Return the reading time in whole minutes, at 200 words a minute."""
        return max(1, round(self.word_count / WORDS_A_MINUTE))

    @property
    def topic_names(self) -> str:
        """Return the names of the topics, separated by commas."""
        return ", ".join(topic.name for topic in self.topics.all())

    @property
    def source_list(self) -> list[str]:
        """Return the sources, one item each."""
        return [line.strip() for line in self.sources.splitlines() if line.strip()]


PARTS_OF_THE_SITE = frozenset({"home", "help-now", "privacy"})
RESERVED_SLUGS = frozenset(
    {
        *(
            "accessibility",
            "imprint",
            "admin",
            "articles",
            "en",
            "feed",
            "healthz",
            "help",
            "intake",
            "leave",
            "media",
            "patterns",
            "people",
        ),
        *("preview", "return", "robots", "search", "sitemap", "static", "topics"),
    }
)


class KindManager(models.Manager["Content"]):
    """Keeps a proxy to its own kind, in queries and in what it makes."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def get_queryset(self) -> ContentQuerySet:
        """Return only content of this kind."""
        return ContentQuerySet(self.model, using=self._db).filter(kind=self.kind)

    def live(self) -> ContentQuerySet:
        """Return what a reader may see now."""
        return self.get_queryset().live()


class Article(Content):
    """An article, at /articles/<slug>/."""

    own_kind = Content.Kind.ARTICLE
    objects: ClassVar[KindManager] = KindManager(own_kind)  # type: ignore[assignment]

    class Meta:
        proxy = True
        verbose_name = _("article")
        verbose_name_plural = _("articles")


class Page(Content):
    """A page of the practice, at /<slug>/."""

    own_kind = Content.Kind.PAGE
    objects: ClassVar[KindManager] = KindManager(own_kind)  # type: ignore[assignment]

    class Meta:
        proxy = True
        verbose_name = _("page")
        verbose_name_plural = _("pages")
