"""The menu that every public page shows, and what a page offers that has nothing else to show."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from articles.addresses import absolute
from articles.models import Article, Content, Page
from practice.context import held_for

MOST_OFFERED = 3


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return the pages that are in the menu, looked up when a template uses them."""
    language = get_language() or "en"
    return {
        "navigation": SimpleLazyObject(lambda: held_for(request).value(f"menu {language}", lambda: _menu(language)))
    }


def newest(request: HttpRequest) -> dict[str, Any]:
    """Return the newest articles by title, looked up when a template uses them."""
    language = get_language() or "en"
    return {
        "newest_articles": SimpleLazyObject(
            lambda: held_for(request).value(f"newest {language}", lambda: _newest(language))
        )
    }


def _newest(language: str) -> list[Content]:
    live = Article.objects.live().in_language(language).order_by("-published_at", "-pk")
    return list(live.only("kind", "language", "slug", "title")[:MOST_OFFERED])


def _menu(language: str) -> list[dict[str, str]]:
    listed = Page.objects.live().in_language(language).exclude(nav_label="").order_by("nav_order", "title")
    return [
        {"url": page.get_absolute_url(), "label": page.nav_label} for page in listed.only("kind", "slug", "nav_label")
    ]


def own_address(request: HttpRequest) -> dict[str, str]:
    """Return the whole address of a page, without a query, for pages that tell search engines nothing else."""
    return {"own_address": absolute(request.path)}
