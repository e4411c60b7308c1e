"""What led nowhere is listed before it is erased, stays while it is held, and stays when somebody works with it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from intake import history, retention, triage
from intake.models import Event, Inquiry
from intake.workflow import Mover
from practice.models import Profile
from tests.clients import text
from tests.people import fresh, opened, unlocked

ENDED = datetime(2026, 1, 5, 18, tzinfo=UTC)
PAGE = "/admin/intake/inquiry/erased-soon/"


@pytest.fixture
def after():
    """Return a function that sets the clock to so much time after the letter's end."""
    with time_machine.travel(ENDED, tick=False) as clock:
        yield lambda **later: clock.move_to(ENDED + timedelta(**later))


@pytest.fixture
def ended(after, inquiry):
    """Wren's letter, which has led nowhere."""
    Inquiry.objects.update(state="closed", state_since=ENDED)
    return fresh(inquiry)


def is_listed(inquiry, staff):
    return list(retention.leaving_soon(staff, profile=Profile.current())) == [inquiry]


def when(inquiry):
    return retention.when([inquiry])[0].erased_at - ENDED


def test_a_letter_is_listed_for_fourteen_days_and_then_erased(ended, after, therapist, editor):
    after(days=166)
    assert not is_listed(ended, therapist)
    after(days=166, seconds=1)
    assert is_listed(ended, therapist)
    assert not is_listed(ended, editor)
    assert when(ended) == timedelta(days=180)
    after(days=180)
    assert retention.purge() == 0
    after(days=180, seconds=1)
    assert retention.purge() == 1


def test_a_note_on_it_begins_the_time_again(ended, after, therapist):
    after(days=170)
    triage.add_note(opened(ended), "They may come back.", by=therapist)
    assert not is_listed(ended, therapist)
    assert when(ended) == timedelta(days=350)
    after(days=350)
    assert retention.purge() == 0
    after(days=350, seconds=1)
    assert retention.purge() == 1


def test_reading_it_keeps_it_no_longer(ended, after, therapist):
    after(days=170)
    triage.open_inquiry(ended, by=therapist)
    assert is_listed(ended, therapist)
    after(days=181)
    assert retention.purge() == 1


def test_what_is_held_is_neither_listed_nor_erased_and_is_listed_for_its_days_once_the_hold_ends(
    ended, after, therapist
):
    Inquiry.objects.update(held_at=ENDED, held_by=therapist)
    after(days=400)
    assert not is_listed(ended, therapist)
    assert retention.purge() == 0
    Inquiry.objects.update(held_at=None, held_by=None)
    history.record(ended, Event.What.HOLD_ENDED, mover=Mover.STAFF, by=therapist)
    assert is_listed(ended, therapist)
    assert retention.purge() == 0
    assert when(ended) == timedelta(days=414)
    after(days=414, seconds=1)
    assert retention.purge() == 1


def shorten(practice, days):
    practice.retention_days = days
    practice.save()


def test_a_shorter_term_erases_nothing_that_was_not_listed_for_fourteen_days(ended, after, therapist, practice):
    after(days=100)
    assert retention.purge() == 0
    shorten(practice, 30)
    assert is_listed(ended, therapist)
    assert retention.purge() == 0
    assert when(ended) == timedelta(days=114)
    after(days=113, hours=23)
    assert is_listed(ended, therapist)
    assert retention.purge() == 0
    assert when(ended) == timedelta(days=114)
    after(days=114)
    assert retention.purge() == 1


def test_what_was_on_the_list_already_goes_when_it_was_said_to_go(ended, after, therapist, practice):
    after(days=170)
    assert is_listed(ended, therapist)
    retention.purge()
    shorten(practice, 30)
    assert when(ended) == timedelta(days=180)
    after(days=180)
    assert retention.purge() == 0
    after(days=180, seconds=1)
    assert retention.purge() == 1


def test_shortening_it_twice_counts_from_the_last_and_lengthening_it_counts_at_once(ended, after, practice):
    after(days=100)
    retention.purge()
    shorten(practice, 90)
    retention.purge()
    after(days=110)
    shorten(practice, 30)
    retention.purge()
    after(days=123)
    assert retention.purge() == 0
    shorten(practice, 365)
    after(days=200)
    assert retention.purge() == 0


def test_the_first_page_says_so_quietly_and_leads_to_the_list(ended, after, therapist, sender):
    after(days=170)
    client = Client()
    client.force_login(therapist)
    first = text(client.get("/admin/"))
    assert "1 letter that ended is erased within 14 days." in first
    assert f'href="{PAGE}"' in first
    assert "Nothing needs you now." in first
    locked = text(client.get(PAGE))
    assert f"Letter {ended.reference}" in locked
    assert "erased on 4 July 2026" in locked
    assert sender.name not in locked
    assert sender.name in text(unlocked(client).get(PAGE))


def test_the_list_says_where_there_is_nothing_to_say(as_therapist, inquiry):
    assert "No letter will be erased within the next 14 days." in text(as_therapist.get(PAGE))
    assert PAGE not in text(as_therapist.get("/admin/"))


def test_the_list_costs_the_same_however_many_are_on_it(
    ended, after, therapist, sender, practice, django_assert_max_num_queries
):
    for _ in range(5):
        sender.send(practice)
    Inquiry.objects.update(state="closed", state_since=ENDED)
    after(days=170)
    client = Client()
    client.force_login(therapist)
    unlocked(client)
    with django_assert_max_num_queries(20):
        assert text(client.get(PAGE)).count("erased on 4 July") == 6
