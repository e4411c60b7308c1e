"""A promise is a working day."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine

from practice import calendar
from practice.models import AwayPeriod, WorkingHours


def at(day: int, hour: int = 20, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def promised(profile, sent: datetime) -> str:
    return calendar.reply_by(profile, sent_at=sent).strftime("%a %-d %b %H:%M")


def test_two_working_days_after_a_monday_is_wednesday_evening(practice):
    assert promised(practice, at(16)) == "Wed 18 Nov 18:00"


def test_a_weekend_does_not_count(practice):
    assert promised(practice, at(20)) == "Tue 24 Nov 18:00"


def test_thanksgiving_does_not_count(practice):
    assert promised(practice, at(25)) == "Mon 30 Nov 18:00"


def test_the_day_is_the_one_at_the_practice_not_at_the_server(practice):
    late_on_sunday_in_oregon = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)
    assert promised(practice, late_on_sunday_in_oregon) == "Tue 17 Nov 18:00"


def test_only_days_on_which_someone_works_count(practice, therapist):
    for weekday in (0, 3):
        WorkingHours.objects.create(staff=therapist, weekday=weekday, starts=time(9), ends=time(17))
    assert promised(practice, at(16)) == "Mon 23 Nov 18:00"


def test_time_away_of_the_whole_practice_does_not_count(practice):
    AwayPeriod.objects.create(first_day=date(2026, 12, 1), last_day=date(2026, 12, 11))
    with_away = calendar.reply_by(practice, sent_at=datetime(2026, 11, 30, 20, tzinfo=UTC))
    assert with_away.date() == date(2026, 12, 15)


DECEMBER = {"first_day": date(2026, 12, 1), "last_day": date(2026, 12, 11)}
END_OF_NOVEMBER = datetime(2026, 11, 30, 20, tzinfo=UTC)


def test_time_away_of_the_only_therapist_does_not_count(practice, therapist):
    AwayPeriod.objects.create(staff=therapist, **DECEMBER)
    assert calendar.reply_by(practice, sent_at=END_OF_NOVEMBER).date() == date(2026, 12, 15)


def test_time_away_of_one_of_two_therapists_still_counts(practice, therapist, second_therapist):
    AwayPeriod.objects.create(staff=therapist, **DECEMBER)
    assert calendar.reply_by(practice, sent_at=END_OF_NOVEMBER).date() == date(2026, 12, 2)


def test_hours_of_people_who_answer_nobody_do_not_count(practice, therapist, editor):
    WorkingHours.objects.create(staff=therapist, weekday=0, starts=time(9), ends=time(17))
    WorkingHours.objects.create(staff=editor, weekday=1, starts=time(9), ends=time(17))
    assert promised(practice, at(16)) == "Mon 30 Nov 18:00"


def test_a_promise_never_falls_into_a_long_time_away(practice):
    AwayPeriod.objects.create(first_day=date(2026, 11, 1), last_day=date(2028, 1, 1))
    assert calendar.reply_by(practice, sent_at=at(16)).date() > date(2028, 1, 1)


@pytest.mark.parametrize("name", ["america/nowhere", "America", "+05:00", "", "../../etc/passwd"])
def test_a_time_zone_that_is_none_breaks_no_page(client, practice, name):
    type(practice).objects.update(time_zone=name)
    assert client.get("/").status_code == 200


@time_machine.travel(datetime(2026, 11, 24, 3, 0, tzinfo=UTC))
def test_pages_say_the_day_as_the_practice_would_on_an_evening_that_is_tomorrow_elsewhere(client, practice):
    assert "Wednesday 25 November" in client.get("/intake/").content.decode()


@pytest.mark.parametrize("country", ["US", "CA", "GB", "IE", "AU", "NZ"])
def test_new_year_is_a_holiday_in_every_country_a_practice_can_be_in(practice, country):
    practice.country = country
    assert calendar.reply_by(practice, sent_at=datetime(2026, 12, 30, 20, tzinfo=UTC)).date() > date(2027, 1, 1)
