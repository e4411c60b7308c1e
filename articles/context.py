"""The menu that every public page shows, and what a page offers that has nothing else to show."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from articles.models import Article, Content, Page

MOST_OFFERED = 3


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return the pages that are in the menu, read when a template uses them."""

    def pages() -> list[dict[str, str]]:
        listed = (
            Page.objects.live().in_language(get_language() or "en").exclude(nav_label="").order_by("nav_order", "title")
        )
        return [{"url": page.get_absolute_url(), "label": page.nav_label} for page in listed.defer("body")]

    return {"navigation": SimpleLazyObject(pages)}


def newest(request: HttpRequest) -> dict[str, Any]:
    """Return the newest articles by title, read when a template uses them."""

    def articles() -> list[Content]:
        live = Article.objects.live().in_language(get_language() or "en").order_by("-published_at", "-pk")
        return list(live.only("kind", "language", "slug", "title")[:MOST_OFFERED])

    return {"newest_articles": SimpleLazyObject(articles)}
