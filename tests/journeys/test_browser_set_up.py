"""A practice is set up in a browser alone: from the link that its start printed, over every step, to open doors."""

from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.management import call_command
from playwright.sync_api import Browser, FilePayload, Page, expect

from intake import invitations, posting
from intake.models import Decision, Inquiry
from practice import starting
from practice.models import Profile
from tests.journeys.intake_walk import ANSWERS, IntakeWalk
from tests.journeys.navigators import KeyboardNavigator, width_of
from tests.people import PASSWORD
from tests.pictures import drawn, file_of

ANSWER = "It works, and I can hear myself."
SENTENCES = (
    "I work with adults who had to grow up early.",
    "I listen slowly, and I say what I notice.",
    "I trained in Dublin, and I am supervised every week.",
    "A first talk takes half an hour.",
    "I write no reports for courts.",
)


@pytest.fixture
def new_practice(transactional_db, media) -> None:
    """Make a practice that nobody has described yet, and in which nobody works."""
    starting.load_patterns()
    starting.load_crisis_lines()


def make_the_account(page: Page, url: str) -> None:
    page.goto(f"{url}/admin/set-up/{invitations.set_up_token()}/")
    page.get_by_label("Your name, as readers see it").fill("Sofia Marsh")
    page.get_by_label("A name to sign in with").fill("sofia")
    page.get_by_label("Your e-mail address").fill("sofia@elm-street.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password once more").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Six words for your letters")


def keep_the_words(page: Page) -> None:
    shown = page.get_by_role("list", name="Your six words").get_by_role("listitem")
    expect(shown).to_have_count(6)
    words = shown.all_inner_texts()
    for label in page.locator(".two-words label").all_inner_texts():
        page.get_by_label(label.strip(), exact=True).fill(words[int(label.strip()[-1]) - 1])
    page.get_by_role("button", name="I have saved them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome, Sofia Marsh")


def read_the_key_back(page: Page) -> None:
    page.get_by_label("The whole key, read from your sheet").fill(page.locator("#sheet-key").inner_text())
    page.get_by_role("button", name="This is my sheet").click()
    expect(page.get_by_text("2 of 8 steps")).to_be_visible()


def keep(page: Page, done: int) -> None:
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text(f"{done} of 8 steps")).to_be_visible()


def step(page: Page, name: str) -> None:
    page.get_by_role("list").get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def describe_the_practice(page: Page) -> None:
    step(page, "You and your practice")
    page.get_by_label("The name of the practice").fill("Elm Street Therapy")
    page.get_by_label("Where do you work?").select_option(label="Ireland")
    keep(page, 3)
    step(page, "Where you work, and with whom")
    page.get_by_label("Place", exact=True).first.fill("Ireland")
    keep(page, 4)
    step(page, "Fee and promise")
    page.get_by_label("The fee for a session, in €").fill("80")
    keep(page, 5)
    step(page, "Help lines that readers see")
    expect(page.get_by_text("Women’s Aid")).to_be_visible()
    page.get_by_role("button", name="I have looked: they are right").click()
    expect(page.get_by_text("6 of 8 steps")).to_be_visible()


