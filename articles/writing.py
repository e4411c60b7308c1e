"""What the writing page does with words: each save says on which revision it was written, so nobody's work is lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles import publishing
from articles.models import Content, Revision
from articles.models.content import RESERVED_SLUGS
from practice.models import Staff

LONGEST_SLUG = 100


class SavedMeanwhile(Exception):
    """Somebody has saved since; `latest` is what they saved."""

    def __init__(self, latest: Revision) -> None:
        self.latest = latest
        super().__init__()


@dataclass(frozen=True)
class Words:
    """What was written: fields by the names of WRITTEN, primary keys by the names of LISTED; either may be partial."""

    written: Mapping[str, Any]
    lists: Mapping[str, Iterable[int]] = field(default_factory=dict)

    def change(self, revision: Revision) -> bool:
        """Say whether a revision reads otherwise."""
        return any(getattr(revision, name) != value for name, value in self.written.items()) or any(
            sorted(revision.lists.get(name, [])) != sorted(keys) for name, keys in self.lists.items()
        )


@transaction.atomic
def begin_kept(content: Content, words: Words, *, by: Staff) -> Revision:
    """Store new content of which some words were typed and nothing was saved yet; it has a title and a free address."""
    content.title = words.written.get("title") or _("Untitled")
    content.slug = words.written.get("slug") or free_slug(content, content.title)
    publishing.begin(content, by=by, origin=Revision.Origin.AUTOSAVED)
    return _append(content, words, by=by, origin=Revision.Origin.AUTOSAVED)


@transaction.atomic
def save(content: Content, words: Words, *, by: Staff, base: int | None, why: str = "") -> Revision:
    """Save what was written on the revision `base`, and return it; nothing new is no new revision.

    Raises SavedMeanwhile and AddressTaken.
    """
    publishing.take_turn()
    before = _still(content, base)
    if before and not why and before.origin != Revision.Origin.AUTOSAVED and not words.change(before):
        return before
    return _append(content, words, by=by, why=why)


@transaction.atomic
def keep(content: Content, words: Words, *, by: Staff, base: int | None) -> Revision:
    """Keep what is being written on the revision `base`, as an autosave, and return it. Raises SavedMeanwhile."""
    before = _still(content, base)
    if before and not words.change(before):
        return before
    return _append(content, words, by=by, origin=Revision.Origin.AUTOSAVED)


@transaction.atomic
def let_go(content: Content, *, by: Staff, base: int | None) -> None:
    """Drop what was kept while this person wrote, and go back to what was saved before. Raises SavedMeanwhile."""
    before = _still(content, base)
    if content.revisions.count() > 1:
        publishing.drop_autosave(before, by=by)


def is_own_autosave(revision: Revision, by: Staff) -> bool:
    """Say whether a revision was kept while this person wrote."""
    return revision.origin == Revision.Origin.AUTOSAVED and revision.made_by_id == by.pk


def free_slug(content: Content, words: str) -> str:
    """Return an address made of these words that nothing else of this kind and language has."""
    stem = slugify(words)[: LONGEST_SLUG - 4].strip("-") or slugify(_("Untitled"))
    same = Content.objects.filter(kind=content.kind, language=content.language, slug__startswith=stem)
    taken = {*same.exclude(pk=content.pk).values_list("slug", flat=True)}
    taken |= RESERVED_SLUGS if content.kind == Content.Kind.PAGE else set()
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (stem, *numbered) if slug not in taken)


def _still(content: Content, base: int | None) -> Revision | None:
    publishing.hold(content)
    before = publishing.latest(content)
    if before is not None and before.pk != base:
        raise SavedMeanwhile(before)
    return before


def _append(
    content: Content, words: Words, *, by: Staff, origin: str = Revision.Origin.SAVED, why: str = ""
) -> Revision:
    return publishing.save_draft(content, by=by, written=words.written, lists=words.lists, origin=origin, why=why)
