"""Limits hold, and what they remember leads back to nobody."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from practice import ratelimit, work
from practice.models import DailyKey, LimitCount

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
NOON = datetime(2026, 11, 24, 12, 20, tzinfo=UTC)
SOMEBODY, ANOTHER = "203.0.113.7", "203.0.113.8"


def tries(number, address=SOMEBODY, what="codes", most=2, within=HOUR):
    """Return whether each of several tries was allowed."""
    return [ratelimit.allow(what, address, most=most, within=within).is_allowed for _ in range(number)]


@time_machine.travel(NOON, tick=False)
def test_what_is_over_the_limit_is_refused_until_a_moment_that_is_told():
    assert tries(4) == [True, True, False, False]
    refused = ratelimit.allow("codes", SOMEBODY, most=2, within=HOUR)
    assert refused.until == datetime(2026, 11, 24, 13, tzinfo=UTC)
    assert ratelimit.allow("codes", ANOTHER, most=2, within=HOUR).until is None


def test_from_that_moment_on_it_is_allowed_again():
    with time_machine.travel(NOON, tick=False) as clock:
        tries(2)
        clock.move_to(ratelimit.allow("codes", SOMEBODY, most=2, within=HOUR).until)
        assert tries(3) == [True, True, False]


@time_machine.travel(datetime(2026, 11, 24, 23, 50, tzinfo=UTC), tick=False)
def test_no_window_outlasts_the_day():
    tries(1, most=1, within=timedelta(hours=7))
    refused = ratelimit.allow("codes", SOMEBODY, most=1, within=timedelta(hours=7))
    assert refused.until == datetime(2026, 11, 25, tzinfo=UTC)


@pytest.mark.parametrize("within", [timedelta(0), timedelta(seconds=-1), timedelta(days=1, seconds=1)])
def test_a_window_that_is_none_or_longer_than_a_day_is_refused(within):
    with pytest.raises(ValueError, match="a day at the most"):
        ratelimit.allow("codes", SOMEBODY, most=1, within=within)


@time_machine.travel(NOON, tick=False)
def test_one_thing_is_counted_apart_from_another_and_one_client_from_another():
    tries(2)
    assert tries(1, what="letters") == [True]
    assert tries(1, address=ANOTHER) == [True]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"),
        ("203.0.113.7", "::ffff:203.0.113.7"),
        ("fe80::1%eth0", "fe80::2"),
        ("no address", ""),
        ("", "203.0.113.7, 203.0.113.8"),
    ],
)
def test_addresses_that_one_client_can_choose_from_count_as_one(one, other):
    with time_machine.travel(NOON, tick=False):
        tries(2, address=one)
        assert tries(1, address=other) == [False]


@pytest.mark.parametrize(("one", "other"), [("2001:db8:1:2::1", "2001:db8:1:3::1"), (SOMEBODY, "not an address")])
def test_addresses_of_others_count_apart(one, other):
    with time_machine.travel(NOON, tick=False):
        tries(2, address=one)
        assert tries(1, address=other) == [True]


def all_that_is_stored() -> bytes:
    """Return every value of both tables, keys apart, in one."""
    rows = list(LimitCount.objects.values_list("what", "client", "number", "starts_at"))
    return b" ".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for row in rows for value in row
    )


def test_neither_the_address_nor_its_bare_hash_is_stored():
    tries(1)
    stored, (count,) = all_that_is_stored(), LimitCount.objects.all()
    assert SOMEBODY.encode() not in stored
    assert len(count.client) == 4
    for text in (SOMEBODY, f"codes {SOMEBODY}"):
        for name in ("sha256", "sha1", "md5", "sha512", "blake2b"):
            assert hashlib.new(name, text.encode()).digest()[:4] != bytes(count.client)


def test_on_another_day_the_same_client_is_stored_as_another():
    for day in (24, 25):
        with time_machine.travel(datetime(2026, 11, day, 12, tzinfo=UTC), tick=False):
            tries(1)
    first, second = LimitCount.objects.order_by("starts_at").values_list("client", flat=True)
    assert bytes(first) != bytes(second)
    keys = {bytes(key) for key in DailyKey.objects.values_list("key", flat=True)}
    assert {len(key) for key in keys} == {32}
    assert len(keys) == 2


@time_machine.travel(NOON, tick=False)
def test_what_one_client_does_in_two_places_looks_like_two_clients():
    tries(1, what="codes")
    tries(1, what="letters")
    one, other = LimitCount.objects.values_list("client", flat=True)
    assert bytes(one) != bytes(other)


@time_machine.travel(NOON, tick=False)
def test_a_client_has_one_row_a_window_and_its_number_stops_at_the_limit():
    tries(50)
    assert LimitCount.objects.get().number == 2


def test_the_work_loop_forgets_earlier_days_and_nothing_of_today():
    with time_machine.travel(NOON, tick=False) as clock:
        tries(1)
        tries(1, address=ANOTHER)
        clock.move_to(NOON + timedelta(days=1))
        tries(1)
        work.do_what_is_due()
        assert DailyKey.objects.get().day == (NOON + timedelta(days=1)).date()
        assert LimitCount.objects.get().starts_at == datetime(2026, 11, 25, 12, tzinfo=UTC)
        assert ratelimit.forget_earlier_days() == 0


def test_many_rows_are_forgotten_a_few_at_a_time(monkeypatch):
    monkeypatch.setattr(ratelimit, "AT_ONCE", 2)
    with time_machine.travel(NOON, tick=False) as clock:
        for last in range(5):
            tries(1, address=f"203.0.113.{last}")
        clock.move_to(NOON + timedelta(days=1))
        # The key goes first: from then on the rows are about nobody.
        assert [ratelimit.forget_earlier_days() for _ in range(4)] == [3, 2, 1, 0]


TIMES = 8


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_no_more_are_allowed_than_may_be():
    def one(_):
        try:
            return ratelimit.allow("codes", SOMEBODY, most=3, within=timedelta(days=1)).is_allowed
        finally:
            connection.close()

    with time_machine.travel(NOON, tick=False), ThreadPoolExecutor(TIMES) as pool:
        allowed = list(pool.map(one, range(TIMES)))
    assert (allowed.count(True), LimitCount.objects.get().number) == (3, 3)
    assert DailyKey.objects.count() == 1
