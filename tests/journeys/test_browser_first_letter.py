"""The main job, end to end: a reader becomes a sender, and a therapist answers."""

import re

import pytest
from playwright.sync_api import expect

from intake import conversation
from intake.models import Inquiry
from tests.journeys.navigators import KeyboardNavigator, SenderNavigator, TherapistNavigator, width_of
from tests.people import opened


@pytest.mark.both_databases
def test_a_reader_writes_in_two_minutes_and_a_therapist_answers(site, articles, sender, page, browser, complaints):
    writing = SenderNavigator(page, site.url, sender)
    writing.read_the_article()
    writing.accept_the_invitation()
    writing.pass_the_first_page()
    writing.write()
    writing.look_through()
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
        working.answer("Thank you for writing. Could we talk on Tuesday?")
        expect(working.page.get_by_text("Could we talk on Tuesday?")).to_be_visible()
    inquiry.refresh_from_db()
    assert inquiry.state == "replied"


def test_the_eight_minute_way_goes_from_an_article_s_patterns_to_a_letter_in_every_setting(
    site, articles, sender, set_page
):
    page, width = set_page, set_page.viewport_size["width"]
    writing = SenderNavigator(page, site.url, sender)
    page.goto(f"{site.url}/articles/what-is-attachment-based-healing/")
    page.get_by_role("checkbox", name="I pull back once someone matters").check()
    page.get_by_role("button", name="Bring these to a first conversation").click()
    page.wait_for_url("**/intake/")
    expect(page.get_by_role("checkbox", name="I pull back once someone matters")).to_be_checked()
    page.get_by_label("Mine alone").check()
    page.get_by_role("button", name="Begin").click()
    writing.pass_the_first_page()
    page.get_by_label("What made you reach out now?").fill(sender.reason)
    writing.go_on("patterns")
    expect(page.get_by_label("I pull back once someone matters")).to_be_checked()
    page.get_by_label("What helps you get through").fill("The dog.")
    writing.go_on("today")
    writing.go_on("reaching")
    writing.say_how_to_reach_me()
    assert width_of(page) <= width
    page.get_by_role("checkbox", name="Tuesday, evening").check()
    writing.go_on("more")
    page.get_by_role("link", name="Add more first").click()
    page.get_by_role("checkbox", name="I’d rather say this in person").check()
    writing.go_on("practical")
    page.get_by_label("I would need a lower fee").check()
    writing.go_on("background")
    page.get_by_label("Have you had therapy before?").fill("Once. It helped to be asked.")
    writing.go_on("check")
    expect(page.get_by_text("Once. It helped to be asked.")).to_be_visible()
    assert width_of(page) <= width
    page.get_by_role("link", name="Change What should I call you?").click()
    page.get_by_label("What should I call you?").fill("Wren R.")
    writing.go_on("check")
    writing.agree()
    writing.send()
    page.wait_for_url("**/intake/sent/")
    assert width_of(page) <= width
    answers = conversation.answers_of(opened(Inquiry.objects.get()))
    assert answers["reaching"]["name"] == "Wren R."
    assert answers["reaching"]["times"] == ["tue_evening"]
    assert answers["patterns"]["closeness"] == ["pull-back"]
    assert answers["hopes"] == {"different_in_person": True}
    assert answers["practical"] == {"fee": "lower"}
    assert answers["brought"]["articles"] == ["what-is-attachment-based-healing"]


def test_a_mistake_is_pointed_at_and_nothing_typed_is_lost_in_every_setting(site, articles, sender, set_page):
    page = set_page
    writing = SenderNavigator(page, site.url, sender)
    page.goto(f"{site.url}/intake/place/")
    writing.pass_the_first_page()
    page.goto(f"{site.url}/intake/reaching/")
    page.get_by_label("Your pronouns").fill("they")
    page.get_by_label("Text me").check()
    page.get_by_role("button", name="Continue").click()
    summary = page.get_by_role("alert")
    expect(summary.get_by_role("link")).to_have_count(3)
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: ."))
    expect(page.get_by_label("Your pronouns")).to_have_value("they")
    summary.get_by_role("link", name="Write any name").click()
    expect(page.get_by_label("What should I call you?")).to_be_focused()
    page.keyboard.type(sender.name)
    summary.get_by_role("link", name="Choose yes or no").click()
    expect(page.locator("[name=text_safe]").first).to_be_focused()
    assert width_of(page) <= page.viewport_size["width"]


def test_the_whole_way_can_be_gone_with_the_keyboard_alone(site, articles, sender, page):
    keys = KeyboardNavigator(page)
    page.goto(f"{site.url}/articles/what-is-attachment-based-healing/")
    page.keyboard.press("Tab")
    expect(page.locator("[href='#main']")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "/leave/")
    keys.tick("[name=pattern]")
    keys.press(".speaks button")
    page.wait_for_url("**/intake/")
    keys.press(".begin button")
    page.wait_for_url("**/intake/place/")
    keys.reach("[name=age]")
    page.keyboard.press("ArrowDown")
    keys.tick("[name=where]")
    keys.press("button[value=next]")
    page.wait_for_url("**/intake/letter/")
    keys.write("[name=reason]", sender.reason)
    keys.press("button[value=next]")
    page.wait_for_url("**/intake/patterns/")
    keys.press("button[value=next]")
    page.wait_for_url("**/intake/today/")
    keys.press("button[value=next]")
    page.wait_for_url("**/intake/reaching/")
    keys.write("[name=name]", sender.name)
    keys.tick("[name=routes][value=call]")
    keys.write("[name=phone]", sender.phone)
    keys.tick("[name=voicemail_safe]")
    keys.press("button[value=next]")
    page.wait_for_url("**/intake/more/")
    keys.press("a.button[href='/intake/check/']")
    page.wait_for_url("**/intake/check/")
    keys.tick("[name=consent]")
    keys.press(".send button")
    page.wait_for_url("**/intake/sent/")
    assert Inquiry.objects.count() == 1
