"""Both sides of one letter at their browsers: from first word to client, on to someone else, and erased midway."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from intake import history
from intake.models import Inquiry, Offer
from intake.vault.return_codes import in_groups
from practice import calendar
from practice.models import Profile, ReferralOption
from tests.journeys.navigators import TherapistNavigator, come_back

ANSWER = "Thank you for writing. Would an evening suit you?"


@pytest.fixture
def sides(site, practice, therapist, sender, browser, complaints):
    """What Wren sent, the address of its page in the admin, the desk of Ines (signed in) and the phone of Wren."""
    sent = sender.send(practice)
    with browser.new_context() as at_the_practice, browser.new_context() as on_the_way:
        for context in (at_the_practice, on_the_way):
            complaints.listen(context)
        desk, phone = at_the_practice.new_page(), on_the_way.new_page()
        TherapistNavigator(desk, site.url).sign_in()
        come_back(phone, site.url, in_groups(sent.code))
        yield f"{site.url}/admin/intake/inquiry/{sent.case.inquiry.pk}/", desk, phone


def test_a_letter_is_answered_written_back_to_given_times_and_ends_with_a_client(site, sides, therapist):
    address, desk, phone = sides
    desk.goto(f"{address}change/")
    TherapistNavigator(desk, site.url).answer(ANSWER)
    desk.wait_for_url("**/change/")
    phone.reload()
    expect(phone.get_by_role("article").last).to_contain_text(ANSWER)
    phone.get_by_label("Write again").fill("An evening is best.")
    phone.get_by_role("button", name="Send", exact=True).click()
    expect(phone.get_by_text("An evening is best.")).to_be_visible()
    desk.goto(f"{address}change/")
    expect(desk.get_by_text("An evening is best.")).to_be_visible()

    day = calendar.today(Profile.current()) + timedelta(days=9)
    desk.goto(f"{address}offers/")
    desk.locator("[name=time_1]").fill(f"{day}T18:00")
    desk.get_by_label("Online").check()
    desk.get_by_label("Where").fill("https://meet.example/room-of-ines")
    desk.get_by_label("What you told them").fill("Here is a time.")
    desk.locator("[name=route]").first.check()
    desk.get_by_role("button", name="Offer these times").click()
    desk.wait_for_url("**/change/")
    phone.goto(f"{site.url}/return/")
    phone.get_by_role("button", name="Take this time").click()
    expect(phone.locator(".standing")).to_contain_text("We meet on")

    desk.goto(f"{address}move/accepted/")
    desk.get_by_role("button", name="Accept as a client").click()
    desk.wait_for_url("**/sheet/")
    expect(desk.get_by_text("An evening is best.", exact=True)).to_be_visible()
    phone.reload()
    expect(phone.locator("main")).to_contain_text("We have agreed to begin.")
    assert Offer.objects.get().state == "accepted"
    assert list(history.broken()) == []


def test_a_letter_is_referred_on_to_someone_from_the_list_whom_its_sender_then_reads_of(site, sides, therapist):
    ReferralOption.objects.create(name="Dr. Okafor", phone="503 555 0188", is_public=False)
    address, desk, phone = sides
    desk.goto(f"{address}move/referred_on/")
    expect(desk.get_by_label("Dr. Okafor")).to_have_count(1)
    desk.get_by_role("group", name="not checked for 180 days").get_by_label("Dr. Okafor").check()
    desk.get_by_label("What you told them").fill("I have no evening, and she has.")
    desk.locator("[name=route]").first.check()
    desk.get_by_role("button", name="Refer on").click()
    desk.wait_for_url("**/change/")
    phone.goto(f"{site.url}/return/")
    expect(phone.locator("main")).to_contain_text("503 555 0188")
    expect(phone.locator("main")).to_contain_text("I’ve suggested someone else.")


def test_a_letter_that_its_sender_erases_while_it_is_open_at_the_practice_takes_no_more_words(site, sides, complaints):
    address, desk, phone = sides
    desk.goto(f"{address}move/replied/")
    desk.get_by_label("What you told them").fill(ANSWER)
    desk.locator("[name=route]").first.check()
    phone.goto(f"{site.url}/return/erase/")
    phone.get_by_role("button", name="Yes, erase everything now").click()
    phone.wait_for_url("**/return/**")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("It is gone")
    desk.get_by_role("button", name="Answer", exact=True).click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("This letter is no longer here")
    # That there is none is what the browser was told.
    complaints.clear()
    assert not Inquiry.objects.exists()
