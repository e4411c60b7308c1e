"""Beside a form of the admin stands the page that readers would get with what was typed, and nothing is stored."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from practice import faces
from practice.admin.profile import ProfileAdmin
from practice.models import AwayPeriod, CrisisLine, Licence, Pattern, Place, Profile, ReferralOption, SiteVersion, Staff
from tests.admin_forms import filled
from tests.clients import post, text

pytestmark = pytest.mark.one_database

PROFILE = "/admin/practice/profile/1"


@pytest.fixture
def looked(as_locked_therapist, articles):
    """Return a function that looks at a page with some of the form changed."""

    def look(at=PROFILE, face="", scheme="light", **changes):
        data = filled(as_locked_therapist, f"{at}/change/", **changes)
        return post(as_locked_therapist, f"{at}/look/", data, _face=face, _scheme=scheme)

    return look


def test_the_page_shows_what_stands_in_the_form_and_nothing_is_stored(looked):
    before = SiteVersion.current()
    with CaptureQueriesContext(connection) as queries:
        page = text(looked(name="Harbour Lane Practice", fee="95"))
    assert "Harbour Lane Practice" in page
    assert "$95 a session" in page
    assert Profile.current().name != "Harbour Lane Practice"
    assert SiteVersion.current() == before
    written = [each["sql"] for each in queries if re.match(r"\s*(INSERT|UPDATE|DELETE)", each["sql"])]
    assert written == []


def test_a_look_without_a_form_shows_what_is_stored(as_locked_therapist, articles, practice):
    assert practice.name in text(as_locked_therapist.get(f"{PROFILE}/look/"))


@pytest.mark.parametrize("capacity", Profile.Capacity.values)
def test_every_page_that_is_offered_can_be_looked_at(looked, capacity):
    titles = set()
    for key in ProfileAdmin.faces:
        page = text(looked(face=key, scheme="dark", name="Harbour Lane Practice", capacity=capacity))
        assert "Harbour Lane Practice" in page
        assert 'class="harbour as-dark"' in page
        assert ".js" not in page
        titles.add(re.search(r"<h1[^>]*>([^<]*)", page)[1])
    assert len(titles) == len(ProfileAdmin.faces)


@pytest.mark.parametrize("palette", ["garden", "evening"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_shown_by_day_and_by_night(looked, palette, scheme):
    assert f'class="{palette} as-{scheme}"' in text(looked(palette=palette, scheme=scheme))


def test_places_are_shown_as_they_are_typed(looked, practice):
    place = practice.places.first()
    rows = {"places-TOTAL_FORMS": "3", "places-0-name": "Ontario", "places-1-name": "Quebec", "places-1-order": "9"}
    page = text(looked(**rows))
    assert "Online in Ontario and Quebec" in page
    assert [each.name for each in Place.objects.all()] == [place.name]
    assert "Online in Quebec" not in text(looked(**rows, **{"places-1-DELETE": "on"}))


def test_what_is_wrong_is_said_and_left_out(looked, practice):
    page = text(looked(name="Harbour Lane Practice", fee="-5", time_zone="Mars/Olympus"))
    assert "Harbour Lane Practice" in page
    assert "$180 a session" in page
    assert "Fee for a session: " in page
    assert "Time zone: Write a time zone like" in page


GARBAGE = ("", "-1", "9" * 40, "<script>", "\u202e" * 30, "x" * 5000, "\x00")


@pytest.mark.both_databases
@pytest.mark.parametrize("typed", GARBAGE, ids=range(len(GARBAGE)))
def test_no_form_is_so_wrong_that_nothing_is_shown(as_locked_therapist, articles, typed):
    names = filled(as_locked_therapist, f"{PROFILE}/change/")
    for face in ProfileAdmin.faces:
        response = post(as_locked_therapist, f"{PROFILE}/look/", dict.fromkeys(names, typed), _face=face)
        assert "Not all that you typed is shown" in text(response)
        assert b"<script>" not in response.content


def test_a_form_with_no_fields_at_all_shows_what_is_stored(as_locked_therapist, articles):
    assert "Not all that you typed is shown" in text(post(as_locked_therapist, f"{PROFILE}/look/"))


def test_only_the_admin_may_frame_it_and_nothing_in_it_runs(looked, as_locked_therapist, client):
    response = looked()
    policy = response.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "script-src 'none'" in policy
    assert "form-action 'none'" in policy
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies
    form = as_locked_therapist.get(f"{PROFILE}/change/")
    assert "frame-src 'self'" in form.headers["Content-Security-Policy"]
    assert 'sandbox="allow-same-origin"' in text(form)
    for address in ("/", "/admin/", f"{PROFILE}/change/"):
        response = as_locked_therapist.get(address)
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["X-Frame-Options"] == "DENY"


def test_nobody_else_looks(looked, as_editor, client):
    assert as_editor.get(f"{PROFILE}/look/").status_code == 403
    assert as_editor.get("/admin/practice/pattern/add/look/").status_code == 403
    assert client.get(f"{PROFILE}/look/").headers["Location"].startswith("/admin/login/")


def test_a_practice_with_its_own_website_is_looked_at_where_letters_begin(looked):
    page = text(looked(existing_website="https://calder.example/"))
    assert "Before you write" in page
    assert "https://calder.example/" in page


def test_someone_s_page_is_shown_with_their_licences(looked, therapist, practice):
    at = f"/admin/practice/therapist/{therapist.pk}"
    place = practice.places.first()
    new = {"licences-0-title": "Professional Counselor", "licences-0-number": "C7", "licences-0-place": place.pk}
    page = text(looked(at, display_name="Ines Moss", approaches="Slowly.\nTogether.", **new))
    assert "<h1>Ines Moss</h1>" in page
    assert "Professional Counselor, number C7, in Oregon" in re.sub("</?bdi>", "", page)
    assert "<li>Together.</li>" in page
    assert "Ines Moss" in text(looked(at, face="home", display_name="Ines Moss", **new))
    assert "Professional Counselor" in text(looked(at, face="imprint", **new))
    assert Staff.objects.get(pk=therapist.pk).display_name == "Ines Calder"
    assert not Licence.objects.exists()


def test_a_crisis_line_is_shown_where_it_will_stand(looked):
    line = CrisisLine.objects.filter(country="US").first()
    page = text(looked(f"/admin/practice/crisisline/{line.pk}", number="0800 111"))
    assert 'href="tel:0800111">0800 111</a>' in page
    assert page.count(line.name) == 1


def test_a_new_crisis_line_is_shown_before_it_is_saved(as_locked_therapist, articles):
    at = "/admin/practice/crisisline/add"
    data = filled(as_locked_therapist, f"{at}/", country="US", name="Night line", number="0800 222")
    assert "Night line" in text(post(as_locked_therapist, f"{at}/look/", data))
    assert not CrisisLine.objects.filter(name="Night line").exists()


def test_a_place_to_turn_to_is_shown_as_people_are_led_there(looked):
    option = ReferralOption.objects.first()
    assert "Someone kind" in text(looked(f"/admin/practice/referraloption/{option.pk}", name="Someone kind"))


def test_a_pattern_is_shown_in_its_step(looked):
    pattern = Pattern.objects.first()
    at = f"/admin/practice/pattern/{pattern.pk}"
    assert "I go quiet" in text(looked(at, text="I go quiet"))
    assert pattern.text not in text(looked(at, is_asked=""))


def test_every_page_that_a_form_names_is_registered():
    from django.contrib import admin

    from practice.live_preview import LivePreview

    shown = [each for each in admin.site._registry.values() if isinstance(each, LivePreview)]
    assert len(shown) >= 5
    for each in shown:
        assert faces.named(*each.faces)


def test_days_away_show_in_what_is_promised(as_locked_therapist, articles, time_machine):
    time_machine.move_to("2026-03-02 09:00:00-08:00")
    at = "/admin/practice/awayperiod/add"
    data = filled(as_locked_therapist, f"{at}/", first_day="2026-03-03", last_day="2026-03-06")
    assert "Wednesday 4 March" in text(as_locked_therapist.get(f"{at}/look/"))
    assert "Tuesday 10 March" in text(post(as_locked_therapist, f"{at}/look/", data))
    assert "Wednesday 4 March" in text(post(as_locked_therapist, f"{at}/look/", data, last_day="soon"))
    assert not AwayPeriod.objects.exists()


def test_working_hours_show_in_what_is_promised(as_locked_therapist, articles, therapist, time_machine):
    time_machine.move_to("2026-03-02 09:00:00-08:00")
    at = "/admin/practice/workinghours/add"
    data = filled(as_locked_therapist, f"{at}/", staff=therapist.pk, weekday=4, starts="09:00", ends="17:00")
    assert "Friday 13 March" in text(post(as_locked_therapist, f"{at}/look/", data, _face="start"))
    assert "Wednesday 4 March" in text(as_locked_therapist.get("/"))


def test_ages_of_one_therapist_stand_on_their_page_and_nowhere_else(looked, therapist):
    at = f"/admin/practice/therapist/{therapist.pk}"
    assert "I see people aged 12 to 17." in text(looked(at, minimum_age="12", maximum_age="17"))
    assert "I see people aged 18 and over." in text(looked(at, face="start", minimum_age="12", maximum_age="17"))
    assert "I see people of all ages." in text(looked(face="start", minimum_age="0"))
    page = text(looked(at, minimum_age="40", maximum_age="17"))
    assert "The oldest age must not be under the youngest." in page


def test_what_is_to_be_mended_is_said_above_the_form_with_a_way_to_each_field(as_locked_therapist, practice):
    data = filled(as_locked_therapist, f"{PROFILE}/change/", fee="-5", name="", **{"places-0-name": ""})
    page = text(post(as_locked_therapist, f"{PROFILE}/change/", data))
    assert '<a href="#id_fee">Fee for a session: Write 0 or more.</a>' in page
    assert '<a href="#id_name">Name of the practice: Please fill this in.</a>' in page
    assert '<a href="#id_places-0-name">Place, Name: Please fill this in.</a>' in page
    assert Profile.current().name == practice.name


def test_colours_are_chosen_by_what_they_look_like(as_locked_therapist, practice):
    page = text(as_locked_therapist.get(f"{PROFILE}/change/"))
    assert page.count('type="radio" name="palette"') == 3
    assert page.count("The highest level (AAA) asks for 7.") == 3
    assert page.count('<svg class="palette-colours"') == 3


def test_a_practice_is_shown_before_it_is_described_for_the_first_time(as_locked_therapist, practice):
    Profile.objects.all().delete()
    at = "/admin/practice/profile/add"
    data = filled(as_locked_therapist, f"{at}/", name="Harbour Lane Practice", fee="95")
    page = text(post(as_locked_therapist, f"{at}/look/", data))
    assert "Harbour Lane Practice" in page
    assert "$95 a session" in page
    assert not Profile.objects.exists()
