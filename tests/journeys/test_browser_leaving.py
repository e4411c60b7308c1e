"""Leaving fast, and what is left in the browser afterwards."""

import time

import pytest
from playwright.sync_api import expect

from intake.models import Entry, Inquiry
from tests.journeys.conftest import PATIENCE
from tests.journeys.navigators import SenderNavigator, TherapistNavigator

WORDS = "He reads what I type, so I must be quick."


@pytest.fixture
def neutral(site, practice):
    """Let the way out lead to a page of this machine."""
    practice.neutral_url = f"{site.url}/privacy/"
    practice.save()


def begin(page, site, sender):
    """Come to the step with the letter, and write in it."""
    page.goto(f"{site.url}/intake/place/")
    SenderNavigator(page, site.url, sender).pass_the_first_page()
    page.get_by_label("What made you reach out now?").fill(WORDS)


def shows_nothing(page):
    """Make sure that neither Back nor Forward shows what was written."""
    for move in [*[page.go_back] * 4, *[page.go_forward] * 4]:
        move()
        page.wait_for_load_state()
        assert WORDS not in page.content()


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_the_second_stop_of_the_keyboard_leaves_at_once(site, articles, neutral, sender, browser, scripts):
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        begin(page, site, sender)
        page.get_by_role("button", name="Continue").click()
        page.wait_for_url("**/intake/patterns/")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/privacy/")
        assert "visit" not in {cookie["name"] for cookie in context.cookies()}
        shows_nothing(page)


@pytest.mark.parametrize("key", ["Escape", "Shift"])
def test_a_key_pressed_three_times_leaves_and_keeps_what_was_typed(site, articles, neutral, sender, page, key):
    begin(page, site, sender)
    page.goto(f"{site.url}/intake/code/")
    code = page.locator("#code").inner_text()
    page.goto(f"{site.url}/intake/letter/")
    page.get_by_label("What made you reach out now?").fill(WORDS)
    for _ in range(3):
        page.keyboard.press(key)
    page.wait_for_url("**/privacy/")
    shows_nothing(page)
    page.goto(f"{site.url}/return/")
    page.get_by_label("Your return code").fill(code)
    page.get_by_role("button", name="Open").click()
    page.goto(f"{site.url}/intake/letter/")
    expect(page.get_by_label("What made you reach out now?")).to_have_value(WORDS)


def test_a_key_pressed_twice_or_slowly_leaves_nothing(site, articles, neutral, sender, page):
    begin(page, site, sender)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    expect(page.get_by_label("What made you reach out now?")).to_be_visible()


def test_leaving_takes_the_place_of_the_page_in_the_history(site, articles, neutral, sender, page):
    begin(page, site, sender)
    page.get_by_role("link", name="Leave this site").click()
    page.wait_for_url("**/privacy/")
    page.go_back()
    page.wait_for_load_state()
    assert "/intake/letter/" not in page.url


def test_a_signed_in_therapist_stays_signed_in(site, articles, neutral, page):
    TherapistNavigator(page, site.url).sign_in()
    page.goto(f"{site.url}/intake/")
    page.get_by_role("link", name="Leave this site").click()
    page.wait_for_url("**/privacy/")
    page.goto(f"{site.url}/admin/")
    expect(page.get_by_role("button", name="Log out")).to_be_visible()


def test_what_is_typed_is_kept_when_the_browser_goes_back(site, articles, sender, page):
    begin(page, site, sender)
    page.go_back()
    # The page is gone, and cannot be asked when its last words have arrived.
    deadline = time.monotonic() + PATIENCE / 1000
    while not Entry.objects.filter(step="letter").exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    page.go_forward()
    expect(page.get_by_label("What made you reach out now?")).to_have_value(WORDS)


def test_what_is_typed_is_kept_while_one_thinks(site, articles, sender, page):
    begin(page, site, sender)
    with page.expect_response(lambda response: response.status == 204):
        page.get_by_label("What made you reach out now?").press("End")
    assert Entry.objects.filter(step="letter").count() == 1
    page.get_by_label("What made you reach out now?").press_sequentially(" And more.")
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/intake/patterns/")
    page.go_back()
    expect(page.get_by_label("What made you reach out now?")).to_have_value(f"{WORDS} And more.")


def test_the_longest_text_in_any_script_is_kept_while_one_thinks(site, articles, sender, page):
    begin(page, site, sender)
    with page.expect_response(lambda response: response.status == 204):
        page.get_by_label("What made you reach out now?").fill("語" * 10_000)


def test_back_after_a_page_with_a_mistake_shows_what_was_typed(site, articles, sender, page):
    begin(page, site, sender)
    page.goto(f"{site.url}/intake/reaching/")
    page.get_by_label("Your pronouns").fill("they")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.goto(f"{site.url}/intake/today/")
    page.go_back()
    expect(page.get_by_label("Your pronouns")).to_have_value("they")


def test_nothing_is_left_in_the_browser_but_two_cookies(site, articles, sender, page):
    begin(page, site, sender)
    page.get_by_role("button", name="Save and come back later").click()
    page.wait_for_url("**/intake/code/")
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    assert {cookie["name"] for cookie in page.context.cookies()} == {"visit", "form"}
    assert Inquiry.objects.count() == 1
