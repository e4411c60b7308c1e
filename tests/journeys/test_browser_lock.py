"""After Lock, and after logging out, no browser shows a letter any more, whatever it has kept."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from intake import conversation, triage
from intake.workflow import State
from tests.journeys.navigators import TherapistNavigator
from tests.people import WORDS, opened

PUT_ASIDE = "dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))"
SHOWN_AGAIN = "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"


@pytest.fixture
def context_that_keeps_pages(browser: Browser, complaints) -> Iterator[BrowserContext]:
    """Return a fresh profile of a Chromium that puts pages aside for Back, as people's browsers do."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    started = browser.browser_type.launch(
        executable_path=found,
        args=["--no-sandbox", "--disable-gpu"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    with started.new_context() as fresh:
        complaints.listen(fresh)
        yield fresh
    started.close()


@pytest.fixture
def open_letter(site, inquiry):
    """Return a function that signs in in a browser, opens Wren's letter there, and returns the page."""

    def read(page: Page) -> Page:
        working = TherapistNavigator(page, site.url)
        working.sign_in()
        working.open_the_list()
        working.read_the_first_letter()
        # The script that guards the page has begun.
        expect(page.get_by_text("Locks in")).to_be_visible()
        return page

    return read


def shows_nothing_of(page: Page, sender) -> None:
    for words in (sender.reason, sender.phone):
        expect(page.get_by_text(words)).to_have_count(0)


@pytest.mark.parametrize("way_out", ["Lock", "Log out"])
@pytest.mark.parametrize("context_of", ["context", "context_that_keeps_pages"])
def test_back_after_locking_or_logging_out_shows_nothing(request, open_letter, sender, context_of, way_out, complaints):
    page = open_letter(request.getfixturevalue(context_of).new_page())
    expect(page.get_by_text(sender.reason)).to_be_visible()
    page.get_by_role("button", name=way_out, exact=True).click()
    gone = page.get_by_text("The letters are locked" if way_out == "Lock" else "You are signed out")
    expect(gone.first).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Your six words").first).to_be_visible()
    shows_nothing_of(page, sender)
    page.go_back()
    shows_nothing_of(page, sender)


@pytest.mark.both_databases
def test_a_page_that_the_browser_puts_aside_is_empty_and_comes_afresh(open_letter, sender, page):
    open_letter(page)
    expect(page.get_by_text(sender.reason)).to_be_visible()
    page.evaluate(PUT_ASIDE)
    shows_nothing_of(page, sender)
    assert page.evaluate("document.body.children.length") == 0
    page.evaluate(SHOWN_AGAIN)
    expect(page.get_by_text(sender.reason)).to_be_visible()


@pytest.mark.parametrize("way_out", ["Lock", "Log out"])
def test_what_closes_the_letters_in_one_tab_closes_them_in_the_other(open_letter, sender, context, page, site, way_out):
    open_letter(page)
    other = context.new_page()
    other.goto(f"{site.url}/admin/")
    expect(other.get_by_text("Locks in")).to_be_visible()
    other.get_by_role("button", name=way_out, exact=True).click()
    expect(page.get_by_text("Your six words").first).to_be_visible()
    shows_nothing_of(page, sender)


def test_times_ticks_and_choices_outlast_the_lock_and_are_gone_once_they_were_sent(
    site, inquiry, therapist, page, complaints
):
    offering = f"{site.url}/admin/intake/inquiry/{inquiry.pk}/offers/"
    TherapistNavigator(page, site.url).sign_in()
    page.goto(offering)
    expect(page.get_by_text("Locks in")).to_be_visible()
    page.get_by_label("A second time").fill("2027-03-16T15:30")
    page.get_by_label("Online", exact=True).check()
    page.get_by_label("Where", exact=True).fill("The green room")
    page.get_by_role("button", name="Lock", exact=True).click()
    page.get_by_label("Your six words").fill(WORDS)
    page.get_by_role("button", name="Unlock").click()
    expect(page.get_by_label("A second time")).to_have_value("2027-03-16T15:30")
    expect(page.get_by_label("Where", exact=True)).to_have_value("The green room")
    expect(page.get_by_label("Online", exact=True)).to_be_checked()
    page.goto(f"{site.url}/admin/intake/inquiry/{inquiry.pk}/move/booked/")
    expect(page.get_by_label("Where", exact=True)).to_have_value("")
    brought = triage.Brought(message="Thank you.", route="text")
    triage.move(opened(inquiry), State.REPLIED, by=therapist, seen="new", brought=brought)
    assert conversation.unsent(opened(inquiry), by=therapist) == {}
    page.goto(offering)
    expect(page.get_by_label("Where", exact=True)).to_have_value("")
    assert complaints == []


@pytest.mark.parametrize("way_out", ["Lock", "Log out"])
def test_what_was_typed_a_moment_before_the_button_is_there_afterwards(
    open_letter, inquiry, therapist, context, page, site, way_out
):
    here, there = open_letter(page), context.new_page()
    there.goto(f"{site.url}/admin/intake/inquiry/{inquiry.pk}/move/replied/")
    expect(there.get_by_text("Locks in")).to_be_visible()
    there.get_by_label("What you told them").fill("Typed in the other tab.")
    here.get_by_label("A new note").fill("Typed right before.")
    here.get_by_role("button", name=way_out, exact=True).click()
    expect(
        here.get_by_text("The letters are locked" if way_out == "Lock" else "You are signed out").first
    ).to_be_visible()
    assert conversation.unsent(opened(inquiry), by=therapist) == {
        "note": "Typed right before.",
        "message": "Typed in the other tab.",
    }
