"""The menu: which pages stand in it, under which names, in which order."""

import re

import pytest

from articles import menu, publishing
from articles.menu import Entry
from articles.models import ContentEvent, Page, Revision
from practice.models import SiteVersion
from tests.clients import post, text

MENU = "/admin/articles/page/menu/"


@pytest.fixture
def pages(articles):
    """Return the pages of the starter menu by their slugs, in its order."""
    return {entry.page.slug: entry.page for entry in menu.entries("en") if entry.label}


def shown(page):
    """Return the names in the menu of a page for readers."""
    inside = page[page.index('<nav class="menu"') : page.index("</nav>")]
    return re.findall(r"<a [^>]*>([^<]+)</a>", inside)


def form(pages, **labels):
    """Return the form with the pages in this order."""
    return {"page": [page.pk for page in pages], **{f"label-{page.pk}": page.nav_label for page in pages}, **labels}


def test_a_move_is_shown_and_only_saving_stores_it(as_editor, client, pages):
    before = shown(text(client.get("/")))
    first, second, *rest = pages.values()
    moved = text(post(as_editor, MENU, form([first, second, *rest]), _down=first.pk))
    assert f"“{first.nav_label}” is now number 2 of {len(pages)}. Not saved yet." in moved
    assert re.findall(r'name="page" value="(\d+)"', moved)[:2] == [str(second.pk), str(first.pk)]
    assert shown(text(client.get("/"))) == before
    assert post(as_editor, MENU, form([second, first, *rest]), _save="1").headers["Location"] == MENU
    assert shown(text(client.get("/")))[1:3] == [second.nav_label, first.nav_label]
    assert ContentEvent.objects.filter(kind=ContentEvent.Kind.MENU).exists()


def test_the_ends_of_the_menu_cannot_be_passed(as_editor, pages):
    first, *rest = pages.values()
    kept = text(post(as_editor, MENU, form([first, *rest]), _up=first.pk))
    assert re.findall(r'name="page" value="(\d+)"', kept)[0] == str(first.pk)


def test_a_page_without_a_name_leaves_the_menu_and_one_with_a_name_joins_it(as_editor, client, pages):
    first, *rest = pages.values()
    privacy = Page.objects.get(slug="privacy")
    data = form([first, *rest, privacy], **{f"label-{first.pk}": " ", f"label-{privacy.pk}": "Your privacy"})
    post(as_editor, MENU, data, _save="1")
    names = shown(text(client.get("/")))
    assert first.nav_label not in names
    assert names[-3:] == ["Your privacy", "Help now", "Write to me"]


def test_a_page_that_is_not_public_waits_in_the_menu(as_editor, client, pages, therapist):
    first = next(iter(pages.values()))
    publishing.unpublish(first, by=therapist)
    assert "readers see it in the menu once it is published" in text(as_editor.get(MENU))
    assert first.nav_label not in shown(text(client.get("/")))


def test_no_draft_brings_an_earlier_menu_back(as_editor, client, pages, therapist):
    first, second, *rest = pages.values()
    publishing.save_draft(first, by=therapist, written={"title": "Another title"}, lists={})
    post(as_editor, MENU, form([second, first, *rest]), _save="1")
    publishing.publish(first, by=therapist)
    assert shown(text(client.get("/")))[1:3] == [second.nav_label, first.nav_label]
    assert "nav_label" not in {field.name for field in Revision._meta.fields}


def test_a_name_that_is_too_long_is_refused_and_nothing_is_lost(as_editor, client, pages):
    before = shown(text(client.get("/")))
    first, *rest = pages.values()
    page = text(post(as_editor, MENU, form([first, *rest], **{f"label-{first.pk}": "x" * 25}), _save="1"))
    assert "write at most 24 letters" in page
    assert "x" * 25 in page
    assert shown(text(client.get("/"))) == before


def test_a_form_of_nonsense_changes_nothing(as_editor, client, pages):
    before = shown(text(client.get("/")))
    for data in ({}, {"page": ["x", "-1", "9" * 30, "999999"]}, {"_up": "x"}, {"_down": "999999"}):
        assert post(as_editor, MENU, data).status_code in {200, 302}
        assert shown(text(client.get("/"))) == before


def test_the_preview_shows_the_menu_as_it_stands_in_the_form(as_editor, client, pages):
    first, second, *rest = pages.values()
    version = SiteVersion.current()
    data = form([second, first, *rest], **{f"label-{first.pk}": "Who I am"})
    assert shown(text(post(as_editor, f"{MENU}look/", data)))[1:3] == [second.nav_label, "Who I am"]
    assert "write at most 24 letters" in text(post(as_editor, f"{MENU}look/", data, **{f"label-{first.pk}": "x" * 25}))
    assert SiteVersion.current() == version


def test_every_change_of_the_menu_is_shown_at_once(pages, therapist):
    first, *_ = pages.values()
    before = SiteVersion.current()
    assert menu.arrange([Entry(first, "Who I am")], by=therapist) == 1
    assert SiteVersion.current() != before
    before = SiteVersion.current()
    assert menu.arrange([Entry(first, "Who I am")], by=therapist) == 0
    assert SiteVersion.current() == before
