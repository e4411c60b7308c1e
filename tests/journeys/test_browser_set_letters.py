"""Nothing ends in silence: a late answer while every letter is locked, and a place on the waiting list to its end."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from intake.models import Inquiry, SetLetter
from intake.vault.return_codes import in_groups
from practice import work
from practice.models import ReferralOption
from tests.journeys.navigators import TherapistNavigator, come_back, width_of

SMALL = {"width": 320, "height": 640}
RANGE = "eight to twelve weeks, I think"


def test_a_sender_finds_the_apology_for_a_late_answer_while_every_letter_is_locked(
    site, practice, therapist, sender, page, inspected
):
    sent = sender.send(practice)
    ReferralOption.objects.create(name="The board’s list", url="https://board.example.org/")
    long_ago = timezone.now() - timedelta(days=9)
    Inquiry.objects.update(sent_at=long_ago, state_since=long_ago, reply_by=long_ago + timedelta(days=2))
    work.do_what_is_due()

    page.set_viewport_size(SMALL)
    come_back(page, site.url, in_groups(sent.code))
    word = page.get_by_role("region", name="A word from me")
    expect(word).to_contain_text("I’m late. That’s about me, not about you.")
    expect(word.get_by_role("link", name="The board’s list")).to_be_visible()
    expect(word.get_by_role("link", name="988").first).to_be_visible()
    assert width_of(page) <= SMALL["width"]
    inspected.look("a letter whose answer is late")
    assert inspected.faults() == []

    TherapistNavigator(page, site.url).sign_in(words="")
    page.goto(f"{site.url}/admin/intake/inquiry/{sent.case.inquiry.pk}/change/")
    expect(page.get_by_role("heading", name="What they were told in your name")).to_be_visible()
    expect(page.get_by_text(sender.reason)).to_have_count(0)


def test_someone_waits_is_asked_and_says_that_they_have_found_someone(
    site, practice, therapist, sender, page, browser, complaints, inspected
):
    sent = sender.send(practice)
    with browser.new_context() as at_the_practice:
        complaints.listen(at_the_practice)
        theirs = at_the_practice.new_page()
        TherapistNavigator(theirs, site.url).sign_in()
        letter = f"{site.url}/admin/intake/inquiry/{sent.case.inquiry.pk}"
        theirs.goto(f"{letter}/move/waitlisted/")
        theirs.get_by_label("How long, honestly").fill(RANGE)
        theirs.get_by_label("They said yes to waiting").check()
        theirs.get_by_role("button", name="Put on the waiting list").click()
        expect(theirs.get_by_text("This letter is now")).to_be_visible()
        Inquiry.objects.update(state_since=timezone.now() - timedelta(days=22))
        work.do_what_is_due()

        page.set_viewport_size(SMALL)
        come_back(page, site.url, in_groups(sent.code))
        place = page.get_by_role("region", name="Your place on the waiting list")
        expect(place).to_contain_text("Are you still waiting?")
        expect(place).to_contain_text(RANGE)
        assert width_of(page) <= SMALL["width"]
        inspected.look("someone who waits and is asked")
        place.get_by_role("button", name="I am still waiting").click()
        expect(place).to_contain_text("You said that you are still waiting.")
        place.get_by_role("button", name="I have found someone").click()
        expect(page.get_by_role("region", name="A word from me")).to_contain_text("I’m glad")
        expect(page.get_by_text("You left the waiting list.")).to_be_visible()
        inspected.look("someone who has left the waiting list")

        assert SetLetter.objects.get().answer == "found"
        theirs.goto(f"{letter}/change/")
        expect(theirs.get_by_text("They answered: “I have found someone”")).to_be_visible()
        expect(theirs.get_by_text("Finished", exact=True).first).to_be_visible()
    assert inspected.faults() == []


def test_the_pages_for_referring_on_and_for_what_is_erased_soon_are_in_order(
    site, practice, inquiry, sender, page, inspected
):
    ReferralOption.objects.create(name="Dr. Lee", phone="503 555 0111", note="for couples", is_public=False)
    working = TherapistNavigator(page, site.url)
    working.sign_in()
    page.goto(f"{site.url}/admin/intake/inquiry/{inquiry.pk}/move/referred_on/")
    inspected.look("a place that nobody has checked")
    page.get_by_role("group", name="not checked for 180 days").get_by_label("Dr. Lee").check()
    page.get_by_label("What you told them").fill("I have thought about who could help.")
    page.get_by_label("Text: ").check()
    page.get_by_role("button", name="Refer on").click()
    expect(page.get_by_text("This letter is now")).to_be_visible()
    expect(page.get_by_text("503 555 0111").first).to_be_visible()

    Inquiry.objects.update(state_since=timezone.now() - timedelta(days=170))
    page.goto(f"{site.url}/admin/")
    page.get_by_role("link", name="Look at them").click()
    expect(page.get_by_role("link", name=sender.name)).to_be_visible()
    inspected.look("what is erased soon")
    assert inspected.faults() == []
