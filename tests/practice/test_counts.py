"""What is counted is how often, by month, and never who."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection

from practice import counts
from practice.models import MonthlyTotal


def totals():
    return set(MonthlyTotal.objects.values_list("what", "key", "month", "number"))


def test_each_month_has_its_own_total_of_each_thing(practice):
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False) as clock:
        counts.count("letters", "on-repair")
        counts.count("letters", "on-repair")
        counts.count("letters", "on-trust")
        clock.move_to(datetime(2026, 12, 2, tzinfo=UTC))
        counts.count("letters", "on-repair")
    november, december = date(2026, 11, 1), date(2026, 12, 1)
    assert totals() == {
        ("letters", "on-repair", november, 2),
        ("letters", "on-trust", november, 1),
        ("letters", "on-repair", december, 1),
    }


@time_machine.travel(datetime(2026, 12, 1, 3, tzinfo=UTC), tick=False)
def test_the_month_is_the_one_at_the_practice(practice):
    counts.count("letters", "on-repair")
    assert totals() == {("letters", "on-repair", date(2026, 11, 1), 1)}


@pytest.mark.django_db(transaction=True)
def test_what_happens_many_times_at_once_is_counted_every_time(practice):
    def one(_):
        try:
            counts.count("letters", "on-repair")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one, range(24)))
    assert MonthlyTotal.objects.get().number == 24
