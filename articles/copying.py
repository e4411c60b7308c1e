"""New texts made of one there is: a copy to begin with, and the same text in another language."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles import publishing, writing
from articles.models import Article, Content, Page, Revision
from articles.models.revision import LISTED, WRITTEN
from practice.models import Staff

TITLE = 140  # characters
# Nobody has looked through a new text yet, and a menu has one entry for each of its pages.
NOT_COPIED = {"slug": "", "reviewed_on": None, "review_due": None, "nav_label": ""}


class NotLinked(Exception):
    """Two texts cannot be the same one in two languages; the message says why, for whoever asked."""


@transaction.atomic
def copy(content: Content, *, by: Staff) -> Content:
    """Begin a draft with the words of the newest revision, and return it."""
    newest = _newest(content)
    title = Truncator(_("Copy of %(title)s") % {"title": newest.title}).chars(TITLE)
    return _begin(newest, by=by, language=content.language, written={"title": title}, lists=newest.lists)


@transaction.atomic
def translate(content: Content, language: str, *, by: Staff) -> Content:
    """Begin the same text in another language, with its words to write over; return the one there is, if there is one.

    Raises NotLinked for a language that this site has not.
    """
    publishing.take_turn()
    publishing.hold(content)
    if language not in dict(settings.LANGUAGES):
        raise NotLinked(_("This site has no such language."))
    same = {each.language: each for each in [content, *others(content)]}
    if language in same:
        return same[language]
    newest = _newest(content)
    # What to read next is in the language that it was chosen for.
    lists = {name: keys for name, keys in newest.lists.items() if name != "related"}
    first = content.translation_of or content
    return _begin(newest, by=by, language=language, written={}, lists=lists, translation_of=first)


@transaction.atomic
def link(content: Content, other: Content) -> None:
    """Say that two texts are the same in two languages; readers of one are led to the other. Raises NotLinked."""
    publishing.take_turn()
    for each in sorted((content, other), key=lambda one: one.pk):
        publishing.hold(each)
    if other.translation_of or other.translations.exists():
        raise NotLinked(_("That text has other languages already. Take it out there first."))
    if other.language in {each.language for each in [content, *others(content)]}:
        raise NotLinked(_("This text has that language already."))
    other.translation_of = content.translation_of or content
    other.save()


@transaction.atomic
def unlink(content: Content) -> None:
    """Let a text stand alone again; its other languages stay together."""
    publishing.take_turn()
    publishing.hold(content)
    if content.translation_of:
        content.translation_of = None
        content.save()
        return
    left = others(content)
    for each in left:
        each.translation_of = left[0] if each != left[0] else None
        each.save()


def others(content: Content) -> list[Content]:
    """Return the same text in other languages, whether readers see it or not."""
    first = content.translation_of_id or content.pk
    found = Content.objects.filter(translation_of=first) | Content.objects.filter(pk=first)
    return list(found.exclude(pk=content.pk).order_by("language"))


def _newest(content: Content) -> Revision:
    newest = publishing.latest(content)
    if newest is None:
        raise Content.DoesNotExist
    return newest


def _begin(
    newest: Revision, *, by: Staff, language: str, written: dict[str, Any], lists: dict[str, list[int]], **more: Any
) -> Content:
    model = Article if newest.content.kind == Content.Kind.ARTICLE else Page
    begun: Content = model(language=language, **more)
    for name, value in ({name: getattr(newest, name) for name in WRITTEN} | NOT_COPIED | written).items():
        setattr(begun, name, value)
    begun.slug = writing.free_slug(begun, begun.title)
    kept = {name: lists.get(name, []) for name in LISTED}
    publishing.begin(begun, by=by, lists=kept, why=_("Begun with the words of another text"))
    return begun
