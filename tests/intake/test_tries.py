"""Wrong words: each session waits for its own, and a thief in one does not hold the reader back in another."""

from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from intake import readers, tries, unlock
from intake.models import Event, Reader, SessionTries
from intake.vault import staff as staff_keys
from intake.vault.errors import Busy, WrongPassphrase
from tests.people import OTHER_WORDS, PASSWORD, WORDS, anyone


def type_in(client, words):
    return client.post("/admin/unlock/", {"words": words})


def is_open(client) -> bool:
    return client.post("/admin/still-here/").status_code == 204


def thief_in_the_session_of(client) -> Client:
    """Return someone who has stolen the session's cookie and nothing else."""
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return thief


def signed_in(words="", password=PASSWORD):
    """Return a new browser in which Ines tries to sign in, and how she is answered."""
    client = Client()
    return client, client.post("/admin/login/", {"username": "ines", "password": password, "words": words})


def wait_of(client) -> float:
    """Return for how many seconds no further words are tried in this session."""
    row = SessionTries.objects.get(session=unlock.session_name(client))
    return (row.next_try_at - timezone.now()).total_seconds()


def wrong(reader, session: str) -> None:
    with pytest.raises(WrongPassphrase):
        readers.unlock(reader, OTHER_WORDS, session=session)


# in one session


def test_wrong_words_again_and_again_delay_the_next_try_ever_longer(as_locked_therapist, clock):
    waits = []
    for _ in range(12):
        type_in(as_locked_therapist, OTHER_WORDS)
        waits.append(wait_of(as_locked_therapist))
        clock(seconds=waits[-1])
    assert waits == [0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


def test_while_one_waits_even_the_right_words_are_not_tried(as_locked_therapist, clock):
    for _ in range(3):
        type_in(as_locked_therapist, OTHER_WORDS)
    assert "Wait 2 seconds" in type_in(as_locked_therapist, WORDS).text
    clock(seconds=2)
    type_in(as_locked_therapist, WORDS)
    assert is_open(as_locked_therapist)


def test_the_right_words_end_the_delay(as_locked_therapist):
    for words in (OTHER_WORDS, OTHER_WORDS, WORDS):
        type_in(as_locked_therapist, words)
    assert not SessionTries.objects.exists()
    assert Reader.objects.get().failed_tries == 0


def test_when_too_many_unlock_at_once_the_page_says_try_again_and_counts_no_try(as_locked_therapist, monkeypatch):
    def full(*args, **kwargs):
        raise Busy

    type_in(as_locked_therapist, OTHER_WORDS)
    monkeypatch.setattr(staff_keys, "open_private", full)
    response = type_in(as_locked_therapist, WORDS)
    assert response.status_code == 503
    assert "Try again shortly" in response.text
    assert Reader.objects.get().failed_tries == SessionTries.objects.get().failed_tries == 1


@pytest.mark.django_db(transaction=True)
def test_many_tries_at_once_in_one_session_are_not_one(therapist):
    def one(_):
        try:
            readers.unlock(therapist, OTHER_WORDS, session="a session")
        except (WrongPassphrase, tries.TooSoon, Busy) as told:
            return type(told)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(one, range(8)))
    assert said.count(tries.TooSoon) >= 8 - tries.ONE_SESSION.free - 1
    assert SessionTries.objects.get().failed_tries <= tries.ONE_SESSION.free + 1


def test_tries_of_long_ago_are_forgotten(therapist, clock):
    wrong(therapist, "a session")
    clock(days=1, seconds=1)
    wrong(therapist, "another")
    assert SessionTries.objects.get().session == "another"


def test_tries_that_were_taken_back_are_forgotten(therapist):
    for number in range(3):
        tries.take_back(tries.count(Reader.objects.get(), f"busy {number}"))
    wrong(therapist, "another")
    assert SessionTries.objects.get().session == "another"


# a thief with a session


def test_a_thief_in_a_stolen_session_does_not_hold_back_the_reader_who_signs_in(as_locked_therapist, clock):
    thief = thief_in_the_session_of(as_locked_therapist)
    for _ in range(40):
        type_in(thief, OTHER_WORDS)
        clock(seconds=30)
    for _ in range(5):
        type_in(thief, OTHER_WORDS)
    assert "Wait" in type_in(thief, WORDS).text

    in_one_step, response = signed_in(WORDS)
    assert response.status_code == 302
    assert is_open(in_one_step)
    in_two_steps, _ = signed_in()
    type_in(in_two_steps, WORDS)
    assert is_open(in_two_steps)
    assert "Wait" in type_in(thief, WORDS).text


