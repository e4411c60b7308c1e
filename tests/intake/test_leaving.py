"""Leaving the site at once."""

import pytest
from django.test import Client

pytestmark = pytest.mark.one_database


def test_until_a_country_is_chosen_leaving_goes_to_a_page_that_fits_everyone(client, db):
    assert client.get("/leave/").headers["Location"] == "https://www.wikipedia.org/"


def test_leaving_goes_to_the_neutral_page_and_clears_what_the_browser_kept(client, practice):
    response = client.get("/leave/")
    assert (response.status_code, response.headers["Location"]) == (302, practice.neutral_url)
    assert response.headers["Clear-Site-Data"] == '"cache"'
    assert response.headers["Referrer-Policy"] == "no-referrer"


def test_leaving_ends_the_visit(client, inquiry, case):
    from django.http import HttpResponse
    from django.test import RequestFactory

    from intake import visits
    from intake.models import Visit

    response = HttpResponse()
    visits.begin(RequestFactory().get("/"), response, case)
    client.cookies["visit"] = response.cookies["visit"].value
    assert client.get("/intake/sent/").status_code == 200
    client.get("/leave/")
    assert not Visit.objects.exists()
    client.cookies["visit"] = response.cookies["visit"].value
    assert client.get("/intake/sent/").status_code == 302


def test_a_signed_in_therapist_stays_signed_in(as_therapist: Client):
    as_therapist.get("/leave/")
    assert as_therapist.get("/admin/").status_code == 200


def test_a_forged_visit_shows_nothing(client, inquiry):
    client.cookies["visit"] = f"{inquiry.pk.hex}:forged:forged"
    assert client.get("/intake/sent/").status_code == 302
