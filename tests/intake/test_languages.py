"""Dates, numbers and the direction of the page follow the language of the address."""

import re

import pytest
from django.urls import clear_url_caches
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import trans_real

from intake.models import Inquiry
from practice import calendar
from scripts.words import CHECKOUT
from tests.clients import post, text
from tests.steps import go

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

SIDES = re.compile(r"(?:margin|padding|border)-(?:left|right)|[^-\w](?:left|right):|text-align: (?:left|right)")


@pytest.fixture
def arabic(settings):
    """Let the site speak Arabic too, as far as Django itself does."""
    settings.LANGUAGES = [("en", "English"), ("ar", "Arabic")]
    trans_real.get_languages.cache_clear()  # type: ignore[attr-defined]
    clear_url_caches()
    yield
    trans_real.get_languages.cache_clear()  # type: ignore[attr-defined]
    clear_url_caches()


def test_the_page_runs_from_right_to_left_and_its_dates_are_in_the_language(arabic, client, therapist, practice):
    page = text(client.get("/ar/intake/"))
    assert '<html lang="ar" dir="rtl" ' in page
    promised = calendar.local_day(practice, calendar.reply_by(practice, sent_at=timezone.now()))
    with translation.override("ar"):
        assert date_format(promised, "l j F") in page


def test_every_address_keeps_the_language(arabic, client, therapist, sender):
    assert post(client, "/ar/intake/", device="shared").headers["Location"] == "/ar/intake/place/"
    page = text(client.get("/ar/intake/place/"))
    assert 'action="/ar/intake/place/"' in page
    assert 'action="/intake' not in page


def test_a_draft_knows_the_language_in_which_it_was_begun(arabic, client, therapist, sender):
    post(client, "/ar/intake/place/", sender.place(), go="next")
    assert Inquiry.objects.get().language == "ar"


def test_a_text_may_run_either_way(client, therapist, sender):
    go(client, "place", sender.place())
    for tag in re.findall(r"<textarea[^>]*>", text(client.get("/intake/letter/"))):
        assert 'dir="auto"' in tag


def test_no_style_of_a_public_page_knows_left_from_right():
    for name in ("base", "components", "forms", "steps", "ticks", "reading", "return"):
        css = (CHECKOUT / "static" / "css" / f"{name}.css").read_text()
        assert not SIDES.findall(css), name
