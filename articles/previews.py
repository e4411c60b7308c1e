"""Links that show one revision to whoever has them, until it or a later one is published, or fourteen days are over."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Content, PreviewLink, Revision
from practice.models import Staff

TOKEN_BYTES = 24  # 192 bits
LASTS = timedelta(days=14)


@transaction.atomic
def make(revision: Revision, *, by: Staff) -> str:
    """Make a link to a revision and return its token, which is stored nowhere."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    PreviewLink.objects.create(token_hash=_hash(token), revision=revision, made_by=by)
    return token


def revision_of(token: str) -> Revision | None:
    """Return what a link shows, or None where there is no such link any more."""
    link = _open().filter(token_hash=_hash(token)).select_related("revision__content").first()
    return link.revision if link else None


def links_to(content: Content) -> QuerySet[PreviewLink]:
    """Return the links that still show something of this article or page, the newest first."""
    return _open().filter(revision__content=content).select_related("made_by", "revision").order_by("-pk")


def ends(link: PreviewLink) -> datetime:
    """Return when a link shows nothing any more."""
    return link.made_at + LASTS


@transaction.atomic
def end_all(content: Content) -> int:
    """End all links to an article or page, and return how many there were."""
    number, _each = PreviewLink.objects.filter(revision__content=content).delete()
    return number


def forget_over() -> int:
    """Delete some links whose time is over, and return how many."""
    over = PreviewLink.objects.filter(made_at__lte=timezone.now() - LASTS).values_list("pk", flat=True)[:100]
    number, _each = PreviewLink.objects.filter(pk__in=list(over)).delete()
    return number


def _open() -> QuerySet[PreviewLink]:
    return PreviewLink.objects.filter(made_at__gt=timezone.now() - LASTS)


def _hash(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogatepass")).digest()
