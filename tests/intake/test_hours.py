"""The quarters of an hour that times hold, and a time that was agreed on by hand and holds them too."""

import importlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from intake import booking, hours, reading, triage
from intake.models import HeldSlot, Offer
from intake.triage import Brought, Refused
from intake.workflow import State
from tests.clients import post, text
from tests.intake.test_booking import WHERE, offer
from tests.intake.test_booking import hours as in_days
from tests.people import fresh, opened
from tests.two_letters import visiting

NINE = datetime(2027, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def offers(inquiry, therapist):
    """Return three times that Wren was offered."""
    return offer(inquiry, therapist)


@pytest.fixture
def other(robin, practice, therapist):
    """Return what someone else has sent."""
    return robin.send(practice).case.inquiry


def at(hour, minute=0, second=0):
    return NINE.replace(hour=hour, minute=minute, second=second)


def slots_of(*given):
    return list(HeldSlot.objects.filter(offer__in=given).order_by("starts_at").values_list("starts_at", flat=True))


def agreed(when, **changes):
    given: dict[str, Any] = {"minutes": 50, "format": "in_person", "where": "Room two", "agreed_by": "on the phone"}
    return Brought(when=when, **(given | changes))


# quarters


@pytest.mark.parametrize(
    ("starts_at", "minutes", "touched"),
    [
        (at(9), 15, [at(9)]),
        (at(9), 50, [at(9), at(9, 15), at(9, 30), at(9, 45)]),
        (at(9), 60, [at(9), at(9, 15), at(9, 30), at(9, 45)]),
        (at(9, 5), 10, [at(9)]),
        (at(9, 10), 20, [at(9), at(9, 15)]),
        (at(9, 14, 59), 15, [at(9), at(9, 15)]),
        (at(23, 45), 20, [at(23, 45), at(23, 45) + timedelta(minutes=15)]),
    ],
)
def test_a_time_holds_every_quarter_that_it_touches(starts_at, minutes, touched):
    assert hours.quarters(starts_at, minutes) == touched


def test_what_is_offered_is_held_and_what_is_withdrawn_or_not_taken_is_held_no_longer(inquiry, therapist, offers):
    first, second, third = offers
    assert len(slots_of(*offers)) == 12
    booking.withdraw(opened(inquiry), first.pk, by=therapist)
    assert slots_of(first) == []
    booking.accept(opened(inquiry), second.pk)
    assert slots_of(second, third) == hours.quarters(second.starts_at, 50)
    triage.move(opened(inquiry), State.WAITLISTED, by=therapist, seen="booked", brought=WAITS)
    assert not HeldSlot.objects.exists()


WAITS = Brought(consent=True, honest_range="four to eight weeks")


def test_the_quarters_of_a_lapsed_time_are_cleared_by_whoever_next_wants_one_and_no_others(
    inquiry, other, therapist, offers
):
    first, second, _ = offers
    with time_machine.travel(first.lapses_at + timedelta(seconds=1)):
        (anew,) = offer(other, therapist, first.starts_at + timedelta(minutes=30), minutes=10)
        assert slots_of(first) == [first.starts_at, *(first.starts_at + timedelta(minutes=each) for each in (15, 45))]
        assert slots_of(anew) == [anew.starts_at]
        assert len(slots_of(second)) == 4


def test_the_database_itself_lets_no_two_times_hold_one_quarter(offers):
    first, second, _ = offers
    with pytest.raises(IntegrityError), transaction.atomic():
        HeldSlot.objects.create(offer=second, staff=first.staff, starts_at=first.starts_at)


def test_two_times_that_overlap_are_not_offered_to_one_sender_either(inquiry, therapist, offers):
    with pytest.raises(Refused, match="overlaps with another time that you offer them"):
        offer(inquiry, therapist, offers[0].starts_at + timedelta(minutes=30))
    (one,) = in_days(9)
    with pytest.raises(Refused, match="overlaps with another time that you offer them"):
        offer(inquiry, therapist, one, one + timedelta(minutes=30))
    assert inquiry.offers.count() == 3
    assert HeldSlot.objects.count() == 12


# by hand


def test_a_time_agreed_on_by_hand_is_one_that_was_taken(inquiry, therapist, offers, rf):
    (when,) = in_days(9)
    triage.move(opened(inquiry), State.BOOKED, by=therapist, seen="replied", brought=agreed(when))
    taken = inquiry.offers.get(state="accepted")
    assert (taken.starts_at, taken.minutes, taken.format, taken.staff) == (when, 50, "in_person", therapist)
    assert slots_of(*inquiry.offers.all()) == hours.quarters(when, 50)
    assert reading.read_times(opened(inquiry)).where == "Room two"
    page = text(visiting(opened(inquiry), rf).get("/return/"))
    assert "We meet on" in page
    assert "Room two" in page
    assert "In person, 50 minutes" in page
    assert visiting(opened(inquiry), rf).get("/return/calendar.ics").status_code == 200


@pytest.mark.parametrize("minutes", [-45, 0, 45])
def test_an_hour_that_is_held_for_someone_else_is_booked_by_nobody_by_hand(
    inquiry, other, therapist, as_therapist, offers, minutes
):
    when = offers[0].starts_at + timedelta(minutes=minutes)
    with pytest.raises(Refused, match="held for someone else") as refusal:
        triage.move(opened(other), State.BOOKED, by=therapist, seen="new", brought=agreed(when))
    assert str(refusal.value).startswith(hours.said(when))
    assert fresh(other).state == State.NEW
    assert not other.offers.exists()
    assert not other.entries.filter(kind__in=["note", "offer"]).exists()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"minutes": 0}, "between 10 minutes"),
        ({"minutes": 241}, "between 10 minutes"),
        ({"format": ""}, "how you would meet"),
        ({"format": "phone"}, "did not mark a call as safe"),
    ],
)
def test_nobody_books_by_hand_what_could_not_be_offered(inquiry, therapist, changes, why):
    brought = agreed(in_days(9)[0], **changes)
    with pytest.raises(Refused, match=why):
        triage.move(opened(inquiry), State.BOOKED, by=therapist, seen="new", brought=brought)
    assert not Offer.objects.exists()


