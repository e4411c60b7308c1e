"""The main job, end to end: a reader becomes a sender, and a therapist answers."""

import re

import pytest
from playwright.sync_api import expect

from intake.models import Inquiry
from tests.journeys.navigators import KeyboardNavigator, SenderNavigator, TherapistNavigator, width_of


def test_a_reader_writes_and_a_therapist_answers(site, articles, sender, page, browser, complaints):
    writing = SenderNavigator(page, site.url, sender)
    writing.read_the_article()
    writing.accept_the_invitation()
    writing.pass_the_first_page()
    writing.write()
    writing.agree()
    writing.send()
    page.wait_for_url("**/intake/sent/")
    inquiry = Inquiry.objects.get()
    expect(page.get_by_role("main")).to_contain_text(inquiry.reply_by.strftime("%B"))

    with browser.new_context() as context:
        complaints.listen(context)
        working = TherapistNavigator(context.new_page(), site.url)
        working.sign_in()
        expect(working.page.get_by_role("heading", level=1)).to_contain_text("1 needs you")
        working.open_the_list()
        expect(working.page.get_by_text("New", exact=True).first).to_be_visible()
        working.read_the_first_letter()
        expect(working.page.get_by_text(sender.reason)).to_be_visible()
        working.log_an_answer("Thank you for writing. Could we talk on Tuesday?")
        expect(working.page.get_by_text("Could we talk on Tuesday?")).to_be_visible()
    inquiry.refresh_from_db()
    assert inquiry.state == "replied"


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_a_mistake_is_pointed_at_and_nothing_typed_is_lost(site, articles, sender, browser, complaints, scripts):
    with browser.new_context(java_script_enabled=scripts, viewport={"width": 320, "height": 640}) as context:
        complaints.listen(context)
        page = context.new_page()
        writing = SenderNavigator(page, site.url, sender)
        page.goto(f"{site.url}/intake/place/")
        writing.pass_the_first_page()
        writing.write()
        page.get_by_label("What should I call you?").fill("")
        writing.send()
        summary = page.get_by_role("alert")
        expect(summary.get_by_role("link")).to_have_count(2)
        expect(page).to_have_title(re.compile("^Error: ."))
        expect(page.get_by_label("What made you reach out now?")).to_have_value(sender.reason)
        summary.get_by_role("link", name="Write any name").click()
        expect(page.get_by_label("What should I call you?")).to_be_focused()
        page.keyboard.type(sender.name)
        writing.agree()
        writing.send()
        page.wait_for_url("**/intake/sent/")
        assert width_of(page) <= 320
    assert Inquiry.objects.count() == 1


def test_the_whole_way_can_be_gone_with_the_keyboard_alone(site, articles, sender, page):
    keys = KeyboardNavigator(page)
    page.goto(f"{site.url}/articles/what-is-attachment-based-healing/")
    page.keyboard.press("Tab")
    expect(page.locator("[href='#main']")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "/leave/")
    keys.press("main a.button[href='/intake/']")
    page.wait_for_url("**/intake/")
    keys.press("a[href='/intake/place/']")
    page.wait_for_url("**/intake/place/")
    keys.reach("[name=age]")
    page.keyboard.press("ArrowDown")
    keys.tick("[name=where]")
    keys.press("button[name=next]")
    page.wait_for_url("**/intake/letter/")
    keys.write("[name=reason]", sender.reason)
    keys.write("[name=name]", sender.name)
    keys.tick("[name=routes][value=call]")
    keys.write("[name=phone]", sender.phone)
    keys.tick("[name=voicemail_safe]")
    keys.tick("[name=consent]")
    keys.press("button[name=send]")
    page.wait_for_url("**/intake/sent/")
    assert Inquiry.objects.count() == 1


def test_leaving_covers_the_way_back_without_any_script(site, articles, practice, browser):
    practice.neutral_url = f"{site.url}/healthz"
    practice.save()
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site.url}/intake/place/")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/healthz")
