"""Beside a form stands the page as readers would get it: by itself while one types, by a button without scripts."""

import re

import pytest
from playwright.sync_api import expect

from articles import publishing
from articles.models import Article
from practice.models import Profile
from tests.journeys.navigators import TherapistNavigator, width_of

PROFILE = "/admin/practice/profile/1/change/"
MENU = "/admin/articles/page/menu/"
NAME = "Harbour Lane Practice"
DOWN = re.compile(r"Down\W+About")
DARK_PAPER = "rgb(16, 27, 32)"


@pytest.fixture
def shown(site, articles, page):
    """Return the page with the profile's form, signed in."""
    TherapistNavigator(page, site.url).sign_in()
    page.goto(site.url + PROFILE)
    return page


def frame(page):
    """Return the page in the frame, as it is once what was asked for last has come."""
    return page.frame_locator("iframe:not(.coming)")


def test_the_preview_follows_what_is_typed(shown, practice):
    expect(frame(shown).locator(".name-itself")).to_have_text(practice.name)
    steps = shown.evaluate("history.length")
    shown.get_by_label("Name of the practice").fill(NAME)
    expect(frame(shown).locator(".name-itself")).to_have_text(NAME)
    shown.get_by_label("Fee for a session").fill("-5")
    expect(frame(shown).locator(".preview-bar")).to_contain_text("Fee for a session")
    shown.get_by_label("Page", exact=True).select_option(label="Where a letter begins")
    expect(frame(shown).get_by_role("heading", level=1)).to_have_text("Before you write")
    shown.get_by_label("Dark", exact=True).check()
    expect(frame(shown).locator("html")).to_have_class("harbour as-dark")
    expect(frame(shown).locator("html")).to_have_css("background-color", DARK_PAPER)
    # Back leads away from the form, however often the page was shown.
    assert shown.evaluate("history.length") == steps
    assert Profile.current().name == practice.name


def test_a_link_in_the_preview_leads_nowhere(shown, complaints):
    link = frame(shown).get_by_role("link", name="Fees")
    link.click()
    expect(frame(shown).locator("body.home")).to_be_visible()
    assert len(shown.context.pages) == 1
    # The browser says that the frame may open nothing.
    assert [each for each in complaints if "allow-popups" not in each] == []
    complaints.clear()


def test_without_scripts_a_button_shows_the_page(site, articles, browser, complaints, practice):
    with browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}) as context:
        complaints.listen(context)
        page = context.new_page()
        TherapistNavigator(page, site.url).sign_in()
        page.goto(site.url + PROFILE)
        page.get_by_label("Name of the practice").fill(NAME)
        page.get_by_label("Garden").check()
        page.get_by_role("button", name="Show me").click()
        expect(page.frame_locator("iframe").locator(".name-itself")).to_have_text(NAME)
        expect(page.frame_locator("iframe").locator("html")).to_have_class("garden as-light")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text("was changed successfully")).to_be_visible()
    assert Profile.current().name == NAME


@pytest.mark.parametrize("width", [320, 1280])
def test_forms_and_their_previews_are_in_order(site, articles, page, inspected, width):
    page.set_viewport_size({"width": width, "height": 800})
    TherapistNavigator(page, site.url).sign_in()
    for address in (PROFILE, MENU):
        page.goto(site.url + address)
        expect(frame(page).locator("body.home")).to_be_visible()
        assert width_of(page) <= width, address
        inspected.look(f"{address} at {width}")
    assert inspected.faults() == []


def test_the_menu_is_put_in_order_by_its_buttons(site, articles, page):
    TherapistNavigator(page, site.url).sign_in()
    page.goto(site.url + MENU)
    page.get_by_role("button", name=DOWN).click()
    expect(page.get_by_role("status").filter(has_text="About")).to_contain_text("is now number 2")
    expect(page.get_by_role("button", name=DOWN)).to_be_focused()
    items = frame(page).get_by_role("navigation").get_by_role("listitem")
    expect(items).to_have_text(["Articles", "Fees", "About", "Questions", "Help now", "Write to me"])
    page.get_by_label("Name of “Fees").fill("What it costs")
    expect(items.nth(1)).to_have_text("What it costs")
    page.get_by_role("button", name="Save").last.click()
    expect(page.get_by_text("Readers see the menu like this now")).to_be_visible()
    page.goto(site.url)
    expect(page.get_by_role("navigation").get_by_role("link").nth(1)).to_have_text("What it costs")


def test_a_text_is_shown_while_it_is_written_and_goes_on_being_kept(site, articles, page):
    TherapistNavigator(page, site.url).sign_in()
    article = Article.objects.get(slug="four-pattern-families")
    page.goto(f"{site.url}/admin/articles/article/{article.pk}/change/")
    page.get_by_text("See it as readers would, while you write").click()
    expect(frame(page).get_by_role("heading", level=1)).to_have_text(article.title)
    page.get_by_label("Title").fill("Four families")
    expect(frame(page).get_by_role("heading", level=1)).to_have_text("Four families")
    # The look stored nothing, and the autosave has not taken it for the end of writing.
    assert article.revisions.count() == 1
    expect(page.locator("#kept")).to_contain_text("All kept")
    assert publishing.latest(article).title == "Four families"
