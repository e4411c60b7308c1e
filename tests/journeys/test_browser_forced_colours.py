"""In forced colours, as of Windows' high contrast, buttons look like buttons, and everything can be read."""

from typing import Any

import pytest
from playwright.sync_api import Locator

from tests.journeys.navigators import KeyboardNavigator, SenderNavigator, TherapistNavigator

SYSTEM_COLOURS = """
() => {
  const of = name => {
    const swatch = document.body.appendChild(document.createElement("i"));
    swatch.style.cssText = `forced-color-adjust: none; color: ${name}`;
    const found = getComputedStyle(swatch).color;
    swatch.remove();
    return found;
  };
  return {face: of("ButtonFace"), text: of("ButtonText"), focus: of("Highlight")};
}
"""
WORN = """
element => {
  const {color, backgroundColor, borderTopColor, borderTopStyle, borderTopWidth} = getComputedStyle(element);
  return [color, backgroundColor, borderTopColor, borderTopStyle, parseFloat(borderTopWidth)];
}
"""
FOCUSED = """
element => {
  const {outlineColor, outlineStyle, outlineWidth} = getComputedStyle(element);
  return [outlineColor, outlineStyle, parseFloat(outlineWidth)];
}
"""
BUTTONS = ".button:visible, .leave.loud"


@pytest.fixture(params=["light", "dark"])
def forced_page(request, browser, complaints):
    """Return a page in a browser that forces its own colours upon it, dark on light or light on dark."""
    with browser.new_context(forced_colors="active", color_scheme=request.param) as context:
        context.set_default_timeout(20_000)
        complaints.listen(context)
        yield context.new_page()


def worn_by(buttons: Locator) -> list[list[Any]]:
    """Return the colours of letters, face and border of each button, and how its border is drawn."""
    return [each.evaluate(WORN) for each in buttons.all()]


def test_every_page_can_be_read_in_forced_colours_and_its_buttons_wear_those_of_buttons(
    site, articles, practice, sender, forced_page, axe
):
    page, wrong = forced_page, list[str]()

    def look(path: str) -> None:
        page.goto(site.url + path)
        wrong.extend(f"{path}: {violation}" for violation in axe(page))
        colours = page.evaluate(SYSTEM_COLOURS)
        for letters, face, border, drawn, wide in worn_by(page.locator(BUTTONS)):
            assert (letters, face, border, drawn) == (colours["text"], colours["face"], colours["text"], "solid"), path
            assert wide >= 2

    for path in ("/", "/articles/what-is-attachment-based-healing/", "/return/", "/intake/"):
        look(path)
    page.get_by_role("button", name="Begin").click()
    SenderNavigator(page, site.url, sender).pass_the_first_page()
    for step in ("letter", "today", "check", "code", "delete"):
        look(f"/intake/{step}/")
    assert wrong == []


def test_in_forced_colours_one_sees_where_the_focus_is_and_which_button_goes_on(site, articles, sender, forced_page):
    page = forced_page
    page.goto(f"{site.url}/intake/place/")
    SenderNavigator(page, site.url, sender).pass_the_first_page()
    onward, back = (page.get_by_role("button", name=name) for name in ("Continue", "Back"))
    assert worn_by(onward)[0][-1] > worn_by(back)[0][-1]
    KeyboardNavigator(page).reach("main [name=go][value=next]")
    assert onward.evaluate(FOCUSED) == [page.evaluate(SYSTEM_COLOURS)["focus"], "solid", 3]


def test_the_therapist_s_buttons_can_be_read_in_forced_colours_too(site, inquiry, forced_page, axe):
    page = forced_page
    page.goto(f"{site.url}/admin/login/")
    wrong = [f"signing in: {violation}" for violation in axe(page)]
    TherapistNavigator(page, site.url).sign_in()
    letter = f"/admin/intake/inquiry/{inquiry.pk}/"
    for path in ("/admin/", f"{letter}change/", f"{letter}offers/", "/admin/practice/profile/1/change/"):
        page.goto(site.url + path)
        wrong += [f"{path}: {violation}" for violation in axe(page)]
    assert wrong == []
