"""Until somebody has said where the practice is, its pages say nothing that holds in one country only."""

import re

import pytest
from django.core.management import call_command

from articles.models import Article
from intake import doors
from intake.models import Decision
from practice import describing, maintenance
from practice.models import Profile, SiteVersion, Staff
from tests.clients import text
from tests.walking_the_site import public_pages

pytestmark = pytest.mark.one_database
ANYWHERE = "Call the emergency number where you are."
OF_ONE_COUNTRY = re.compile(r"good faith estimate|cms\.gov|ld\+json|insurance card|og:site_name|\b988\b|\b911\b")
NOINDEX = '<meta name="robots" content="noindex">'


@pytest.fixture
def new_practice(db):
    """Return the one therapist of a practice that was begun, and that nobody has described."""
    call_command("load_starter", verbosity=0)
    return Staff.objects.create_superuser("sofia", display_name="Sofia Marsh", slug="sofia-marsh")


def described(staff, country):
    """Let the therapist say in which country the practice is, as the guide does."""
    profile = Profile(name="Elm Street", country=country)
    describing.describe(profile, staff, display_name="Sofia Marsh", credentials="")


def help_line(page):
    return page.split('class="help-line"')[1].split("</p>")[0]


def test_no_page_says_anything_of_one_country(client, new_practice):
    pages = dict(public_pages(client)) | {"/people/sofia-marsh/": text(client.get("/people/sofia-marsh/"))}
    assert {"/", "/fees/", "/intake/", "/articles/four-pattern-families/"} <= pages.keys()
    for path, page in pages.items():
        found = OF_ONE_COUNTRY.search(page)
        assert path == "/help-now/" or found is None, (path, found)
        assert 'class="foot"' not in page or ANYWHERE in help_line(page), path


def test_help_now_names_every_country_alike(client, new_practice):
    page = text(client.get("/help-now/"))
    assert "Numbers by country" in page
    assert "In other countries" not in page
    assert ANYWHERE in page
    numbers = page.split("Numbers by country")[1]
    for country in ("United States", "Canada", "Ireland", "New Zealand"):
        assert f"<summary><h3>{country}</h3></summary>" in numbers
    assert "988" in numbers


def test_a_practice_that_is_closed_for_upkeep_names_numbers_of_every_country(new_practice):
    known = maintenance._known()
    assert (known["country"], known["lines"]) == ("", [])


@pytest.mark.parametrize(("country", "number", "has_estimate"), [("US", "988", True), ("GB", "116 123", False)])
def test_once_the_country_is_known_its_own_number_stands_first(client, new_practice, country, number, has_estimate):
    described(new_practice, country)
    page = text(client.get("/fees/"))
    assert number in help_line(page)
    assert ANYWHERE not in page
    assert ("good faith estimate" in page) == has_estimate
    start = text(client.get("/"))
    assert f'"addressCountry":"{country}"' in start
    assert '"name":"Elm Street"' in start


def test_a_practice_of_which_nothing_is_known_says_nothing_of_ages(client, new_practice):
    assert "I see people" not in text(client.get("/intake/")) + text(client.get("/people/sofia-marsh/"))
    described(new_practice, "GB")
    assert "I see people aged 18 and over." in text(client.get("/people/sofia-marsh/"))


def test_robots_are_told_to_wait_until_the_doors_are_open(client, articles):
    Decision.objects.all().delete()
    closed = {path: page for path, page in public_pages(client) if "<head>" in page}
    assert {"/", "/fees/", "/articles/", "/privacy/", "/help-now/", "/imprint/", "/search/"} <= closed.keys()
    for path, page in closed.items():
        assert page.count(NOINDEX) == 1, path
    # Whoever may not read a page would not see that it is to be left out.
    assert "Disallow: /\n" not in text(client.get("/robots.txt"))


def test_once_the_doors_are_open_pages_may_be_found(client, articles):
    slug = Article.objects.live().values_list("slug", flat=True)[0]
    for path in ("/", "/fees/", f"/articles/{slug}/", "/privacy/", "/help-now/", "/imprint/", "/people/ines-calder/"):
        assert NOINDEX not in text(client.get(path)), path
    for path in ("/intake/", "/search/", "/return/"):
        assert text(client.get(path)).count(NOINDEX) == 1, path


def test_that_they_may_be_found_shows_as_soon_as_the_doors_are_opened(client, articles, therapist):
    Decision.objects.all().delete()
    SiteVersion.change()
    assert NOINDEX in text(client.get("/imprint/"))
    doors.decide(Decision.What.DOORS_OPENED, by=therapist)
    SiteVersion.change()
    assert NOINDEX not in text(client.get("/imprint/"))
