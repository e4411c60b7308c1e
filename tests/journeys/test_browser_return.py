"""Someone comes back with their code: on another device, without scripts on a small screen, and by keyboard."""

import pytest
from playwright.sync_api import expect

from intake import triage
from intake.models import Inquiry
from intake.triage import Brought
from intake.vault.return_codes import in_groups
from intake.workflow import State
from tests.journeys.navigators import KeyboardNavigator, SenderNavigator, width_of
from tests.people import opened

ANSWER = "Thank you for writing. Could we talk on Tuesday?"


def answer(therapist):
    triage.move(
        opened(Inquiry.objects.get()),
        State.REPLIED,
        by=therapist,
        seen="new",
        brought=Brought(message=ANSWER, route="text"),
    )


@pytest.mark.both_databases
@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_one_who_wrote_reads_the_answer_elsewhere_and_has_the_last_word(
    site, articles, sender, therapist, browser, complaints, scripts
):
    small = {"java_script_enabled": scripts, "viewport": {"width": 320, "height": 640}}
    with browser.new_context(**small) as first:
        complaints.listen(first)
        page = first.new_page()
        SenderNavigator(page, site.url, sender).write_and_send()
        expect(page.get_by_role("button", name="Copy")).to_have_count(1 if scripts else 0)
        code = page.locator("#code").inner_text()
    answer(therapist)

    with browser.new_context(**small) as second:
        complaints.listen(second)
        page = second.new_page()
        page.goto(f"{site.url}/return/")
        page.get_by_label("Your return code").fill(code[:-1])
        page.get_by_role("button", name="Open").click()
        expect(page.get_by_role("alert")).to_contain_text("this has 23")
        expect(page.get_by_label("Your return code")).to_have_value(code[:-1])
        page.get_by_label("Your return code").fill(code.lower().replace("-", " "))
        page.get_by_role("button", name="Open").click()
        expect(page.get_by_role("article")).to_contain_text(ANSWER)
        assert width_of(page) <= 320

        page.get_by_label("Write again").fill("Tuesday is good.")
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.get_by_role("article").last).to_contain_text("Tuesday is good.")

        taking = page.locator(".answer", has_text="What made you reach out now?")
        taking.locator("summary").click()
        taking.get_by_role("button", name="Yes, take this answer back").click()
        expect(taking).to_contain_text("You took this back.")
        expect(page.get_by_text(sender.reason)).to_have_count(0)

        page.get_by_role("link", name="Withdraw and erase everything").click()
        page.get_by_role("button", name="Yes, erase everything now").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("It is gone")
        assert {cookie["name"] for cookie in second.cookies()} <= {"form"}
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_who_writes_of_danger_is_told_that_it_is_sent_and_goes_on_to_the_conversation(
    site, articles, sender, browser, complaints, scripts
):
    with browser.new_context(java_script_enabled=scripts, viewport={"width": 320, "height": 640}) as context:
        complaints.listen(context)
        page = context.new_page()
        SenderNavigator(page, site.url, sender).write_and_send()
        page.goto(f"{site.url}/return/")
        page.get_by_label("Write again").fill("I want to die tonight.")
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_role("region", name="Before you go on")).to_contain_text("Your message is sent")
        page.get_by_role("link", name="Continue").click()
        expect(page.get_by_role("region", name="Before you go on")).to_have_count(0)
        expect(page.locator("#conversation")).to_contain_text("I want to die tonight.")


def test_the_whole_way_back_can_be_gone_with_the_keyboard_alone(site, practice, therapist, sender, page):
    keys = KeyboardNavigator(page)
    code = in_groups(sender.send(practice).code)
    page.goto(f"{site.url}/return/")
    keys.write("[name=code]", code[:7] + "u" + code[8:])
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    keys.press(".error-summary a")
    expect(page.get_by_label("Your return code")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    expect(page.locator("[name=message]")).to_be_visible()
    keys.write("[name=message]", "Are you there?")
    keys.press(".write-again button")
    expect(page.get_by_role("article")).to_contain_text("Are you there?")
    keys.press(".take-back summary")
    keys.press(".take-back button")
    expect(page.get_by_text("You took this back.")).to_be_visible()
    keys.press("a[href='/return/erase/']")
    page.wait_for_url("**/return/erase/")
    keys.press("button.danger")
    expect(page.get_by_role("heading", level=1)).to_have_text("It is gone")


def test_copying_says_what_it_did_and_printing_shows_the_code_alone(site, articles, sender, context, page):
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.url)
    SenderNavigator(page, site.url, sender).write_and_send()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status")).to_contain_text("Copied")
    code = page.locator("#code").inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == code
    page.emulate_media(media="print")
    for shown in (code, "/return/", str(Inquiry.objects.get().sent_at.year)):
        expect(page.get_by_text(shown).filter(visible=True).first).to_be_visible()
    expect(page.get_by_text("What happens now")).to_be_hidden()
    expect(page.locator(".signature")).to_be_hidden()


@pytest.mark.parametrize("path", ["check", "code"])
def test_a_code_that_is_printed_before_sending_takes_no_word_of_the_letter_along(site, articles, sender, page, path):
    page.goto(f"{site.url}/intake/place/")
    SenderNavigator(page, site.url, sender).pass_the_first_page()
    page.get_by_label("What made you reach out now?").fill(sender.reason)
    SenderNavigator(page, site.url, sender).go_on("patterns")
    page.goto(f"{site.url}/intake/{path}/")
    page.emulate_media(media="print")
    expect(page.locator("#code")).to_be_visible()
    expect(page.get_by_text("/return/").filter(visible=True)).to_have_count(1)
    expect(page.locator("h1")).to_be_hidden()
    expect(page.get_by_text(sender.reason).filter(visible=True)).to_have_count(0)


def test_what_opens_shows_nothing_once_it_is_closed(site, practice, therapist, sender, page):
    code = in_groups(sender.send(practice).code)
    page.goto(f"{site.url}/return/")
    page.get_by_label("Your return code").fill(code)
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_text(sender.reason)).to_be_visible()
    page.get_by_role("button", name="Close this page on this device").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Closed on this device")
    page.go_back()
    expect(page.get_by_label("Your return code")).to_be_visible()
    expect(page.get_by_text(sender.reason)).to_have_count(0)
