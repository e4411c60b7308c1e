"""When a therapist is free, what the page suggests, and a time at which they do not work."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from intake import free_times
from intake.booking import OutOfHours
from intake.models import Offer
from practice import calendar
from practice.models import AwayPeriod, WorkingHours
from tests.clients import post, text
from tests.intake.test_booking import offer
from tests.intake.test_times_pages import filled, url_of
from tests.people import unlocked

MONDAY = datetime(2027, 3, 1, 18, tzinfo=UTC)  # ten in the morning at the practice


@pytest.fixture(autouse=True)
def _on_a_monday():
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def week(therapist):
    """Let Ines work on Tuesdays from nine to one and from one to six, and on Thursdays from nine to ten."""
    for day, first, last in ((1, 9, 13), (1, 13, 18), (3, 9, 10)):
        WorkingHours.objects.create(staff=therapist, weekday=day, starts=time(first), ends=time(last))


@pytest.fixture
def other(robin, practice, therapist):
    """Return what someone else has sent."""
    return robin.send(practice).case.inquiry


def local(practice, day, hour, minute=0):
    return datetime(2027, 3, day, hour, minute, tzinfo=calendar.zone(practice))


def said(suggested, practice):
    return [f"{each.astimezone(calendar.zone(practice)):%a %d %b %H:%M}" for each in suggested.times]


def suggested(therapist, practice, *best):
    return free_times.suggest(therapist, profile=practice, best=best)


# suggesting


def test_up_to_twelve_whole_hours_are_suggested_three_a_day_at_most(therapist, practice, week):
    assert said(suggested(therapist, practice), practice) == [
        "Tue 02 Mar 10:00",
        "Tue 02 Mar 14:00",
        "Tue 02 Mar 17:00",
        "Thu 04 Mar 09:00",
        "Tue 09 Mar 09:00",
        "Tue 09 Mar 13:00",
        "Tue 09 Mar 17:00",
        "Thu 11 Mar 09:00",
        "Tue 16 Mar 09:00",
        "Tue 16 Mar 13:00",
        "Tue 16 Mar 17:00",
        "Thu 18 Mar 09:00",
    ]


def test_nothing_is_suggested_on_a_day_away_or_on_a_public_holiday(therapist, second_therapist, practice, week):
    AwayPeriod.objects.create(staff=therapist, first_day=date(2027, 3, 2), last_day=date(2027, 3, 3))
    AwayPeriod.objects.create(first_day=date(2027, 3, 4), last_day=date(2027, 3, 4))
    AwayPeriod.objects.create(staff=second_therapist, first_day=date(2027, 3, 9), last_day=date(2027, 3, 9))
    assert said(suggested(therapist, practice), practice)[0] == "Tue 09 Mar 09:00"
    with time_machine.travel(datetime(2027, 5, 28, 18, tzinfo=UTC)):
        WorkingHours.objects.all().delete()
        WorkingHours.objects.create(staff=therapist, weekday=0, starts=time(9), ends=time(10))
        assert said(suggested(therapist, practice), practice)[0] == "Mon 07 Jun 09:00"  # 31 May is Memorial Day


def test_hours_that_are_held_are_not_suggested_and_those_that_lapsed_are(therapist, practice, week, other):
    thursday = local(practice, 4, 9, 40)
    offer(other, therapist, thursday, minutes=10, lapses_at=MONDAY + timedelta(hours=2))
    assert "Thu 04 Mar 09:00" not in said(suggested(therapist, practice), practice)
    with time_machine.travel(MONDAY + timedelta(hours=2)):
        assert "Thu 04 Mar 09:00" in said(suggested(therapist, practice), practice)


def test_the_sender_s_best_times_come_alone_where_one_of_them_is_free(therapist, practice, week):
    mornings = suggested(therapist, practice, "thu_morning", "mon_evening")
    assert mornings.are_best
    assert {each[:3] + each[-5:] for each in said(mornings, practice)} == {"Thu09:00"}
    evenings = suggested(therapist, practice, "tue_evening")
    assert {each[:3] + each[-5:] for each in said(evenings, practice)} == {"Tue17:00"}
    sundays = suggested(therapist, practice, "sun_morning")
    assert sundays.are_best is False
    assert suggested(therapist, practice).are_best is None
    assert len(sundays.times) == 12


def test_an_hour_is_the_same_on_the_clock_after_the_clocks_change(therapist, practice, week):
    with time_machine.travel(datetime(2027, 3, 12, 18, tzinfo=UTC)):  # two days before
        assert said(suggested(therapist, practice, "thu_morning"), practice)[0] == "Thu 18 Mar 09:00"


def test_who_has_set_no_hours_is_suggested_nothing_and_told_where_to_set_them(as_therapist, inquiry, therapist):
    page = text(as_therapist.get(url_of(inquiry)))
    assert 'name="ticked"' not in page
    assert "Once your working hours are set" in page
    assert "/admin/practice/workinghours/" in page


# out of hours


@pytest.mark.parametrize(
    ("day", "clock", "minutes", "is_worked"),
    [
        (9, (9, 0), 50, True),
        (9, (12, 30), 60, True),  # the two stretches meet
        (9, (17, 10), 50, True),
        (9, (17, 11), 50, False),
        (9, (8, 59), 50, False),
        (10, (9, 0), 50, False),
        (11, (9, 10), 50, True),
        (16, (9, 0), 50, False),  # away
    ],
)
def test_a_time_at_which_its_therapist_does_not_work_is_refused_unless_it_is_meant(
    inquiry, therapist, practice, week, day, clock, minutes, is_worked
):
    AwayPeriod.objects.create(staff=therapist, first_day=date(2027, 3, 16), last_day=date(2027, 3, 16))
    at = local(practice, day, *clock)
    if not is_worked:
        with pytest.raises(OutOfHours, match="outside your working hours, or you are away"):
            offer(inquiry, therapist, at, minutes=minutes)
        assert not Offer.objects.exists()
    assert offer(inquiry, therapist, at, minutes=minutes, is_out_of_hours=not is_worked)


def test_who_is_away_is_asked_even_where_no_hours_are_set(inquiry, therapist, practice):
    AwayPeriod.objects.create(first_day=date(2027, 3, 9), last_day=date(2027, 3, 9))
    with pytest.raises(OutOfHours):
        offer(inquiry, therapist, local(practice, 9, 9))
    assert offer(inquiry, therapist, local(practice, 10, 3))


# the page


def ticks(page):
    return re.findall(r'name="ticked" value="([^"]*)"', page)


def given(**changes):
    return filled(time_1="", time_2="", lapses_at="2027-03-04T18:00", **changes)


def test_suggested_times_are_ticked_beside_the_free_fields(as_therapist, inquiry, practice, week):
    client = unlocked(as_therapist)
    page = text(client.get(url_of(inquiry)))
    assert len(ticks(page)) == 12
    assert "Thursday 4 March, 9 a.m." in page
    assert "offer it anyway" not in page
    chosen = ticks(page)[3:5]
    response = post(client, url_of(inquiry), given(ticked=chosen) | {"time_1": "2027-03-09T11:00"})
    assert response.status_code == 302
    written = local(practice, 9, 11)
    assert set(inquiry.offers.values_list("starts_at", flat=True)) == {*map(datetime.fromisoformat, chosen), written}


def test_a_time_that_is_ticked_and_written_is_one(as_therapist, inquiry, practice, week):
    client = unlocked(as_therapist)
    (one, *_) = [each for each in ticks(text(client.get(url_of(inquiry)))) if each.startswith("2027-03-04T17")]
    data = given(ticked=[one]) | {"time_1": "2027-03-04T09:00", "lapses_at": "2027-03-03T18:00"}
    assert post(client, url_of(inquiry), data).status_code == 302
    assert inquiry.offers.count() == 1


def test_a_suggested_time_that_someone_else_was_offered_meanwhile_is_refused_and_stays_ticked(
    as_therapist, inquiry, therapist, other, practice, week
):
    client = unlocked(as_therapist)
    chosen = ticks(text(client.get(url_of(inquiry))))[3]
    offer(other, therapist, datetime.fromisoformat(chosen), lapses_at=MONDAY + timedelta(hours=9))
    page = text(post(client, url_of(inquiry), given(ticked=[chosen])))
    assert "is held for someone else. Choose another time." in page
    assert re.search(rf'value="{re.escape(chosen)}"[^>]* checked', page)


def test_a_time_out_of_hours_asks_once_and_is_offered_with_a_tick(as_therapist, inquiry, practice, week):
    client, data = unlocked(as_therapist), given() | {"time_1": "2027-03-10T20:00"}
    page = text(post(client, url_of(inquiry), data))
    assert "Wednesday 10 March, 8 p.m. lies outside your working hours, or you are away." in page
    assert "I know, offer it anyway" in page
    assert 'value="2027-03-10T20:00"' in page
    assert not Offer.objects.exists()
    assert post(client, url_of(inquiry), data | {"anyway": "on"}).status_code == 302
    assert [each.starts_at for each in inquiry.offers.all()] == [local(practice, 10, 20)]


@pytest.mark.parametrize("hostile", ["x", "2027-03-04", "2027-03-04T17:00", "9999-12-31T23:59+00:00", "\x00", "1"])
def test_a_tick_that_stands_for_no_moment_breaks_no_page(as_therapist, inquiry, week, hostile):
    client = unlocked(as_therapist)
    page = text(post(client, url_of(inquiry), given(ticked=[hostile])))
    assert "<title>Error:" in page
    assert not Offer.objects.exists()


def test_ticks_outlast_the_lock(as_locked_therapist, inquiry, therapist, practice, week):
    chosen = [each.astimezone(UTC).isoformat() for each in suggested(therapist, practice).times[3:5]]
    page = text(post(as_locked_therapist, url_of(inquiry), given(ticked=chosen)))
    assert re.findall(r'name="ticked" value="([^"]*)"', page) == chosen


def test_best_times_are_read_from_the_letter(as_therapist, sender, practice, therapist, week):
    inquiry = sender.send(practice, reaching={"times": ["thu_morning"]}).case.inquiry
    page = text(unlocked(as_therapist).get(url_of(inquiry)))
    assert len(ticks(page)) == 4
    assert "All are among their best times." in page
