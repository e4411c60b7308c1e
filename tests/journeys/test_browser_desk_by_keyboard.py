"""A therapist’s day without a mouse, with scripts and without: a letter is answered, an article comes and goes."""

from datetime import time

import pytest
from playwright.sync_api import expect

from articles.models import Content
from practice.models import WorkingHours
from tests.journeys.navigators import KeyboardNavigator
from tests.people import PASSWORD, WORDS, Sender, fresh

SUBMIT = "main form button.button:not(.quiet)"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def hands(request, browser, complaints, site):
    """Return somebody who uses no mouse, at the door of the admin."""
    with browser.new_context(java_script_enabled=request.param) as context:
        context.set_default_timeout(20_000)
        complaints.listen(context)
        page = context.new_page()
        page.goto(f"{site.url}/admin/")
        yield KeyboardNavigator(page)


def sign_in(hands):
    """Sign in first, and unlock with six words on the page that comes then."""
    hands.write("#id_username", "ines")
    hands.write("#id_password", PASSWORD)
    hands.page.keyboard.press("Enter")
    expect(hands.page.get_by_text("The letters are locked")).to_be_visible()
    hands.write("#id_words", WORDS)
    hands.page.keyboard.press("Enter")
    expect(hands.page.get_by_role("button", name="Lock", exact=True)).to_be_visible()


def follow(hands, selector, heading):
    """Press a link or a button, and wait for the page to which it leads."""
    hands.press(selector)
    expect(hands.page.get_by_role("heading", level=1)).to_contain_text(heading)


def says(hands, words):
    expect(hands.page.locator(".messagelist")).to_contain_text(words)


def test_a_letter_is_read_answered_given_times_and_finished(hands, practice, therapist):
    letter = Sender().send(practice).case.inquiry
    for day in range(5):
        WorkingHours.objects.create(staff=therapist, weekday=day, starts=time(9), ends=time(17))
    page = hands.page
    sign_in(hands)
    follow(hands, f"h2 a[href*='{letter.pk}']", "Wren")
    expect(page.get_by_text("When my partner is kind to me")).to_be_visible()
    follow(hands, "a[href*='/move/replied/']", "Answer")
    hands.write("#id_message", "Thank you for writing.")
    hands.tick("[name=route]")
    follow(hands, SUBMIT, "Nothing needs you now.")
    assert fresh(letter).state == "replied"
    follow(hands, "#header a[href$='/inquiry/']", "Inquiries")
    follow(hands, "#result_list tbody th a", "Wren")
    follow(hands, "a[href*='/offers/']", "Offer times")
    hands.tick("[name=ticked]")
    hands.tick("[name=format]")
    hands.write("#id_where", "Online")
    hands.write("#id_message", "Could we talk?")
    hands.tick("[name=route]")
    follow(hands, SUBMIT, "Wren")
    assert letter.offers.count() == 1
    follow(hands, "a[href*='/move/closed/']", "Finish")
    hands.tick("[name=reason]")
    hands.write("#id_message", "I wish you well.")
    hands.tick("[name=route]")
    hands.press(SUBMIT)
    expect(page.get_by_text("Finished").first).to_be_visible()
    assert fresh(letter).state == "closed"


def test_an_article_is_written_published_and_taken_back(hands, articles, practice, therapist):
    sign_in(hands)
    follow(hands, "#header a[href$='/articles/article/']", "Articles")
    follow(hands, "main a[href$='/article/add/']", "Write an article")
    hands.write("#id_title", "On repair")
    hands.write(".ProseMirror, textarea#id_body", "One comes back.")
    hands.tick("#id_read_today")
    hands.press("[name=_publish]")
    says(hands, "Published.")
    assert Content.objects.live().filter(title="On repair").exists()
    hands.press("[name=_take_back]")
    says(hands, "Taken back.")
    assert not Content.objects.live().filter(title="On repair").exists()
