"""What was deleted is in none of the database's files any more once the scrub is paid."""

import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

from intake import correspondence, erasure, scrubbing
from intake.models import Card, Entry, KeyWrap, Scrub
from intake.workflow import Mover
from practice import work
from tests.canaries import database_files

pytestmark = pytest.mark.django_db(transaction=True)
PIECE = 32  # bytes; the databases cut a long blob into parts, so no whole one lies in any file


def sealed_bytes(inquiry, step=None):
    """Return pieces of what is sealed of an inquiry: all of it, or of one step and the card."""
    entries = Entry.objects.filter(inquiry=inquiry)
    blobs = [*(entries.filter(step=step) if step else entries).values_list("sealed", flat=True)]
    blobs += Card.objects.filter(inquiry=inquiry).values_list("sealed", flat=True)
    if step is None:
        blobs += KeyWrap.objects.filter(inquiry=inquiry).values_list("wrapped", flat=True)
    return [bytes(blob)[at : at + PIECE] for blob in blobs for at in (20, len(blob) // 2, len(blob) - PIECE)]


def still_there(pieces):
    return sorted({place for place, content in database_files() for piece in pieces if piece in content})


@contextmanager
def somebody_reads(query):
    """Keep a read transaction open on a connection of its own."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN" if other.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ")
            cursor.execute(query)
            cursor.fetchall()
            yield
            cursor.execute("COMMIT")
    finally:
        other.close()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr(scrubbing, "WAITS_MILLISECONDS", {"sqlite": 20, "postgresql": 20})


@pytest.fixture
def sent(therapist, sender, practice):
    return sender.send(practice)


def when_due():
    """Travel to where every debt and every delay of now is over."""
    return time_machine.travel(timezone.now() + timedelta(hours=3), tick=False)


def pay_in_the_end():
    """Pay, and again if a session of the server put it off: one that was being opened, or its own tidying up."""
    for _ in range(100):
        Scrub.objects.update(leased_until=None)
        if scrubbing.pay_owed():
            return True
        time.sleep(0.1)
    return False


READ_LETTERS = "SELECT count(*) FROM intake_entry"
READ_SOMETHING_ELSE = "SELECT count(*) FROM practice_profile"


@pytest.mark.parametrize("query", [READ_LETTERS, READ_SOMETHING_ELSE], ids=["the letters", "something else"])
def test_an_erased_letter_is_in_no_file_once_those_who_still_read_have_left(sent, query):
    pieces = sealed_bytes(sent.case.inquiry)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with somebody_reads(query):
        erasure.erase(sent.case.inquiry, mover=Mover.SENDER)
        assert still_there(pieces)
        with when_due():
            assert scrubbing.pay_owed() is False
        assert Scrub.objects.get().leased_until
        assert still_there(pieces)
    assert still_there(pieces)
    with when_due():
        assert pay_in_the_end()
    assert not Scrub.objects.exists()
    assert still_there(pieces) == []


def test_an_answer_that_was_taken_back_is_in_no_file_and_the_rest_still_opens(sent, practice):
    inquiry = sent.case.inquiry
    taken, kept = sealed_bytes(inquiry, "patterns"), sealed_bytes(inquiry, "letter")[:3]
    with somebody_reads(READ_LETTERS):
        correspondence.take_back(sent.case, "patterns", "closeness", profile=practice)
    assert still_there(taken)
    with when_due():
        assert pay_in_the_end()
    assert still_there(taken) == []
    assert still_there(kept)
    again = sent.case.inquiry.entries.get(step="letter")
    assert bytes(again.sealed)[20:52] == kept[0]


def test_the_loop_pays_what_is_owed(sent, monkeypatch):
    monkeypatch.setattr(scrubbing, "_scrub", lambda: True)
    erasure.erase(sent.case.inquiry, mover=Mover.SENDER)
    with when_due():
        work.do_what_is_due()
    assert not Scrub.objects.exists()


def test_one_scrub_pays_for_all_that_was_deleted_before_it(sent, sender, practice):
    erasure.erase(sent.case.inquiry, mover=Mover.SENDER)
    erasure.erase(sender.send(practice).case.inquiry, mover=Mover.SENDER)
    assert Scrub.objects.count() == 2
    with when_due():
        assert pay_in_the_end()
        assert scrubbing.pay_owed() is False
    assert not Scrub.objects.exists()


def test_what_is_owed_while_a_scrub_runs_is_left_for_the_next(sent, monkeypatch):
    erasure.owe_scrub()
    before = Scrub.objects.get()

    def scrub_while_someone_erases():
        erasure.owe_scrub()
        return True

    monkeypatch.setattr(scrubbing, "_scrub", scrub_while_someone_erases)
    with when_due():
        assert scrubbing.pay_owed() is True
    assert before not in Scrub.objects.all()
    assert Scrub.objects.count() == 1


def test_a_scrub_that_cannot_be_paid_is_put_off_longer_each_time_and_never_dropped(db, monkeypatch):
    monkeypatch.setattr(scrubbing, "_scrub", lambda: False)
    erasure.owe_scrub()
    start, delays = timezone.now() + timedelta(hours=1), []
    for _ in range(12):
        with time_machine.travel(start, tick=False):
            assert scrubbing.pay_owed() is False
        until = Scrub.objects.get().leased_until
        delays.append(until - start)
        start = until
    assert delays == sorted(delays)
    assert (delays[0], delays[-1]) == (timedelta(seconds=10), timedelta(hours=1))
    with time_machine.travel(start - timedelta(seconds=1), tick=False):
        monkeypatch.setattr(scrubbing, "_scrub", lambda: pytest.fail("It was put off."))
        assert scrubbing.pay_owed() is False


def test_while_one_loop_scrubs_another_waits(db, monkeypatch):
    erasure.owe_scrub()
    second = []
    monkeypatch.setattr(scrubbing, "_scrub", lambda: not second.append(scrubbing.pay_owed()))
    with when_due():
        assert scrubbing.pay_owed() is True
    assert second == [False]


@pytest.mark.parametrize(("clock", "paid"), [("2026-11-24T11:30Z", True), ("2026-11-24T18:30Z", False)])
def test_a_large_postgresql_is_written_anew_at_the_practice_s_night_only(practice, monkeypatch, clock, paid):
    monkeypatch.setattr(scrubbing, "LARGE_BYTES", 0)
    monkeypatch.setattr(scrubbing, "_scrub", lambda: True)
    erasure.owe_scrub()
    with time_machine.travel(clock, tick=False):
        Scrub.objects.update(owed_at=timezone.now() - timedelta(hours=2))
        assert scrubbing.pay_owed() is (paid or connection.vendor == "sqlite")


def test_inside_a_transaction_nothing_is_scrubbed(db, monkeypatch):
    monkeypatch.setattr(scrubbing, "_scrub", lambda: pytest.fail("Neither database can."))
    with when_due(), transaction.atomic():
        erasure.owe_scrub()
        assert scrubbing.pay_owed() is False


def test_every_table_with_something_sealed_is_among_those_that_are_scrubbed():
    assert {"intake_entry", "intake_card", "intake_keywrap", "intake_visit", "intake_inquiry"} <= set(
        scrubbing.sealed_tables()
    )
    assert "practice_staff" not in scrubbing.sealed_tables()


def test_postgresql_keeps_no_samples_of_sealed_columns(db):
    sealed = {
        (model._meta.db_table, field.column)
        for model in apps.get_app_config("intake").get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.BinaryField) and model._meta.db_table in scrubbing.sealed_tables()
    }
    assert sealed
    if connection.vendor == "postgresql":
        # Only PostgreSQL samples what it stores.
        with connection.cursor() as cursor:
            cursor.execute("SELECT attrelid::regclass::text, attname FROM pg_attribute WHERE attstattarget = 0")
            assert sealed <= set(cursor.fetchall())
