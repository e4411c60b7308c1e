"""The ways of a letter that do not go straight: coming back, deleting, danger, a visit that is over, a second press."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from intake.models import Inquiry, Visit
from tests.journeys.navigators import SenderNavigator
from tests.people import Sender


@pytest.fixture
def writing(site, articles, sender, page):
    """Return someone who has passed the first page."""
    found = SenderNavigator(page, site.url, sender)
    page.goto(f"{site.url}/intake/place/")
    found.pass_the_first_page()
    return found


@pytest.mark.both_databases
def test_what_was_saved_is_gone_on_with_on_another_device(writing, site, browser, complaints, page, sender):
    page.get_by_label("What made you reach out now?").fill(sender.reason)
    page.get_by_role("button", name="Save and come back later").click()
    code = page.locator("#code").inner_text()
    page.get_by_role("button", name="Close my letter on this device").click()
    page.goto(f"{site.url}/intake/letter/")
    page.wait_for_url("**/intake/")

    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        complaints.listen(context)
        elsewhere = context.new_page()
        elsewhere.goto(f"{site.url}/return/")
        elsewhere.get_by_label("Your return code").fill(code)
        elsewhere.get_by_role("button", name="Open").click()
        elsewhere.wait_for_url("**/intake/patterns/")
        elsewhere.get_by_role("button", name="Back", exact=True).click()
        expect(elsewhere.get_by_label("What made you reach out now?")).to_have_value(sender.reason)
    assert Inquiry.objects.count() == 1


def test_what_was_written_is_deleted_after_one_question_in_every_setting(site, articles, sender, set_page):
    page = set_page
    page.goto(f"{site.url}/intake/place/")
    SenderNavigator(page, site.url, sender).pass_the_first_page()
    page.get_by_label("What made you reach out now?").fill(sender.reason)
    page.get_by_role("button", name="Delete what I wrote").click()
    page.wait_for_url("**/intake/delete/")
    page.get_by_role("button", name="Yes, delete it now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is gone")
    assert not Inquiry.objects.exists()
    page.go_back()
    page.go_back()
    page.wait_for_load_state()
    assert sender.reason not in page.content()


def test_who_may_act_soon_is_met_and_can_send_a_number_at_once(writing, page, sender):
    page.get_by_label("What made you reach out now?").fill(sender.reason)
    writing.go_on("patterns")
    writing.go_on("today")
    page.get_by_label("I might act on them soon").check()
    page.get_by_role("button", name="Continue").click()
    support = page.get_by_role("region", name="Before you go on")
    expect(support).to_be_focused()
    expect(support.get_by_role("link", name="988")).to_have_attribute("href", "tel:988")
    expect(support.get_by_role("link", name="Keep writing")).to_be_visible()
    support.get_by_role("link", name="Send now with my number").click()
    page.get_by_label("Your number").fill(sender.phone)
    page.get_by_role("group", name="Is it safe to leave a voicemail?").get_by_label("No").check()
    page.get_by_label("You may keep what I wrote").check()
    page.get_by_role("button", name="Send now").click()
    page.wait_for_url("**/intake/sent/")
    assert Inquiry.objects.get().is_urgent


def test_words_of_danger_that_were_kept_while_one_thought_are_met_and_back_shows_them_still(writing, page):
    with page.expect_response(lambda response: response.status == 204):
        page.get_by_label("What made you reach out now?").fill("I want to kill myself tonight.")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("region", name="Before you go on")).to_be_visible()
    page.get_by_role("link", name="Continue").click()
    page.wait_for_url("**/intake/patterns/")
    page.go_back()
    expect(page.get_by_label("What made you reach out now?")).to_have_value("I want to kill myself tonight.")


def test_what_is_typed_into_a_page_whose_visit_is_over_goes_along_into_a_new_letter(writing, page, sender):
    Visit.objects.update(ends_at=timezone.now() - timedelta(minutes=1))
    page.get_by_label("What made you reach out now?").fill(sender.reason)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("What made you reach out now?")).to_have_value(sender.reason)
    page.get_by_role("button", name="Begin again with this text").click()
    writing.pass_the_first_page()
    expect(page.get_by_label("What made you reach out now?")).to_have_value(sender.reason)


def test_a_page_whose_token_is_too_old_is_sent_by_one_more_press(writing, page, context, sender, complaints):
    page.get_by_label("What made you reach out now?").fill(sender.reason)
    context.clear_cookies(name="form")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Everything you typed is still below.")).to_be_visible()
    expect(page.get_by_label("What made you reach out now?")).to_have_value(sender.reason)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/intake/patterns/")
    assert ["403" in complaint for complaint in complaints] == [True]
    complaints.clear()


@pytest.mark.both_databases
def test_pressing_send_twice_and_going_back_after_it_is_one_letter(writing, site, page, sender):
    writing.write()
    writing.look_through()
    writing.agree()
    # The second press ends the first one’s way to the next page: what is waited for is the page, not a navigation.
    page.get_by_role("button", name="Send my letter").dblclick()
    expect(page).to_have_url(f"{site.url}/intake/sent/")
    expect(page.locator("#code")).to_be_visible()
    page.go_back(wait_until="commit")
    expect(page).to_have_url(f"{site.url}/intake/sent/")
    expect(page.locator("#code")).to_be_visible()
    assert Inquiry.objects.count() == 1


@pytest.mark.both_databases
def test_two_windows_lose_nothing_of_each_other(writing, site, page, context):
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    other = context.new_page()
    other.goto(f"{site.url}/intake/letter/")
    other.get_by_label("What made you reach out now?").fill("From the other window.")
    other.get_by_role("button", name="Continue").click()
    other.wait_for_url("**/intake/patterns/")
    page.get_by_label("What made you reach out now?").fill("From the first.")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("From the other window.")).to_be_visible()
    expect(page.get_by_label("What made you reach out now?")).to_have_value("From the first.")


def test_a_long_text_is_counted_only_near_its_end(writing, page):
    box = page.get_by_label("What made you reach out now?")
    box.fill("x" * 500)
    expect(page.get_by_text("characters left")).to_have_count(0)
    box.fill("x" * 9_990)
    expect(page.get_by_text("10 characters left")).to_be_visible()
    box.fill("x" * 10_005)
    expect(page.get_by_text("5 too many")).to_be_visible()


def test_someone_else_s_code_opens_only_theirs(site, articles, sender, practice, page):
    robin = Sender(name="Robin", phone="503 555 0188", reason="I have not slept since his letter.")
    sender.send(practice)
    code = robin.send(practice).code
    page.goto(f"{site.url}/return/")
    page.get_by_label("Your return code").fill(code)
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_text(robin.reason)).to_be_visible()
    assert sender.reason not in page.content()


def holds_nothing(page, sender):
    """Make sure that going back shows neither a word of the letter nor the question whether to send a form again."""
    for _ in range(12):
        page.go_back(wait_until="commit")
        page.wait_for_load_state()
        assert not page.url.startswith("chrome-error:")
        assert sender.reason not in page.content()


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_back_after_sending_asks_for_no_form_that_was_refused_before(site, articles, sender, browser, scripts):
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        writing = SenderNavigator(page, site.url, sender)
        page.goto(f"{site.url}/intake/place/")
        writing.pass_the_first_page()
        page.get_by_label("What made you reach out now?").fill(sender.reason)
        for step in ("patterns", "today", "reaching"):
            writing.go_on(step)
        for step in ("reaching", "check"):
            button = "Continue" if step == "reaching" else "Send my letter"
            if scripts or step == "reaching":
                page.get_by_role("button", name=button).click()
                expect(page.get_by_role("alert")).to_be_visible()
            if step == "reaching":
                writing.say_how_to_reach_me()
                writing.go_on("more")
                writing.look_through()
        writing.agree()
        writing.send()
        page.wait_for_url("**/intake/sent/")
        page.get_by_role("link", name="I have kept it").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Hello")
        page.get_by_role("button", name="Close this page on this device").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Closed on this device")
        holds_nothing(page, sender)


def test_back_after_a_wrong_code_asks_for_no_form_either(site, articles, sender, practice, page):
    code = sender.send(practice).code
    page.goto(f"{site.url}/return/")
    page.get_by_label("Your return code").fill("0" * 24)
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Your return code").fill(code)
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_text(sender.reason)).to_be_visible()
    page.get_by_role("button", name="Close this page on this device").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Closed on this device")
    holds_nothing(page, sender)
