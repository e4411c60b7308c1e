"""The unlock cookie among others: mixed up, planted, sent twice; and what ends it in every session."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client

from intake import invitations, readers, unlock
from tests.people import OTHER_WORDS, PASSWORD, WORDS, key_of, unlocked
from tests.six_words import two_of

pytestmark = pytest.mark.one_database

UNLOCK, SESSION = settings.UNLOCK_COOKIE_NAME, settings.SESSION_COOKIE_NAME


def is_open(client) -> bool:
    return client.post("/admin/still-here/").status_code == 204


def cookie(client, name=UNLOCK) -> str:
    return client.cookies[name].value


def sends(header: str) -> int:
    """Return how the lock answers a browser that sends exactly these cookies."""
    return Client(headers={"Cookie": header}).post("/admin/still-here/").status_code


@pytest.fixture
def as_tomas(second_therapist) -> Client:
    """Return a client signed in as Tomas, with the letters unlocked."""
    client = Client()
    client.force_login(second_therapist)
    return unlocked(client)


@pytest.fixture
def at_home(therapist) -> Client:
    """Return another client signed in as Ines, with the letters unlocked."""
    client = Client()
    client.force_login(therapist)
    return unlocked(client)


# mixed up


def test_the_unlock_cookie_of_one_reader_beside_the_session_of_another_opens_nothing(as_therapist, as_tomas):
    for unlock_of, session_of in ((as_therapist, as_tomas), (as_tomas, as_therapist)):
        assert sends(f"{SESSION}={cookie(session_of, SESSION)}; {UNLOCK}={cookie(unlock_of)}") == 409
    assert is_open(as_therapist)
    assert is_open(as_tomas)


def test_the_unlock_cookie_of_another_session_of_the_same_reader_opens_nothing(as_therapist, at_home):
    assert sends(f"{SESSION}={cookie(at_home, SESSION)}; {UNLOCK}={cookie(as_therapist)}") == 409


def test_the_unlock_cookie_alone_opens_nothing(as_therapist):
    assert sends(f"{UNLOCK}={cookie(as_therapist)}") == 302


def test_an_unlock_cookie_that_was_planted_before_the_sign_in_opens_nothing_afterwards(therapist, as_tomas):
    ines, planted = Client(), cookie(as_tomas)
    ines.cookies[UNLOCK] = planted
    given = {"username": "ines", "password": PASSWORD, "words": WORDS}
    assert ines.post("/admin/login/", given).status_code == 302
    assert cookie(ines) != planted
    assert sends(f"{SESSION}={cookie(ines, SESSION)}; {UNLOCK}={planted}") == 409
    assert is_open(ines)


def test_a_session_that_was_planted_before_the_sign_in_is_not_the_one_that_is_opened(therapist, as_editor):
    ines, planted = Client(), cookie(as_editor, SESSION)
    ines.cookies[SESSION] = planted
    assert ines.post("/admin/login/", {"username": "ines", "password": PASSWORD, "words": WORDS}).status_code == 302
    assert cookie(ines, SESSION) != planted
    assert sends(f"{SESSION}={planted}; {UNLOCK}={cookie(ines)}") == 302


@pytest.mark.parametrize("other", ["", "x", "A" * 86, "é" * 86, "A" * 5000, '"', "a;b=c", "\x01"])
@pytest.mark.parametrize("first", [True, False])
def test_two_unlock_cookies_are_no_error_and_open_no_more_than_one(as_therapist, as_tomas, other, first):
    mine, session = cookie(as_therapist), cookie(as_therapist, SESSION)
    for tossed in (other, cookie(as_tomas)):
        pair = (tossed, mine) if first else (mine, tossed)
        both = "; ".join(f"{UNLOCK}={value}" for value in pair)
        assert sends(f"{SESSION}={session}; {both}") in {204, 409}
        assert sends(f"{SESSION}={session}; {UNLOCK}={tossed}; {UNLOCK}={tossed}") == 409


def test_over_https_every_cookie_is_for_this_host_alone():
    asked = "; ".join(
        f"print(settings.{name}_COOKIE_NAME, settings.{name}_COOKIE_SECURE)" for name in ("SESSION", "CSRF")
    )
    asked = f"from django.conf import settings; {asked}; print(settings.VISIT_COOKIE_NAME, settings.UNLOCK_COOKIE_NAME)"
    public = os.environ | {"SITE_URL": "https://practice.example.org", "ALLOWED_HOSTS": "practice.example.org"}
    said = subprocess.run([sys.executable, "-c", asked], env=public, capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["__Host-staff", "True", "__Host-form", "True", "__Host-visit", "__Host-unlock"]


def test_a_cookie_for_this_host_alone_is_given_and_taken_back_as_browsers_demand(as_locked_therapist, settings):
    settings.HTTPS, settings.UNLOCK_COOKIE_NAME = True, "__Host-unlock"
    for path, given in (("/admin/unlock/", {"words": WORDS}), ("/admin/lock/", {}), ("/admin/logout/", {})):
        morsel = as_locked_therapist.post(path, given).cookies["__Host-unlock"]
        assert (morsel["secure"], morsel["path"], morsel["domain"]) == (True, "/", ""), path


# other words, another key


def take_new_words(client, path="/admin/readers/words/") -> HttpResponse:
    """Let Ines take the six words that a page shows, and return how she is answered."""
    page = client.get(path).text
    return client.post(path, two_of(page))


def test_new_words_lock_every_other_session_and_the_one_that_took_them_goes_on(as_therapist, at_home, as_tomas):
    assert take_new_words(at_home).status_code == 302
    assert is_open(at_home)
    assert not is_open(as_therapist)
    assert as_therapist.get("/admin/").status_code == 200
    assert is_open(as_tomas)


def test_what_was_unlocked_with_the_old_words_stays_locked_though_its_cookie_and_session_are_put_back(as_therapist):
    old_unlock, row = cookie(as_therapist), Session.objects.get()
    assert take_new_words(as_therapist).status_code == 302
    Session.objects.filter(pk=row.pk).update(session_data=row.session_data)
    as_therapist.cookies[UNLOCK] = old_unlock
    assert not is_open(as_therapist)


def test_new_words_taken_at_the_terminal_lock_every_session(as_therapist, therapist):
    readers.change_words(key_of(therapist), OTHER_WORDS, by=therapist)
    assert not is_open(as_therapist)


def test_a_new_key_by_a_link_locks_every_other_session(as_therapist, at_home, therapist, second_therapist):
    path = f"/admin/readers/join/{invitations.invite(therapist, by=second_therapist)}/"
    assert take_new_words(at_home, path).status_code == 302
    assert is_open(at_home)
    assert not is_open(as_therapist)


# logging out


@pytest.mark.parametrize("path", ["/admin/lock/", "/admin/logout/"])
def test_locking_and_logging_out_leave_neither_row_nor_cookie_nor_cache(as_therapist, path):
    stolen = cookie(as_therapist), cookie(as_therapist, SESSION)
    response = as_therapist.post(path)
    assert response.headers["Clear-Site-Data"] == '"cache"'
    assert response.cookies[UNLOCK].value == ""
    assert response.cookies[UNLOCK]["max-age"] == 0
    assert not [row for row in Session.objects.all() if unlock.IN_SESSION in row.get_decoded()]
    assert sends(f"{SESSION}={stolen[1]}; {UNLOCK}={stolen[0]}") == 302


def test_logging_out_is_a_post_and_for_those_who_are_signed_in(as_therapist, client):
    assert as_therapist.get("/admin/logout/").status_code == 405
    assert is_open(as_therapist)
    assert client.post("/admin/logout/").url == "/admin/"
