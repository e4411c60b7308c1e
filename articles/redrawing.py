"""Draws again what other sites show beside a link, once the practice has other colours: it is due until it is done.

Saving the colours waits for none of this. Each picture says in which colours it was drawn, so whoever stops here at any
moment leaves nothing behind but what is still due.
"""

from django.db import transaction

from articles import share_pictures
from articles.models import Content
from practice.models import Profile

AT_ONCE = 5  # a publish in between is held up by no more than these


def redraw_some() -> int:
    """Draw some pictures that are in other colours than the practice, and return how many were due."""
    palette = Profile.current().palette
    due = Content.objects.exclude(share_picture="").exclude(share_palette=palette).order_by("pk")
    rows = list(due.only("title", "slug", "share_picture")[:AT_ONCE])
    drawn = [share_pictures.draw(title=row.title, slug=row.slug, palette=palette) for row in rows]
    if rows:
        _show(rows, drawn, palette)
    return len(rows)


@transaction.atomic
def _show(rows: list[Content], drawn: list[str], palette: str) -> None:
    for row, picture in zip(rows, drawn, strict=True):
        # What was published meanwhile has a picture of its own.
        still = Content.objects.filter(pk=row.pk, title=row.title, slug=row.slug, share_picture=row.share_picture)
        still.update(share_picture=picture, share_palette=palette)
