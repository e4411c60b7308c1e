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


def test_time_away_of_one_of_two_counts_on_the_days_of_the_other_only(practice, therapist, second_therapist):
    WorkingHours.objects.create(staff=therapist, weekday=1, starts=time(9), ends=time(17))
    WorkingHours.objects.create(staff=second_therapist, weekday=3, starts=time(9), ends=time(17))
    AwayPeriod.objects.create(staff=therapist, **DECEMBER)
    # Thursday, and the Thursday after: on the Tuesday between them, who works then is away.
    assert calendar.reply_by(practice, sent_at=END_OF_NOVEMBER).date() == date(2026, 12, 10)


def test_time_away_of_the_practice_is_time_away_of_both_therapists(practice, therapist, second_therapist):
    AwayPeriod.objects.create(**DECEMBER)
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


def test_new_year_does_not_count_across_the_year(practice):
    thirtieth_of_december = datetime(2026, 12, 30, 20, tzinfo=UTC)
    # Thursday counts, Friday is New Year, then comes a weekend.
    assert promised(practice, thirtieth_of_december) == "Mon 4 Jan 18:00"


@pytest.mark.parametrize(
    ("sent", "utc_hour"),
    [(datetime(2026, 10, 29, 20, tzinfo=UTC), 2), (datetime(2027, 3, 11, 20, tzinfo=UTC), 1)],
    ids=["clocks go back", "clocks go forward"],
)
def test_a_promise_is_six_in_the_evening_also_when_the_clocks_change_meanwhile(practice, sent, utc_hour):
    kept = calendar.reply_by(practice, sent_at=sent)
    assert (kept.strftime("%a"), kept.hour) == ("Mon", 18)
    assert kept.astimezone(UTC).hour == utc_hour


def test_a_letter_sent_in_the_hour_that_comes_twice_is_promised_the_same_day_both_times(practice):
    first, second = (datetime(2026, 11, 1, hour, 30, tzinfo=UTC) for hour in (8, 9))
    assert calendar.reply_by(practice, sent_at=first) == calendar.reply_by(practice, sent_at=second)


def test_a_holiday_that_is_kept_on_another_day_does_not_count_on_that_day(practice):
    # The fourth of July 2027 is a Sunday, so the fifth is free.
    assert promised(practice, datetime(2027, 7, 2, 20, tzinfo=UTC)) == "Wed 7 Jul 18:00"


def test_a_holiday_of_the_region_does_not_count_there_and_counts_elsewhere(practice):
    before_patriots_day = datetime(2027, 4, 16, 20, tzinfo=UTC)
    assert promised(practice, before_patriots_day) == "Tue 20 Apr 18:00"
    practice.region = "MA"
    assert promised(practice, before_patriots_day) == "Wed 21 Apr 18:00"


@pytest.mark.parametrize("stored", [{"region": "XX"}, {"region": "OR", "country": "GB"}, {"country": "ZZ"}], ids=str)
def test_a_country_or_region_that_is_none_breaks_no_page(client, practice, stored):
    type(practice).objects.update(**stored)
    assert client.get("/").status_code == 200
    assert client.get("/help-now/").status_code == 200


def test_in_a_region_nobody_knows_the_holidays_of_the_country_still_do_not_count(practice):
    practice.region = "XX"
    assert promised(practice, at(25)) == "Mon 30 Nov 18:00"


@pytest.mark.parametrize("name", ["america/nowhere", "America", "+05:00", "", "../../etc/passwd"])
def test_a_time_zone_that_is_none_breaks_no_page(client, practice, name):
    type(practice).objects.update(time_zone=name)
    assert client.get("/").status_code == 200


@time_machine.travel(datetime(2026, 11, 24, 3, 0, tzinfo=UTC))
def test_pages_say_the_day_as_the_practice_would_on_an_evening_that_is_tomorrow_elsewhere(client, practice, therapist):
    assert "Wednesday 25 November" in client.get("/intake/").content.decode()


@pytest.mark.parametrize("country", ["US", "CA", "GB", "IE", "AU", "NZ"])
def test_new_year_is_a_holiday_in_every_country_a_practice_can_be_in(practice, country):
    practice.country = country
    assert calendar.reply_by(practice, sent_at=datetime(2026, 12, 30, 20, tzinfo=UTC)).date() > date(2027, 1, 1)
