"""The menu that every public page shows."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from articles.models import Page


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return the pages that are in the menu, read when a template uses them."""

    def pages() -> list[dict[str, str]]:
        listed = (
            Page.objects.live().in_language(get_language() or "en").exclude(nav_label="").order_by("nav_order", "title")
        )
        return [{"url": page.get_absolute_url(), "label": page.nav_label} for page in listed.defer("body")]

    return {"navigation": SimpleLazyObject(pages)}