def test_the_page_asks_how_long_and_how_and_keeps_what_was_typed_when_the_hour_is_held(
    as_therapist, inquiry, other, offers
):
    url = f"/admin/intake/inquiry/{other.pk}/move/booked/"
    page = text(as_therapist.get(url))
    assert 'name="minutes" value="20"' in page
    assert page.count('name="format"') == 2
    when = timezone.localtime(offers[0].starts_at, zone()).strftime("%Y-%m-%dT%H:%M")
    sent = {"seen": "new", "when": when, "minutes": "50", "format": "online", "where": WHERE, "agreed_by": "by text"}
    page = text(post(as_therapist, url, sent))
    assert "is held for someone else. Choose another time." in page
    assert WHERE in page
    assert post(as_therapist, url, sent | {"when": f"{when[:-5]}00:05"}).status_code == 302
    assert fresh(other).state == State.BOOKED


def zone():
    from practice import calendar
    from practice.models import Profile

    return calendar.zone(Profile.current())


# what was there before


def test_times_that_were_there_before_get_their_quarters_and_none_is_offered_that_cannot_be_kept(
    inquiry, other, therapist, offers
):
    first, second, third = offers
    booking.accept(opened(other), offer(other, therapist, *in_days(20))[0].pk)
    taken = other.offers.get(state="accepted")
    HeldSlot.objects.all().delete()
    # It begins when one that is taken ends: the two touch one quarter.
    Offer.objects.filter(pk=first.pk).update(starts_at=taken.ends_at)
    Offer.objects.filter(pk=third.pk).update(lapses_at=timezone.now() - timedelta(seconds=1))
    migration = importlib.import_module("intake.migrations.0009_hold_the_hours")
    migration.hold(apps, connection.schema_editor())
    assert slots_of(taken) == hours.quarters(taken.starts_at, 50)
    assert slots_of(second) == hours.quarters(second.starts_at, 50)
    assert slots_of(first, third) == []
    assert Offer.objects.get(pk=first.pk).state == "withdrawn"
