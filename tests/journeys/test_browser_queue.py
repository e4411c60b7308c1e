"""A therapist between two sessions: unlocks, puts one letter off, answers the others one after another, and is done."""

import re

import pytest
from playwright.sync_api import expect

from intake.models import Inquiry
from tests.journeys.navigators import TherapistNavigator, width_of
from tests.people import WORDS, Sender


@pytest.fixture
def three(practice, therapist):
    """Three letters in the order in which they came, promised for three days from now at the least."""
    practice.reply_within_days = 3
    practice.save()
    return [Sender(name=name).send(practice).case.inquiry for name in ("Ada", "Bea", "Cleo")]


def test_putting_one_off_and_answering_the_rest_ends_with_done(site, three, page):
    page.set_viewport_size({"width": 360, "height": 800})
    working = TherapistNavigator(page, site.url)
    working.sign_in(words="")
    expect(page.get_by_role("heading", level=1)).to_contain_text("3 need you. Nothing is late.")
    # The sign of a letter may hold these three as figures, in capitals.
    expect(page.get_by_text(re.compile(r"\bAda\b"))).to_have_count(0)
    page.locator("#id_words").fill(WORDS)
    page.get_by_role("button", name="Unlock").click()
    expect(link(page, "Answer", "Ada")).to_be_visible()
    assert width_of(page) <= 360

    link(page, "Not today", "Ada").click()
    page.locator(".days button").first.click()
    expect(page.get_by_text("Put off until")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2 need you.")
    expect(link(page, "Answer", "Ada")).to_have_count(0)

    first, second = names_in_the_queue(page)
    link(page, "Answer", first).click()
    answer(page)
    expect(page.get_by_text("Sent. Here is the next.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(second)
    page.get_by_role("link", name="Answer", exact=True).click()
    answer(page)
    expect(page.get_by_text("Done. Next due")).not_to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nothing needs you now.")
    assert sorted(Inquiry.objects.values_list("state", flat=True)) == ["new", "replied", "replied"]


def link(page, words, name):
    """Return the button in the row of one letter."""
    return page.get_by_role("link", name=re.compile(f"^{words} ?: {name}$"))


def names_in_the_queue(page):
    """Return who waits, from the first row to the last."""
    return page.locator("[aria-labelledby^='letter-'] h2").all_inner_texts()


def answer(page):
    """Say what the sender was told."""
    page.get_by_label("What you told them").fill("Thank you for writing. Could we talk on Tuesday?")
    page.get_by_label("Text: ").check()
    page.get_by_role("button", name="Answer", exact=True).click()
