"""Every public page, for search engines: one file, or an index of several where one would be too long."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as djangos
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation

from articles.addresses import absolute
from articles.models import Article, Content, Topic
from articles.whole_site import to_read
from practice.kept import with_leaves
from practice.models import Pattern, Staff

LONGEST = 49_000  # the protocol allows 50,000 in one file, and the lists stand beside the texts


class OfTheSite(Sitemap):
    """Addresses under SITE_URL, whichever host was asked."""

    limit = LONGEST

    def get_domain(self, site: object = None) -> str:
        """Return the host of the site."""
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        """Return the scheme of the site."""
        return urlsplit(settings.SITE_URL).scheme


class Texts(OfTheSite):
    """Every live article and page, each in its own language."""

    def items(self) -> QuerySet[Content]:
        """Return them in an order that new ones do not shift."""
        # The privacy notice is a page of the site itself, whether the practice adds words to it or not.
        own = Content.objects.live().exclude(kind=Content.Kind.PAGE, slug="privacy")
        return own.only("kind", "language", "slug", "updated_at").order_by("pk")

    def location(self, item: Content) -> str:
        """Return its path."""
        with translation.override(item.language):
            return item.get_absolute_url()

    def lastmod(self, item: Content) -> datetime:
        """Return when its text last changed."""
        return item.updated_at


class Lists(OfTheSite):
    """What the site writes itself: the list of articles, topics and patterns that have any, people, and its notices."""

    def items(self) -> list[str]:
        """Return their paths."""
        live = Article.objects.live().in_language(settings.LANGUAGE_CODE)
        topics = Topic.objects.filter(Exists(live.filter(topics=OuterRef("pk")))).values_list("slug", flat=True)
        patterns = Pattern.objects.filter(Exists(live.filter(patterns=OuterRef("pk")))).values_list("key", flat=True)
        people = Staff.objects.filter(is_active=True, slug__isnull=False).values_list("slug", flat=True)
        with translation.override(settings.LANGUAGE_CODE):
            return [
                *(reverse(name) for name in ("articles:list", "privacy", "accessibility", "imprint")),
                *(reverse("articles:topic", args=[slug]) for slug in topics),
                *(reverse("articles:pattern", args=[key]) for key in patterns),
                *(reverse("articles:person", args=[slug]) for slug in people if slug),
            ]

    def location(self, item: str) -> str:
        """Return the path, which is all there is."""
        return item


SECTIONS: dict[str, type[Sitemap] | Sitemap] = {"texts": Texts, "lists": Lists}


@to_read
@with_leaves
def sitemap(request: HttpRequest, section: str = "") -> HttpResponse:
    """Give every public page in one file, one section of them, or an index of the sections."""
    if not section and Texts().paginator.num_pages > 1:
        return _index(request)
    return djangos.sitemap(request, SECTIONS, section or None)


def _index(request: HttpRequest) -> HttpResponse:
    # Django’s own names the host that was asked, and reads every text once more for the day of the last change.
    parts = [
        djangos.SitemapIndexItem(absolute(reverse("sitemap-section", args=[name])) + (f"?p={page}" if page > 1 else ""))
        for name, section in (("texts", Texts), ("lists", Lists))
        for page in section().paginator.page_range
    ]
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": parts}, content_type="application/xml")
