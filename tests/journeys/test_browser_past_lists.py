"""Whoever uses a keyboard passes the long lists of patterns with one key: in the intake, and writing an article."""

from playwright.sync_api import expect

from tests.journeys.navigators import KeyboardNavigator, SenderNavigator, TherapistNavigator

BOXES = "main input[type=checkbox]"


def passes(page, link="Skip the list of patterns"):
    """Reach the link before the first box, see it, and follow it."""
    keys = KeyboardNavigator(page)
    way = page.get_by_role("link", name=link)
    assert way.bounding_box()["width"] <= 1
    keys.reach(".skip-list")
    expect(way).to_be_in_viewport(ratio=1)
    assert way.bounding_box()["height"] >= 44
    page.keyboard.press("Enter")


def test_the_patterns_of_the_intake_are_passed_with_one_key(site, articles, sender, page, axe):
    page.goto(f"{site.url}/intake/place/")
    SenderNavigator(page, site.url, sender).pass_the_first_page()
    page.goto(f"{site.url}/intake/patterns/")
    assert page.locator(BOXES).count() > 20
    passes(page)
    page.keyboard.press("Tab")
    assert KeyboardNavigator(page).is_at("main [name=go][value=next]")
    assert axe(page) == []
    for step in ("letter", "today"):
        page.goto(f"{site.url}/intake/{step}/")
        expect(page.locator(".skip-list")).to_have_count(0)


def test_the_patterns_of_an_article_are_passed_with_one_key(site, articles, therapist, page, axe):
    TherapistNavigator(page, site.url).sign_in()
    page.goto(f"{site.url}/admin/articles/article/add/")
    assert axe(page) == []
    page.locator("#id_topics input").last.focus()
    passes(page)
    assert KeyboardNavigator(page).is_at("#id_related")
