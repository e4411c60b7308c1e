"""Addresses as they stand outside the site: whole, and the same whichever host was asked."""

import re

from django.conf import settings
from django.utils import translation

from articles.models import Content

# The body was sanitised: attributes are always written with double quotes.
_OWN = re.compile(r' (href|src)="([/#][^"]*)"')
_SEVERAL = re.compile(r' srcset="([^"]*)"')


def absolute(path: str) -> str:
    """Return the whole address of a path of the site."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def path_of(content: Content) -> str:
    """Return the path of an article or page, in its own language."""
    with translation.override(content.language):
        return content.get_absolute_url()


def with_whole_addresses(html: str, *, page: str) -> str:
    """Return a sanitised text whose links and pictures are found from anywhere; `page` is where it stands itself."""

    def whole(found: re.Match[str]) -> str:
        base = page if found[2].startswith("#") else "" if found[2].startswith("//") else absolute("")
        return f' {found[1]}="{base}{found[2]}"'

    def each(found: re.Match[str]) -> str:
        sizes = (size.strip() for size in found[1].split(","))
        return f' srcset="{", ".join(absolute(size) if size.startswith("/") else size for size in sizes)}"'

    return _SEVERAL.sub(each, _OWN.sub(whole, html))