@pytest.fixture
def phone(browser: Browser, complaints) -> Iterator[Page]:
    """Return a page in another browser, which is the therapist’s telephone."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as in_a_pocket:
        complaints.listen(in_a_pocket)
        yield in_a_pocket.new_page()


def show_oneself(page: Page) -> None:
    step(page, "Your photo, and five sentences")
    photo: FilePayload = {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": file_of(drawn()).read()}
    page.get_by_label("Your photo").set_input_files(photo)
    page.get_by_label("Who took it?").fill("Ana Ruiz")
    for number, sentence in enumerate(SENTENCES):
        page.locator("textarea").nth(number).fill(sentence)
    keep(page, 7)


def write_a_test_letter(page: Page, phone: Page, url: str) -> None:
    step(page, "A test letter from your own phone")
    page.get_by_role("button", name="Show me the address for my phone").click()
    address = page.locator(".link-shown").inner_text()
    phone.goto(f"{url}/intake/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Before you write")
    expect(phone.get_by_role("button", name="Begin")).to_have_count(0)
    phone.goto(address)
    phone.get_by_role("button", name="Begin the test letter").click()
    phone.wait_for_url("**/intake/place/")
    IntakeWalk(phone, url, {**ANSWERS, "where": "ireland", "name": "Only me"}).reach("sent")
    expect(phone.get_by_text("A test letter")).to_be_visible()


def read_and_answer_it(page: Page) -> None:
    page.get_by_role("link", name="I have sent it").click()
    expect(page.get_by_text("No letter has come yet")).to_have_count(0)
    expect(page.get_by_text("has not gone out yet")).to_be_visible()
    assert posting.send_one()
    assert [each.to for each in mail.outbox] == [["sofia@elm-street.example"]]
    page.get_by_role("link", name="Look again").click()
    expect(page.get_by_text("The mail has gone out")).to_be_visible()
    page.get_by_role("link", name="Open the letter").click()
    expect(page.get_by_role("heading", name="Only me")).to_be_visible()
    page.get_by_role("link", name="Answer", exact=True).click()
    page.get_by_label("What you told them").fill(ANSWER)
    page.get_by_label("Return page, with their code").check()
    page.get_by_role("button", name="Answer", exact=True).click()
    page.wait_for_url("**/change/**")


@pytest.mark.both_databases
def test_a_practice_opens_from_the_link_alone_after_a_letter_from_the_therapist_s_own_phone(
    site, new_practice, page, phone, settings
):
    settings.SITE_URL = site.url
    make_the_account(page, site.url)
    keep_the_words(page)
    step(page, "The recovery sheet")
    read_the_key_back(page)
    describe_the_practice(page)
    profile = Profile.objects.get()
    assert (profile.country, profile.time_zone, profile.fee_text) == ("IE", "Europe/Dublin", "€80")
    show_oneself(page)
    write_a_test_letter(page, phone, site.url)
    read_and_answer_it(page)
    phone.goto(f"{site.url}/return/")
    expect(phone.get_by_text(ANSWER)).to_be_visible()
    page.goto(f"{site.url}/admin/practice/pattern/")
    expect(page.get_by_role("note")).to_contain_text("8 of 8.")
    page.get_by_role("link", name="Open the doors").click()
    page.get_by_role("button", name="Open the doors").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The doors are open")
    assert not Inquiry.objects.exists()
    assert Decision.objects.filter(what__in=["test_passed", "doors_opened"]).count() == 2
    page.goto(f"{site.url}/admin/")
    expect(page.get_by_role("note")).to_have_count(0)
    page.goto(f"{site.url}/about/")
    expect(page.get_by_text(SENTENCES[0])).to_be_visible()
    page.goto(f"{site.url}/intake/")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_label("25 to 34")).to_be_visible()


def test_the_doors_open_without_a_test_once_a_reason_is_given_and_not_before_the_rest_is_there(
    site, new_practice, page
):
    make_the_account(page, site.url)
    keep_the_words(page)
    step(page, "The recovery sheet")
    page.get_by_role("link", name="Later").click()
    page.goto(f"{site.url}/admin/practice/pattern/")
    expect(page.get_by_role("note")).to_contain_text("1 of 8. Next: you and your practice.")
    page.get_by_role("link", name="Go on setting up").click()
    expect(page.get_by_role("region", name="Open the doors")).to_contain_text("The recovery sheet")
    step(page, "The recovery sheet")
    read_the_key_back(page)
    describe_the_practice(page)
    step(page, "A test letter from your own phone")
    page.get_by_text("Go without a test").click()
    page.get_by_label("Why do you go without one?").fill("I have no phone.")
    page.get_by_role("button", name="Go without").click()
    expect(page.get_by_text("I have no phone.")).to_be_visible()
    page.get_by_role("button", name="Open the doors").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The doors are open")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_form_works_on_a_small_screen_without_scripts(site, new_practice, browser: Browser, complaints, scheme):
    with browser.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 640}, color_scheme=scheme
    ) as context:
        complaints.listen(context)
        page = context.new_page()
        make_the_account(page, site.url)
        widths = [width_of(page)]
        keep_the_words(page)
        widths.append(width_of(page))
        step(page, "The recovery sheet")
        expect(page.get_by_role("button", name="Print the sheet")).to_have_count(0)
        read_the_key_back(page)
        describe_the_practice(page)
        step(page, "Your photo, and five sentences")
        page.locator("textarea").first.fill(SENTENCES[0])
        page.get_by_role("button", name="Keep this").click()
        expect(page.get_by_role("alert")).to_contain_text("How do you work?")
        widths.append(width_of(page))
        for number, sentence in enumerate(SENTENCES):
            page.locator("textarea").nth(number).fill(sentence)
        keep(page, 6)
        step(page, "A test letter from your own phone")
        widths.append(width_of(page))
        page.get_by_role("button", name="Show me the address for my phone").click()
        expect(page.locator(".link-shown")).to_be_visible()
        widths.append(width_of(page))
        assert max(widths) <= 320


def test_without_scripts_a_region_is_named_and_the_texts_are_ticked_one_by_one(site, new_practice, browser: Browser):
    Profile.objects.create(name="Kowhai", country="NZ", time_zone="Pacific/Auckland")
    call_command("load_starter", verbosity=0)
    with browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}) as fresh:
        page = fresh.new_page()
        make_the_account(page, site.url)
        page.goto(f"{site.url}/admin/welcome/practice/")
        page.get_by_label("Where do you work?").select_option("CA America/Whitehorse")
        page.get_by_role("button", name="Keep this").click()
        expect(page.get_by_text("One thing more")).to_be_visible()
        page.get_by_label("Your province or territory").select_option(label="Yukon")
        page.get_by_role("button", name="Keep this").click()
        expect(page.get_by_text("Kept.")).to_be_visible()
        assert Profile.objects.get().region == "YT"
        page.get_by_label("Read: Fees", exact=True).check()
        page.get_by_role("button", name="I have read those I ticked").click()
        expect(page.get_by_text("1 text is read.")).to_be_visible()
        expect(page.get_by_label("Read: Fees", exact=True)).to_have_count(0)
        expect(page.get_by_label("Read: Questions people ask", exact=True)).not_to_be_checked()


def test_the_guide_is_walked_by_keyboard(site, new_practice, page):
    make_the_account(page, site.url)
    keep_the_words(page)
    hands = KeyboardNavigator(page)
    hands.press("a[href='/admin/welcome/practice/']")
    page.wait_for_url("**/welcome/practice/")
    hands.write("#id_name", "Elm Street Therapy")
    hands.reach("#id_where")
    page.keyboard.type("Ireland")
    hands.press("main form button[type=submit]")
    expect(page.get_by_text("2 of 8 steps")).to_be_visible()
    hands.press("a[href='/admin/welcome/places/']")
    page.wait_for_url("**/welcome/places/")
    hands.press("main form button[type=submit]")
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert hands.is_at("#id_place-0-name")
    page.keyboard.type("Ireland")
    page.keyboard.press("Enter")
    expect(page.get_by_text("3 of 8 steps")).to_be_visible()


def test_only_the_sheet_comes_out_of_the_printer(site, new_practice, page):
    make_the_account(page, site.url)
    keep_the_words(page)
    step(page, "The recovery sheet")
    expect(page.get_by_role("button", name="Print the sheet")).to_be_visible()
    page.wait_for_load_state()
    page.emulate_media(media="print")
    sheet = page.get_by_role("region", name="Recovery key of the practice at")
    expect(sheet.locator("#sheet-key")).to_be_visible()
    expect(sheet.get_by_role("img", name="The same key as a square to scan")).to_be_visible()
    printed = " ".join(page.locator("body").inner_text().split())
    assert printed == " ".join(sheet.inner_text().split())
