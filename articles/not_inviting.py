"""A text as it is read before the practice takes letters: what leads to writing one leads nowhere yet, and says so."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

# The body was sanitised: elements are closed, and attributes are always written with double quotes.
_LINK = re.compile(r'<a\b[^>]*? href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def not_open_yet() -> str:
    """Return what is true instead, in words that any page may say."""
    return _("This practice opens soon. It takes no letters yet.")


def without_invitations(html: str) -> SafeString:
    """Return a sanitised text whose links to the intake are plain words, with what is true before it if there was one.

    Not a word is left out: what stands beside such a link may be the number to call.
    """
    text = _LINK.sub(_without_link, html)
    if text == html:
        return SafeString(html)
    return SafeString(f"{format_html('<p><strong>{}</strong></p>', not_open_yet())}{text}")


def _without_link(link: re.Match[str]) -> str:
    return link[2] if _invites(link[1]) else link[0]


def _invites(address: str) -> bool:
    """Say whether an address of a link leads to the intake of this site, in any language."""
    try:
        to = urlsplit(urljoin(settings.SITE_URL, unescape(address).strip()))
    except ValueError:
        return False
    if to.scheme not in {"http", "https"} or to.hostname != urlsplit(settings.SITE_URL).hostname:
        return False
    first, *others = to.path.strip("/").split("/")
    intake = reverse("intake:start").strip("/").rpartition("/")[2]
    return first == intake or (first in dict(settings.LANGUAGES) and others[:1] == [intake])
