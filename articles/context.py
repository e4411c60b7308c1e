"""The menu that every public page shows."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from articles.models import Page
from practice.context import held_for


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return the pages that are in the menu, looked up when a template uses them."""
    language = get_language() or "en"
    return {
        "navigation": SimpleLazyObject(lambda: held_for(request).value(f"menu {language}", lambda: _menu(language)))
    }


def _menu(language: str) -> list[dict[str, str]]:
    listed = Page.objects.live().in_language(language).exclude(nav_label="").order_by("nav_order", "title")
    return [{"url": page.get_absolute_url(), "label": page.nav_label} for page in listed.defer("body")]
