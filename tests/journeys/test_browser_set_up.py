"""A practice is set up in a browser alone, from the link that its start printed to the first letter."""

import pytest
from playwright.sync_api import Browser, Page, expect

from intake import invitations
from practice import starting
from practice.models import Profile
from tests.journeys.navigators import width_of
from tests.people import PASSWORD


@pytest.fixture
def new_practice(transactional_db) -> Profile:
    """Return a practice that is described, and in which nobody works yet."""
    starting.load_patterns()
    starting.load_crisis_lines()
    starting.load_demo_profile()
    return Profile.current()


def make_the_account(page: Page, url: str) -> None:
    page.goto(f"{url}/admin/set-up/{invitations.set_up_token()}/")
    page.get_by_label("Your name, as readers see it").fill("Sofia Marsh")
    page.get_by_label("A name to sign in with").fill("sofia")
    page.get_by_label("Your e-mail address").fill("sofia@elm-street.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password once more").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Six words for your letters")


def type_the_words_back(page: Page) -> None:
    words = page.get_by_role("list", name="Your six words").get_by_role("listitem")
    expect(words).to_have_count(6)
    page.get_by_label("Type the six words from your paper").fill(" ".join(words.all_inner_texts()))
    page.get_by_role("button", name="I have them on paper").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The recovery sheet")


def read_the_key_back(page: Page) -> None:
    page.get_by_label("The whole key, read from your sheet").fill(page.locator("#sheet-key").inner_text())
    page.get_by_role("button", name="This is my sheet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The recovery key")


@pytest.mark.both_databases
def test_a_practice_opens_from_the_link_alone(site, new_practice, page):
    page.goto(f"{site.url}/intake/")
    expect(page.get_by_role("button", name="Begin")).to_have_count(0)
    make_the_account(page, site.url)
    type_the_words_back(page)
    read_the_key_back(page)
    page.get_by_role("link", name="To the first page").click()
    page.wait_for_url("**/admin/")
    expect(page.get_by_text("The practice is not open")).to_have_count(0)
    page.goto(f"{site.url}/intake/")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_label("25 to 34")).to_be_visible()


def test_the_recovery_key_can_wait_and_every_page_says_what_is_missing(site, new_practice, page):
    make_the_account(page, site.url)
    type_the_words_back(page)
    page.get_by_role("link", name="Later").click()
    page.wait_for_url("**/admin/")
    page.goto(f"{site.url}/admin/practice/pattern/")
    expect(page.get_by_role("note")).to_contain_text("The practice is not open: it takes no letters.")
    page.get_by_role("link", name="Make the recovery key").click()
    read_the_key_back(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_works_on_a_small_screen_without_scripts(site, new_practice, browser: Browser, complaints, scheme):
    with browser.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 640}, color_scheme=scheme
    ) as context:
        complaints.listen(context)
        page = context.new_page()
        make_the_account(page, site.url)
        widths = [width_of(page)]
        type_the_words_back(page)
        widths.append(width_of(page))
        expect(page.get_by_role("button", name="Print the sheet")).to_have_count(0)
        read_the_key_back(page)
        assert max(widths) <= 320


def test_only_the_sheet_comes_out_of_the_printer(site, new_practice, page):
    make_the_account(page, site.url)
    type_the_words_back(page)
    expect(page.get_by_role("button", name="Print the sheet")).to_be_visible()
    page.wait_for_load_state()
    page.emulate_media(media="print")
    sheet = page.get_by_role("region", name="Recovery key of Alder Street Practice")
    expect(sheet.locator("#sheet-key")).to_be_visible()
    expect(sheet.get_by_role("img", name="The same key as a square to scan")).to_be_visible()
    printed = " ".join(page.locator("body").inner_text().split())
    assert printed == " ".join(sheet.inner_text().split())
