"""Signing in with the six words, and what locks the letters again."""

import base64

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from intake import readers, removal, unlock
from intake.models import Reader
from intake.vault import unlocking
from intake.vault.errors import Unreadable
from tests.people import INES_KEY, OTHER_WORDS, PASSWORD, TOMAS_KEY, WORDS, anyone, key_of, unlocked


@pytest.fixture
def door(client, therapist):
    """Return a function that signs Ines in with these six words."""

    def sign_in(words):
        return client.post("/admin/login/", {"username": "ines", "password": PASSWORD, "words": words})

    return sign_in


def is_open(client) -> bool:
    return client.post("/admin/still-here/").status_code == 204


def page(response) -> str:
    return response.content.decode()


def only_session():
    return Session.objects.get().get_decoded()


# signing in


def test_name_password_and_six_words_open_the_letters_in_one_step(door, client, inquiry, sender):
    assert door(WORDS).status_code == 302
    assert sender.name in page(client.get("/admin/"))


def test_six_words_may_be_typed_in_any_way(door, client):
    door("  " + WORDS.upper().replace(" ", "-"))
    assert is_open(client)


def test_without_the_words_one_is_signed_in_and_sees_when_letters_came_but_no_word(door, client, inquiry, sender):
    assert door("").status_code == 302
    shown = page(client.get("/admin/"))
    assert inquiry.reference in shown
    assert "Promised by" in shown
    for secret in (sender.name, sender.phone, sender.reason, "Oregon"):
        assert secret not in shown


def test_wrong_words_say_so_at_the_field_and_sign_nobody_in(door, client):
    response = door(OTHER_WORDS)
    assert response.status_code == 200
    assert "<title>Error:" in page(response)
    assert 'id="id_words_error"' in page(response)
    assert OTHER_WORDS not in page(response)
    assert client.get("/admin/").status_code == 302


def test_wrong_words_at_the_lock_say_so_at_the_field(as_locked_therapist):
    response = as_locked_therapist.post("/admin/unlock/", {"words": OTHER_WORDS})
    assert response.status_code == 200
    assert "<title>Error:" in page(response)
    assert 'id="id_words_error"' in page(response)
    assert OTHER_WORDS not in page(response)
    assert not is_open(as_locked_therapist)


def test_a_key_that_was_damaged_in_the_database_is_told_from_wrong_words(as_locked_therapist):
    Reader.objects.update(closed_private=b"\x01" + bytes(133))
    assert "damaged" in page(as_locked_therapist.post("/admin/unlock/", {"words": WORDS}))


# the cookie and the session row


