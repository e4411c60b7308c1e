"""Every page of the intake is in order for axe-core and the Nu checker, with and without something to look at."""

from playwright.sync_api import expect

from tests.journeys.intake_walk import IntakeWalk
from tests.journeys.navigators import SenderNavigator

STEPS = ("place", "letter", "patterns", "today", "reaching", "hopes", "practical", "background")
# What is wrong in each step that can be wrong, by the name of the field; the last is only to be pressed.
WRONG = {
    "letter": {"reason": "x" * 10_001},
    "hopes": {"different": "x" * 10_001},
    "background": {"before": "x" * 10_001},
    "practical": {"easier": "x" * 501},
    "reaching": {"phone": "soon", "email": "wren"},
}


def test_every_step_is_in_order_with_and_without_something_to_look_at(site, articles, sender, page, inspected):
    page.goto(f"{site.url}/intake/place/")
    inspected.look("place")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_visible()
    inspected.look("place, wrong")
    SenderNavigator(page, site.url, sender).pass_the_first_page()
    for step in STEPS[1:]:
        page.goto(f"{site.url}/intake/{step}/")
        inspected.look(step)
        if step not in WRONG:
            continue
        for route in page.locator("[name=routes]").all():
            route.check()
        for name, value in WRONG[step].items():
            page.locator(f"[name={name}]").fill(value)
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("alert")).to_be_visible()
        inspected.look(f"{step}, wrong")
    assert inspected.faults() == []


def test_every_page_around_the_steps_is_in_order(site, articles, sender, page, inspected):
    page.goto(f"{site.url}/articles/what-is-attachment-based-healing/")
    page.get_by_role("checkbox", name="I pull back once someone matters").check()
    page.get_by_role("button", name="Bring these to a first conversation").click()
    page.wait_for_url("**/intake/")
    inspected.look("start")
    page.get_by_role("button", name="Begin").click()
    SenderNavigator(page, site.url, sender).pass_the_first_page()
    page.goto(f"{site.url}/intake/today/")
    page.get_by_label("Someone may hurt me").check()
    page.get_by_role("button", name="Continue").click()
    inspected.look("support")
    for path in ("now", "more", "code", "delete", "check"):
        page.goto(f"{site.url}/intake/{path}/")
        inspected.look(path)
    page.get_by_role("button", name="Send my letter").click()
    expect(page.get_by_role("alert")).to_be_visible()
    inspected.look("check, wrong")
    page.goto(f"{site.url}/intake/now/")
    page.get_by_role("button", name="Send now").click()
    expect(page.get_by_role("alert")).to_be_visible()
    inspected.look("now, wrong")
    page.goto(f"{site.url}/intake/delete/")
    page.get_by_role("button", name="Yes, delete it now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is gone")
    inspected.look("deleted")
    assert inspected.faults() == []


def test_the_confirmation_is_in_order(site, articles, sender, page, inspected):
    SenderNavigator(page, site.url, sender).write_and_send()
    inspected.look("sent")
    assert inspected.faults() == []


def test_the_pages_for_who_comes_too_late_or_to_the_wrong_place_are_in_order(
    site, articles, practice, sender, page, context, inspected
):
    page.goto(f"{site.url}/intake/place/")
    SenderNavigator(page, site.url, sender).pass_the_first_page()
    page.goto(f"{site.url}/intake/letter/")
    context.clear_cookies(name="visit")
    page.get_by_label("What made you reach out now?").fill(sender.reason)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("button", name="Begin again with this text")).to_be_visible()
    inspected.look("over")
    page.get_by_role("button", name="Open my letter and go on").click()
    expect(page.get_by_role("alert")).to_be_visible()
    inspected.look("over, wrong")
    page.goto(f"{site.url}/intake/place/")
    IntakeWalk(page, site.url).fill()
    page.get_by_label("Somewhere else").check()
    page.get_by_role("button", name="Continue").click()
    inspected.look("not here")
    practice.capacity = "closed"
    practice.save()
    page.goto(f"{site.url}/intake/")
    inspected.look("closed")
    assert inspected.faults() == []
