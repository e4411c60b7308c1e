"""What is different between two revisions of an article or page, as its writers see it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import formats

from articles import comparing
from articles.comparing import Change
from articles.models import Content, Revision
from articles.models.revision import LISTED, WRITTEN


def between(old: Revision, new: Revision) -> list[Change]:
    """Return what was changed from one revision to the other: first the fields, then the text, block by block.

    Of the text only what changed is there, with one block on either side; either revision may be unsaved.
    """
    fields = [change for change in (*_fields(old, new), *_lists(old, new)) if change]
    if old.body == new.body:
        return fields
    return [*fields, *comparing.without_the_same(comparing.bodies(old.body, new.body))]


def _fields(old: Revision, new: Revision) -> Iterator[Change | None]:
    for name in WRITTEN:
        if name != "body":
            yield comparing.texts(_label(name), _said(getattr(old, name)), _said(getattr(new, name)))


def _lists(old: Revision, new: Revision) -> Iterator[Change | None]:
    for name in LISTED:
        was, now = set(old.lists.get(name, [])), set(new.lists.get(name, []))
        if was != now:
            found = Content._meta.get_field(name).related_model._default_manager.in_bulk(was | now)  # type: ignore[union-attr]
            yield Change(
                comparing.CHANGED,
                _label(name),
                [
                    comparing.Run(_kind(key, was, now), f"{row}; ")
                    for key, row in sorted(found.items(), key=lambda item: str(item[1]))
                ],
            )


def _kind(key: int, was: set[int], now: set[int]) -> str:
    return comparing.SAME if key in was & now else comparing.REMOVED if key in was else comparing.ADDED


def _label(name: str) -> str:
    label = str(Content._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return label[:1].upper() + label[1:]


def _said(value: Any) -> str:
    if isinstance(value, date):
        return formats.date_format(value, "j F Y")
    return "" if value is None else str(value)