def test_the_cookie_is_for_this_site_only_and_for_no_script(as_locked_therapist, settings):
    settings.HTTPS = True
    response = as_locked_therapist.post("/admin/unlock/", {"words": WORDS})
    cookie = response.cookies[settings.UNLOCK_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["secure"]
    assert not cookie["max-age"]
    assert not cookie["expires"]


def test_on_plain_http_the_cookie_is_not_marked_secure(as_locked_therapist, settings):
    settings.HTTPS = False
    response = as_locked_therapist.post("/admin/unlock/", {"words": WORDS})
    assert not response.cookies[settings.UNLOCK_COOKIE_NAME]["secure"]


def test_the_session_row_opened_with_secret_key_holds_no_key(as_therapist, therapist, settings):
    kept = only_session()[unlock.IN_SESSION]
    sealed = base64.b64decode(kept["sealed"])
    assert INES_KEY.private.encode() not in sealed
    assert as_therapist.cookies[settings.UNLOCK_COOKIE_NAME].value not in str(only_session())
    with pytest.raises(Unreadable):
        unlocking.open_for_token(unlocking.new_token(), sealed, "unlock", owner=str(therapist.pk))


def test_the_session_without_the_cookie_opens_nothing(as_therapist, settings):
    del as_therapist.cookies[settings.UNLOCK_COOKIE_NAME]
    assert not is_open(as_therapist)


def test_the_cookie_of_someone_else_opens_nothing(as_therapist, second_therapist, settings):
    tomas = Client()
    tomas.force_login(second_therapist)
    unlocked(tomas)
    tomas.cookies[settings.UNLOCK_COOKIE_NAME] = as_therapist.cookies[settings.UNLOCK_COOKIE_NAME].value
    assert not is_open(tomas)


def test_what_is_sealed_for_ines_opens_nothing_in_the_session_of_tomas(as_therapist, second_therapist, settings):
    ines_session = only_session()[unlock.IN_SESSION]
    tomas = Client()
    tomas.force_login(second_therapist)
    session = tomas.session
    session[unlock.IN_SESSION] = ines_session
    session.save()
    tomas.cookies[settings.UNLOCK_COOKIE_NAME] = as_therapist.cookies[settings.UNLOCK_COOKIE_NAME].value
    assert not is_open(tomas)


@pytest.mark.parametrize("cookie", ["", "x", "A" * 86, "é" * 86, "A" * 5000])
def test_a_cookie_that_was_never_given_opens_nothing(as_therapist, settings, cookie):
    as_therapist.cookies[settings.UNLOCK_COOKIE_NAME] = cookie
    assert not is_open(as_therapist)


# locking


def test_the_lock_button_closes_the_letters_and_leaves_nothing_that_opens_one(as_therapist, settings, inquiry, sender):
    response = as_therapist.post("/admin/lock/", {"next": f"/admin/intake/inquiry/{inquiry.pk}/change/"})
    assert response.url == f"/admin/intake/inquiry/{inquiry.pk}/change/"
    assert response.headers["Clear-Site-Data"] == '"cache"'
    assert as_therapist.cookies[settings.UNLOCK_COOKIE_NAME].value == ""
    assert unlock.IN_SESSION not in only_session()
    assert sender.name not in page(as_therapist.get(response.url))


def test_the_old_session_can_not_be_saved_back_by_a_request_that_was_under_way(as_therapist):
    before = as_therapist.session.session_key
    as_therapist.post("/admin/lock/")
    assert not Session.objects.filter(session_key=before).exists()


def test_a_stolen_cookie_opens_nothing_after_locking(as_therapist, settings):
    stolen = as_therapist.cookies[settings.UNLOCK_COOKIE_NAME].value
    as_therapist.post("/admin/lock/")
    as_therapist.cookies[settings.UNLOCK_COOKIE_NAME] = stolen
    assert not is_open(as_therapist)


def test_logging_out_leaves_no_session(as_therapist):
    as_therapist.post("/admin/logout/")
    assert not Session.objects.exists()


def test_fifteen_idle_minutes_lock_the_letters(as_therapist, clock):
    clock(minutes=15)
    assert not is_open(as_therapist)
    assert unlock.IN_SESSION not in only_session()


def test_typing_counts_as_activity(as_therapist, clock):
    for _ in range(3):
        clock(minutes=14)
        assert is_open(as_therapist)


def test_eight_hours_lock_the_letters_however_busy_one_was(as_therapist, clock):
    for _ in range(47):
        clock(minutes=10)
        assert is_open(as_therapist)
    clock(minutes=10)
    assert not is_open(as_therapist)


def test_an_open_page_says_how_long_it_stays_open(as_therapist, clock):
    clock(minutes=3)
    assert 'data-seconds-left="900"' in page(as_therapist.get("/admin/"))


def test_a_locked_page_has_nothing_to_lock(as_locked_therapist):
    assert "/admin/lock/" not in page(as_locked_therapist.get("/admin/"))


def test_public_pages_know_nothing_of_the_lock(as_therapist, articles):
    response = as_therapist.get("/")
    assert "locks-in" not in page(response)
    assert "Cookie" not in response.headers.get("Vary", "")


def test_a_note_typed_while_it_locked_is_kept_through_the_question_for_the_words(as_therapist, inquiry, clock):
    url, note = f"/admin/intake/inquiry/{inquiry.pk}/note/", "She asked for an <evening>.\nTwo lines."
    clock(minutes=16)
    question = as_therapist.post(url, {"text": note})
    assert question.status_code == 200
    assert "What you typed is kept" in page(question)
    assert "&lt;evening&gt;" in page(question)
    wrong = as_therapist.post(url, {"text": note, "words": OTHER_WORDS})
    assert "&lt;evening&gt;" in page(wrong)
    assert as_therapist.post(url, {"text": note, "words": WORDS}).status_code == 302
    assert "She asked for an &lt;evening&gt;." in page(as_therapist.get(f"/admin/intake/inquiry/{inquiry.pk}/change/"))


def test_after_locking_one_goes_on_only_inside_the_admin(as_locked_therapist):
    for elsewhere in ("https://elsewhere.example/admin/", "//elsewhere.example/admin/", "/return/", "javascript:1"):
        assert as_locked_therapist.post("/admin/lock/", {"next": elsewhere}).url == "/admin/"


# someone who may read no more


def test_a_removed_reader_is_signed_out(as_therapist, second_therapist, therapist):
    tomas = Client()
    tomas.force_login(second_therapist)
    unlocked(tomas)
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    assert tomas.get("/admin/").status_code == 302


def test_a_key_that_was_replaced_is_locked_everywhere(as_therapist, therapist):
    readers.add(therapist, OTHER_WORDS, by=therapist, allowed=anyone)
    assert not is_open(as_therapist)


def test_old_words_that_were_right_a_moment_ago_open_nothing_once_others_are_taken(
    as_locked_therapist, therapist, monkeypatch
):
    opens = readers.unlock

    def unlock(*args, **options):
        key = opens(*args, **options)
        readers.change_words(key, OTHER_WORDS, by=therapist)
        return key

    monkeypatch.setattr(readers, "unlock", unlock)
    as_locked_therapist.post("/admin/unlock/", {"words": WORDS})
    assert not is_open(as_locked_therapist)


def test_a_public_key_written_over_in_the_database_locks_the_letters(as_therapist):
    Reader.objects.update(public_key=TOMAS_KEY.public)
    assert not is_open(as_therapist)


def test_who_becomes_an_editor_meanwhile_reads_no_letter(as_therapist, therapist):
    therapist.role = therapist.Role.EDITOR
    therapist.save()
    assert not is_open(as_therapist)
    as_therapist.post("/admin/lock/")
    as_therapist.post("/admin/unlock/", {"words": WORDS})
    assert not is_open(as_therapist)
