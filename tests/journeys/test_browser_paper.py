"""On paper, which has no coloured grounds, a ticked box differs from an empty one, and nothing to press is left."""

from tests.journeys.intake_walk import IntakeWalk

PRESSED = "input => [getComputedStyle(input).appearance, getComputedStyle(input, '::before').content]"


def test_a_step_of_the_intake_shows_its_ticks_on_paper(site, therapist, page):
    walk = IntakeWalk(page, site.url)
    walk.begin()
    ticked = page.locator(".tick input").first
    ticked.check()
    assert ticked.evaluate(PRESSED)[0] == "none"
    page.emulate_media(media="print")
    assert ticked.evaluate(PRESSED) == ["auto", "none"]
    assert not page.locator(".leave").first.is_visible()
    assert not page.get_by_role("button", name="Continue").is_visible()
