"""No public page scrolls sideways on the smallest telephone, and its text stays inside, whatever the names are."""

import pytest

from tests.strained import ENDLESS, HEBREW, PUBLIC, ask_two_hundred_questions, name_everything, take_everyone_away

SMALLEST, HALF, WIDE = 320, 768, 1280
# What reaches out of the window to the side, by its classes; what only screen readers find is meant to.
OUTSIDE = """() => {
  const wide = document.documentElement.clientWidth;
  return [...document.querySelectorAll("main *, header *, footer *")].filter(each => {
    const { left, right, width } = each.getBoundingClientRect();
    return width > 1 && (right > wide + 1 || left < -1) && !each.closest("svg, .skip, .visually-hidden, .trap");
  }).map(each => `${each.tagName}.${each.className}`).slice(0, 3);
}"""


def sideways(site, page, paths=PUBLIC) -> list[str]:
    """Return where a page is wider than its window, in three windows."""
    found = []
    for path in paths:
        page.goto(site.url + path)
        for width in (SMALLEST, HALF, WIDE):
            page.set_viewport_size({"width": width, "height": 640})
            scrolls = page.evaluate("document.documentElement.scrollWidth") > width
            outside = page.evaluate(OUTSIDE)
            if scrolls or outside:
                found.append(f"{path} at {width}: {outside}")
    return found


@pytest.fixture
def _missing_pages_are_no_complaint(complaints):
    yield
    complaints[:] = [each for each in complaints if "404" not in each]


@pytest.mark.usefixtures("_missing_pages_are_no_complaint")
@pytest.mark.parametrize("name", [ENDLESS, HEBREW], ids=["endless", "right-to-left"])
def test_with_names_that_have_no_end_or_run_from_right_to_left(site, articles, page, name):
    name_everything(name)
    assert sideways(site, page) == []


@pytest.mark.usefixtures("_missing_pages_are_no_complaint")
def test_with_nobody_and_nothing(site, articles, page):
    take_everyone_away()
    assert sideways(site, page) == []


def test_with_two_hundred_questions(site, articles, page):
    ask_two_hundred_questions()
    assert sideways(site, page, ("/questions/", "/articles/what-is-attachment-based-healing/")) == []


def test_a_page_that_is_too_wide_is_seen(site, articles, page):
    page.goto(site.url)
    page.set_viewport_size({"width": SMALLEST, "height": 640})
    assert page.evaluate(OUTSIDE) == []
    page.locator("main").evaluate("main => { main.firstElementChild.style.width = '400px' }")
    assert page.evaluate(OUTSIDE) != []
