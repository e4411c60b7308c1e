"""Addresses from before this site: each leads on to an article or page, where nothing else is to be read at it."""

from urllib.parse import unquote, urlsplit

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from articles import own_paths
from articles.checking import Leads
from articles.models import Content, OldAddress

LONGEST = 200  # characters
# Whatever lies below these is for more than reading, or is a file.
_NOT_TO_READ = frozenset({"admin", "intake", "return", "media", "preview", "static", "leave", "healthz"})


class Refused(Exception):
    """An address cannot lead on; the message says why, for whoever gave it."""


def path_in(address: str) -> str:
    """Return what of an address is looked up: its path, readable, in small letters, without its last slash."""
    try:
        path = urlsplit(address.strip()).path
    except ValueError:
        return ""
    return unquote(path).lower().rstrip("/")


def check(address: str, *, besides: OldAddress | None = None) -> str:
    """Return the path of an address that may lead on. Raises Refused."""
    path = path_in(address)
    if not path.startswith("/") or path.startswith("//") or "\x00" in path:
        raise Refused(_("Write what stands after the name of the old site, such as /2019/05/on-repair/."))
    if len(path) > LONGEST:
        raise Refused(_("This address is too long to be one."))
    if path.split("/")[1] in _NOT_TO_READ or own_paths.leads(path) != Leads.NOWHERE:
        raise Refused(_("This address is one of this site already, so it cannot lead on."))
    same = OldAddress.objects.filter(path=path)
    if (same.exclude(pk=besides.pk) if besides and besides.pk else same).exists():
        raise Refused(_("This address leads on already."))
    return path


@transaction.atomic
def save(row: OldAddress, *, address: str, content: Content) -> None:
    """Let an address lead on to a text from now on. Raises Refused."""
    row.path, row.content = check(address, besides=row), content
    row.save()


def where(path: str) -> str | None:
    """Return the path at which the text is now that an old one led to, or None; one query."""
    path = path_in(path) if len(path) <= 2 * LONGEST else ""
    if not path or "\x00" in path:
        return None
    found = Content.objects.live().filter(old_addresses__path=path).only("kind", "slug", "language").first()
    if found is None:
        return None
    with translation.override(found.language):
        return found.get_absolute_url()
