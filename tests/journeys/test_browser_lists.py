"""The lists of the admin on a phone: each row is a card that names what it says, and nothing scrolls sideways."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.journeys.navigators import TherapistNavigator, width_of
from tests.people import Sender

LISTS = {
    "/admin/intake/inquiry/": None,
    "/admin/articles/article/": "State",
    "/admin/articles/page/": "State",
    "/admin/practice/staff/": "Role",
    "/admin/practice/crisisline/": "Country",
    "/admin/practice/pattern/": "Family",
}


@pytest.fixture
def practice_with_rows(articles, practice, second_therapist):
    """Fill the lists, with a title that is one long word among the articles."""
    Sender().send(practice)
    Article.objects.filter(slug="four-pattern-families").update(title="Nervensystem" * 6)


def test_no_list_scrolls_sideways_and_each_row_says_what_its_figures_are(site, practice_with_rows, page):
    page.set_viewport_size({"width": 360, "height": 740})
    TherapistNavigator(page, site.url).sign_in()
    for path, label in LISTS.items():
        page.goto(site.url + path)
        results = page.locator(".results")
        expect(results).to_be_visible()
        assert width_of(page) <= 360, path
        assert results.evaluate("box => box.scrollWidth - box.clientWidth") <= 0, path
        if label:
            cell = page.locator(f"#result_list tbody [data-label='{label}']").first
            shown = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
            assert label in shown, path
            assert page.locator("#action-toggle").bounding_box()["width"] >= 24, path


def test_with_room_for_columns_there_are_columns(site, practice_with_rows, page):
    page.set_viewport_size({"width": 1280, "height": 800})
    TherapistNavigator(page, site.url).sign_in()
    page.goto(f"{site.url}/admin/practice/crisisline/")
    expect(page.locator("#result_list thead .column-country")).to_be_visible()
    cell = page.locator("#result_list tbody [data-label='Country']").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == "none"