def test_locking_a_stolen_session_does_not_make_it_a_new_one(as_locked_therapist):
    thief = thief_in_the_session_of(as_locked_therapist)
    for _ in range(3):
        type_in(thief, OTHER_WORDS)
        before = thief.cookies[settings.SESSION_COOKIE_NAME].value
        assert thief.post("/admin/lock/").status_code == 302
        assert thief.cookies[settings.SESSION_COOKIE_NAME].value != before
    assert "Wait 2 seconds" in type_in(thief, OTHER_WORDS).text


def test_a_session_that_is_locked_twice_at_once_is_still_one(as_locked_therapist, rf):
    store = import_module(settings.SESSION_ENGINE).SessionStore
    before = unlock.session_name(as_locked_therapist)
    both = [rf.post("/admin/lock/"), rf.post("/admin/lock/")]
    for request in both:
        request.session = store(as_locked_therapist.session.session_key)
        assert request.session[SESSION_KEY]
    for request in both:
        unlock.end(request, HttpResponse())
    assert both[0].session.session_key != both[1].session.session_key
    assert unlock.session_name(both[0]) == unlock.session_name(both[1]) == before


def test_who_has_no_session_tries_nothing(therapist):
    Client().post("/admin/unlock/", {"words": OTHER_WORDS})
    signed_in(OTHER_WORDS, password="not the password")
    assert Reader.objects.get().failed_tries == 0
    assert not SessionTries.objects.exists()


def test_signing_in_once_more_in_the_same_browser_begins_anew(as_locked_therapist):
    for _ in range(3):
        type_in(as_locked_therapist, OTHER_WORDS)
    as_locked_therapist.post("/admin/lock/")
    as_locked_therapist.post("/admin/login/", {"username": "ines", "password": PASSWORD, "words": ""})
    type_in(as_locked_therapist, WORDS)
    assert is_open(as_locked_therapist)


# someone who has the password too


def test_wrong_words_at_the_door_delay_there_and_unlocking_inside_goes_on(therapist):
    for _ in range(3):
        signed_in(OTHER_WORDS)
    _refused, response = signed_in(WORDS)
    assert "Wait 2 seconds" in response.text
    inside, _ = signed_in()
    type_in(inside, WORDS)
    assert is_open(inside)


def test_ever_new_sessions_have_a_wide_bound_that_is_short_and_says_what_to_do(therapist, as_locked_therapist, clock):
    for number in range(tries.EVERYBODY.free + 1):
        wrong(therapist, f"session {number}")
    for number in range(20):
        with pytest.raises(tries.TooSoon):
            readers.unlock(therapist, OTHER_WORDS, session=f"one more {number}")
        clock(seconds=tries.EVERYBODY.longest.total_seconds())
        wrong(therapist, f"one more {number}")
    shown = type_in(as_locked_therapist, WORDS).text
    assert "Wait 10 seconds" in shown
    assert "change your password" in shown
    clock(seconds=10)
    type_in(as_locked_therapist, WORDS)
    assert is_open(as_locked_therapist)
    assert Reader.objects.get().failed_tries == 0


# what is written down


def failures() -> int:
    return Event.objects.filter(what=Event.What.UNLOCK_FAILED).count()


def test_wrong_words_are_an_event_without_the_words(as_locked_therapist, therapist):
    type_in(as_locked_therapist, OTHER_WORDS)
    event = Event.objects.get(what=Event.What.UNLOCK_FAILED)
    assert event.staff == therapist
    assert event.inquiry is None


def test_a_thief_does_not_flood_the_list_and_the_reader_sees_that_someone_goes_on_trying(therapist):
    with time_machine.travel(timezone.now(), tick=False) as travelled:
        for number in range(60):
            wrong(therapist, f"session {number}")
        assert failures() == tries.ALWAYS_AN_EVENT
        for hour in range(3):
            travelled.shift(tries.EVENT_EVERY)
            for number in range(10):
                wrong(therapist, f"session {hour} {number}")
    assert failures() == tries.ALWAYS_AN_EVENT + 3


def test_a_new_key_begins_with_no_tries(therapist):
    wrong(therapist, "a session")
    readers.add(therapist, WORDS, by=therapist, allowed=anyone)
    assert not SessionTries.objects.exists()
