"""Which pages stand in the menu, under which names and in which order: what one decides holds at once.

It is no part of a page's text, so no draft and no earlier version brings another menu back.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from articles.models import Content, ContentEvent, Page
from articles.rendering import plain_characters
from practice.models import SiteVersion, Staff

LONGEST_LABEL = 24
ALWAYS_THERE = ("home", "help-now")  # the name of the practice leads to one, and every menu ends with the other


@dataclass(frozen=True)
class Entry:
    """One page and its name in the menu; without a name, it is not in it."""

    page: Content
    label: str


def entries(language: str) -> list[Entry]:
    """Return all pages of a language: those in the menu in its order, then the others by their titles."""
    pages = Page.objects.get_queryset().in_language(language).defer("body", "typeset", "search_text")
    pages = pages.exclude(slug__in=ALWAYS_THERE, nav_label="")
    rows = sorted(pages, key=lambda page: (not page.nav_label, page.nav_order if page.nav_label else 0, page.title))
    return [Entry(page, page.nav_label) for page in rows]


def as_shown(found: Iterable[Entry]) -> list[dict[str, str]]:
    """Return the menu as readers see it: those that are public, in this order."""
    public = set(Page.objects.live().values_list("pk", flat=True))
    return [
        {"url": entry.page.get_absolute_url(), "label": entry.label}
        for entry in found
        if entry.label and entry.page.pk in public
    ]


@transaction.atomic
def arrange(wanted: Iterable[Entry], *, by: Staff) -> int:
    """Let the menu be these pages in this order, each under its name, and return how many were changed."""
    SiteVersion.hold()
    changed = 0
    for place, entry in enumerate(wanted, start=1):
        label = plain_characters(entry.label)
        order = place if label else 0
        page = Content.objects.select_for_update(no_key=True).only("nav_label", "nav_order").get(pk=entry.page.pk)
        if (page.nav_label, page.nav_order) == (label, order):
            continue
        Content.objects.filter(pk=page.pk).update(nav_label=label, nav_order=order)
        ContentEvent.objects.create(content=page, kind=ContentEvent.Kind.MENU, by=by)
        changed += 1
    return changed
