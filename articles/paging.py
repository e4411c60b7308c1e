"""Lists in leaves, found by a key and not by a number: publishing never shifts what somebody is reading.

A key says where an article stands, by when it was published and by its row. It is the whole of what `?after=` and
`?before=` hold.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from django.db.models import Q
from django.utils.http import base36_to_int, int_to_base36

from articles.models import Content
from articles.models.content import ContentQuerySet

LENGTH = 20
_BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class UnreadableKey(Exception):
    """What stands after `?after=` or `?before=` was never given out."""


@dataclass(frozen=True)
class Key:
    """The place of one article in every list, newest first."""

    at: datetime
    row: int

    @classmethod
    def of(cls, content: Content) -> Self:
        """Return the place of an article that is public or was."""
        return cls(content.published_at or _BEGINNING, content.pk)

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the place that a key names, written as it is given out and in no other way. Raises UnreadableKey."""
        try:
            at, row = text.split("-")
            key = cls(_BEGINNING + base36_to_int(at) * _MICROSECOND, base36_to_int(row))
        except (ValueError, OverflowError):
            raise UnreadableKey from None
        if str(key) != text:
            raise UnreadableKey
        return key

    def __str__(self) -> str:
        return f"{int_to_base36((self.at - _BEGINNING) // _MICROSECOND)}-{int_to_base36(self.row)}"

    @property
    def older(self) -> Q:
        """What comes after this place in a list. The first condition lets an index answer."""
        return Q(published_at__lte=self.at) & (Q(published_at__lt=self.at) | Q(pk__lt=self.row))

    @property
    def newer(self) -> Q:
        """What comes before this place in a list."""
        return Q(published_at__gte=self.at) & (Q(published_at__gt=self.at) | Q(pk__gt=self.row))


@dataclass(frozen=True)
class Leaf:
    """One leaf of a list. The addresses are queries: empty for the first leaf, None where there is no such leaf."""

    rows: list[Content]
    own: str = ""
    newer: str | None = None
    older: str | None = None

    @property
    def is_first(self) -> bool:
        """Whether nothing newer stands before it."""
        return self.newer is None


def leaf(rows: ContentQuerySet, *, after: str = "", before: str = "") -> Leaf | None:
    """Return the newest leaf of a list, the one after a key, or the one before it, with one query for its rows.

    None sends to the list itself: before a key stands the first leaf, which has a shorter address, or nothing stands
    after it. Raises UnreadableKey.
    """
    if before:
        return _before(rows, Key.read(before))
    wanted = rows.filter(Key.read(after).older) if after else rows
    found = list(wanted.order_by("-published_at", "-pk")[: LENGTH + 1])
    shown = found[:LENGTH]
    if after and not shown:
        return None
    newer = f"?before={Key.of(shown[0])}" if after else None
    return Leaf(shown, f"?after={after}" if after else "", newer, _older(shown, more=len(found) > LENGTH))


def _before(rows: ContentQuerySet, key: Key) -> Leaf | None:
    found = list(rows.filter(key.newer).order_by("published_at", "pk")[: LENGTH + 1])[::-1]
    if len(found) <= LENGTH:
        return None
    # The same leaf is found after the article before it, which is its one address for search engines.
    shown = found[1:]
    return Leaf(shown, f"?after={Key.of(found[0])}", f"?before={Key.of(shown[0])}", _older(shown, more=True))


def _older(shown: list[Content], *, more: bool) -> str | None:
    return f"?after={Key.of(shown[-1])}" if more else None
