"""What readers open is counted by the day, a page and another site at a time, and nothing about anybody."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import OperationalError, connection

from practice import counts, due
from practice.counts import CAME_FROM, OTHERS, READ, Tally, Total
from practice.models import DailyTotal, MonthlyTotal

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"
NOON = datetime(2027, 3, 17, 19, tzinfo=UTC)  # noon in Oregon


@pytest.fixture(autouse=True)
def _in_march():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def tally():
    """Return what one process counts."""
    return Tally()


def see(tally, path="/", *, reader=BROWSER, referrer=""):
    tally.see(path, reader=reader, referrer=referrer)


def totals(model=DailyTotal):
    return set(model.objects.values_list("what", "key", "number"))


def test_pages_are_counted_in_memory_and_added_to_the_day_when_flushed(practice, tally):
    for path in ("/", "/about/", "/"):
        see(tally, path)
    assert totals() == set()
    counts.flush(tally)
    counts.flush(tally)
    see(tally)
    counts.flush(tally)
    assert totals() == {(READ, "/", 3), (READ, "/about/", 1)}
    assert {each.day for each in DailyTotal.objects.all()} == {date(2027, 3, 17)}


@pytest.mark.parametrize(
    ("referrer", "site"),
    [
        ("https://www.example.co.uk/search?q=a+secret", "example.co.uk"),
        ("https://example.org", "example.org"),
        ("http://user:word@deep.down.example.com:8080/", "example.com"),
        ("https://alice.wordpress.com/me/", "wordpress.com"),
        ("https://EXAMPLE.org./", "example.org"),
        ("https://localhost/articles/", ""),
        ("http://testserver/", ""),
        ("https://192.0.2.1/", ""),
        ("https://[::1]/", ""),
        ("https://[broken/", ""),
        ("https://com/", ""),
        ("https://intranet/", ""),
        ("https://a.no-such-ending/", ""),
        ("android-app://com.example", ""),
        ("javascript:alert(1)", ""),
        ("https://exämple.org/", ""),
        ("https://<script>.org/", ""),
        ("https://" + "a" * 500 + ".org/", ""),
        ("", ""),
    ],
)
def test_of_a_link_elsewhere_only_the_registered_part_of_its_host_is_kept(practice, tally, referrer, site):
    see(tally, referrer=referrer)
    counts.flush(tally)
    assert totals() == {(READ, "/", 1)} | ({(CAME_FROM, site, 1)} if site else set())


@pytest.mark.parametrize(
    "reader", ["", "Googlebot/2.1 (+http://www.google.com/bot.html)", "curl/8.5", "python-httpx/0.28", "FeedFetcher"]
)
def test_programs_are_not_counted(practice, tally, reader):
    see(tally, reader=reader, referrer="https://example.org/")
    counts.flush(tally)
    assert totals() == set()


def test_a_flood_of_invented_links_fills_neither_memory_nor_table(practice, tally):
    see(tally, referrer="https://before.example.org/")
    counts.flush(tally)
    for flood in range(4):
        for number in range(300):
            see(tally, referrer=f"https://invented-{flood}-{number}.com/")
        assert sum(len(numbers) for numbers in tally._numbers.values()) <= 1 + counts.MOST_IN_MEMORY[CAME_FROM] + 1
        counts.flush(tally)
    rows = DailyTotal.objects.filter(what=CAME_FROM)
    assert rows.count() <= counts.MOST_A_DAY[CAME_FROM] + 1
    assert sum(row.number for row in rows) == 1201
    see(tally, referrer="https://example.org/")
    counts.flush(tally)
    assert rows.get(key="example.org").number == 2
    assert rows.get(key=OTHERS).number > 900


def test_what_could_not_be_stored_is_stored_the_next_time(practice, tally, monkeypatch, log):
    def fails(counted):
        raise OperationalError("canary")

    see(tally, referrer="https://example.org/")
    with monkeypatch.context() as patch:
        patch.setattr(counts, "store", fails)
        counts.flush(tally)
    see(tally)
    counts.flush(tally)
    assert totals() == {(READ, "/", 2), (CAME_FROM, "example.org", 1)}
    assert "canary" not in log.getvalue()


@pytest.mark.django_db(transaction=True)
def test_many_processes_that_flush_at_once_lose_nothing(practice):
    def one(number):
        tally = Tally()
        for path in ("/", "/about/", f"/{number}/"):
            see(tally, path, referrer="https://example.org/")
        all_are_here.wait()
        try:
            counts.flush(tally)
        finally:
            connection.close()

    all_are_here = threading.Barrier(8, timeout=30)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one, range(8)))
    shared = {(READ, "/", 8), (READ, "/about/", 8), (CAME_FROM, "example.org", 24)}
    assert totals() == shared | {(READ, f"/{number}/", 1) for number in range(8)}


def test_days_that_are_long_over_become_part_of_their_month(practice):
    old = date(2026, 8, 28)
    for day, what, key, number in (
        (old, READ, "/", 3),
        (old, CAME_FROM, "example.org", 2),
        (old - timedelta(days=1), READ, "/", 4),
        (old + timedelta(days=1), READ, "/", 5),
    ):
        DailyTotal.objects.create(day=day, what=what, key=key, number=number)
    assert date(2027, 3, 17) - timedelta(days=counts.KEPT_DAYS) == old + timedelta(days=1)
    assert [due.fold_old_days() for _ in range(3)] == [1, 2, 0]
    assert totals() == {(READ, "/", 5)}
    assert totals(MonthlyTotal) == {(READ, "/", 7), (CAME_FROM, "example.org", 2)}


def test_a_month_tells_only_so_many_sites_apart(practice):
    day = date(2026, 1, 5)
    for number in range(counts.MOST_A_MONTH[CAME_FROM] + 40):
        DailyTotal.objects.create(day=day, what=CAME_FROM, key=f"{number}.example", number=1)
    counts.fold_old_days()
    assert MonthlyTotal.objects.count() == counts.MOST_A_MONTH[CAME_FROM] + 1
    assert MonthlyTotal.objects.get(key=OTHERS).number == 40


def test_totals_are_read_by_day_and_by_what_was_most(practice):
    today = date(2027, 3, 17)
    for ago, key, number in ((0, "/", 2), (0, "/about/", 7), (1, "/", 6), (9, "/", 50), (0, OTHERS, 99)):
        DailyTotal.objects.create(day=today - timedelta(days=ago), what=READ, key=key, number=number)
    since = today - timedelta(days=5)
    assert counts.by_day(READ, since=since) == {today: 108, today - timedelta(days=1): 6}
    assert counts.most(READ, since=since, number=2) == [Total("/", 8), Total("/about/", 7)]
    assert counts.most(CAME_FROM, since=since, number=2) == []
