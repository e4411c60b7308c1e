"""Before the doors of a practice are open, no public page leads anybody to writing a letter."""

import re

import pytest
from django.core.management import call_command
from django.urls import reverse

from articles import introducing
from articles.models import Page
from intake.models import Decision
from practice.models import Profile
from tests.clients import text
from tests.walking_the_site import public_pages

pytestmark = pytest.mark.one_database
LEADS_TO_A_LETTER = re.compile(r'(?:href|action)=(?:"|&quot;)(?:https?://[^/"&]*)?/intake/')
INVITES = re.compile(r"write (?:to )?(?:me|us)\b|write (?:me )?a first letter|write through this site", re.IGNORECASE)
SOON = "This practice opens soon. It takes no letters yet."
SENTENCES = ["I listen.", "I go slowly.", "I have time.", "I ask first.", "I tell you what I think."]


def of_readers(client):
    """Return every public page by its address, and the page that is shown where there is none."""
    pages = {path: page for path, page in public_pages(client) if not path.startswith("/intake/")}
    return pages | {"/no-such-page/": client.get("/no-such-page/").content.decode()}


@pytest.fixture
def introduced(articles, therapist):
    """Let the therapist have a page about them as the guide makes it, which ends with an invitation."""
    Page.objects.filter(slug="about").delete()
    introducing.introduce(therapist, SENTENCES, by=therapist)


def test_no_public_page_leads_to_a_letter_or_asks_for_one_without_saying_that_none_is_taken_yet(
    client, introduced, closed_doors
):
    pages = of_readers(client)
    assert {"/imprint/", "/accessibility/", "/fees/", "/about/", "/feed/", "/return/lost/"} <= pages.keys()
    assert sum(path.startswith("/patterns/") for path in pages) > 5
    for path, page in pages.items():
        assert not LEADS_TO_A_LETTER.search(page), path
        assert SOON in page or not INVITES.search(page), path


def test_the_pages_say_that_the_practice_opens_soon(client, introduced, closed_doors):
    for path in (
        "/",
        "/imprint/",
        "/accessibility/",
        "/about/",
        "/people/ines-calder/",
        "/articles/four-pattern-families/",
    ):
        assert SOON in text(client.get(path)), path


def test_in_a_new_practice_that_nobody_has_described_it_is_the_same(client, db):
    call_command("load_starter", verbosity=0)
    pages = of_readers(client)
    assert "/fees/" in pages
    for path, page in pages.items():
        assert not LEADS_TO_A_LETTER.search(page), path
        assert SOON in page or not INVITES.search(page), path


def test_once_they_are_open_the_same_pages_lead_to_a_letter(client, introduced):
    pages = of_readers(client)
    for path in ("/imprint/", "/accessibility/", "/fees/", "/about/", "/no-such-page/", "/feed/", "/return/lost/"):
        assert LEADS_TO_A_LETTER.search(pages[path]), path
        assert SOON not in pages[path], path


def test_a_page_that_is_not_there_leads_on_also_beside_a_website_elsewhere(client, articles, closed_doors):
    Profile.objects.update(existing_website="https://calder.example/")
    page = client.get("/no-such-page/").content.decode()
    ways = page.split('<ul class="ways dashes">')[1].split("</ul>")[0]
    assert reverse("help-now") in ways


def test_a_practice_without_room_calls_the_way_on_what_it_is(client, articles):
    Profile.objects.update(capacity=Profile.Capacity.CLOSED)
    page = client.get("/no-such-page/").content.decode()
    assert "Write to me" not in page
    assert "Where to turn</a>" in page


def test_opening_changes_what_the_pages_say_at_once(client, articles, closed_doors):
    assert "/intake/" not in text(client.get("/imprint/"))
    Decision.objects.create(what=Decision.What.DOORS_OPENED)
    Profile.objects.first().save()
    assert "Write through this site" in text(client.get("/imprint/"))
