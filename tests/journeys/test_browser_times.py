"""A time to meet from both sides: suggested, taken, missed without blame, and offered anew."""

from datetime import time, timedelta

import pytest
import time_machine
from playwright.sync_api import Page, expect

from intake.models import Inquiry, Offer
from intake.vault.return_codes import in_groups
from practice.models import WorkingHours
from tests.journeys.navigators import TherapistNavigator, come_back, width_of

SORRY = "I waited a while. Shall we try again?"
WHERE = "https://meet.example/room-of-ines"


def offer_times(page: Page, address: str, how_many: int) -> None:
    """Offer the first of the suggested times."""
    page.goto(f"{address}offers/")
    for number in range(how_many):
        page.locator("[name=ticked]").nth(number).check()
    page.get_by_label("Online").check()
    page.get_by_label("Where").fill(WHERE)
    page.get_by_label("What you told them").fill("Here are some times.")
    page.locator("[name=route]").first.check()
    page.get_by_role("button", name="Offer these times").click()
    page.wait_for_url("**/change/")


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_a_missed_time_is_followed_by_kind_words_and_other_times(
    site, practice, therapist, sender, browser, complaints, scripts
):
    for day in range(7):
        WorkingHours.objects.create(staff=therapist, weekday=day, starts=time(9), ends=time(17))
    sent = sender.send(practice)
    code, address = in_groups(sent.code), f"{site.url}/admin/intake/inquiry/{sent.case.inquiry.pk}/"
    with browser.new_context(java_script_enabled=scripts, viewport={"width": 360, "height": 740}) as context:
        complaints.listen(context)
        desk, phone = context.new_page(), context.new_page()
        TherapistNavigator(desk, site.url).sign_in()
        offer_times(desk, address, 2)
        come_back(phone, site.url, code)
        phone.get_by_role("button", name="Take this time").nth(1).click()
        expect(phone.locator(".standing")).to_contain_text("We meet on")
        taken = Offer.objects.get(state="accepted")

        with time_machine.travel(taken.ends_at + timedelta(minutes=10)):
            context.clear_cookies()
            TherapistNavigator(desk, site.url).sign_in()
            desk.goto(f"{address}change/")
            assert width_of(desk) <= 360
            desk.get_by_role("link", name="They did not come").click()
            desk.get_by_label("What you told them").fill(SORRY)
            desk.locator("[name=route]").first.check()
            desk.get_by_role("button", name="Keep this").click()
            desk.wait_for_url("**/offers/")
            assert width_of(desk) <= 360
            come_back(phone, site.url, code)
            expect(phone.get_by_role("article").last).to_contain_text(SORRY)
            expect(phone.locator("main")).to_contain_text("We missed each other.")
            expect(phone.locator("main")).not_to_contain_text("did not come")
            offer_times(desk, address, 3)
            phone.goto(f"{site.url}/return/")
            expect(phone.get_by_role("button", name="Take this time")).to_have_count(3)
    assert [each.outcome for each in Offer.objects.filter(state="accepted")] == ["no_show"]
    assert Inquiry.objects.get().state == "replied"
