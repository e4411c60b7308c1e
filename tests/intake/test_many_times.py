"""Many at once at the hours of one therapist, and that no sender learns of another."""

import random
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from intake import booking, history, hours, triage
from intake.booking import NoLongerHeld
from intake.models import HeldSlot, Notice, Offer
from intake.triage import Brought, Refused
from intake.workflow import State
from tests.clients import text
from tests.intake.test_booking import hours as in_days
from tests.intake.test_booking import offer
from tests.people import fresh, opened
from tests.two_letters import visiting

WORKERS, ROUNDS = 8, 5


def a_time(chance):
    """Return one of the few times of one morning, so that most of them overlap."""
    return in_days(9)[0] + timedelta(minutes=chance.choice(range(0, 240, 10)))


def act(number, inquiry, therapist):
    """Offer, take, withdraw and book by hand, whatever comes; return how many times of each were done."""
    chance = random.Random(number)  # noqa: S311 (the same in every run)
    done = {"offered": 0, "taken": 0, "booked": 0}
    try:
        for _ in range(ROUNDS):
            try:
                done["offered"] += len(offer(inquiry, therapist, a_time(chance), minutes=chance.choice([10, 20, 50])))
                open_now = list(inquiry.offers.open_at(timezone.now()))
                if number % 2 and open_now:
                    booking.accept(opened(inquiry), chance.choice(open_now).pk)
                    done["taken"] += 1
                elif chance.random() < 0.3 and open_now:
                    booking.withdraw(opened(inquiry), open_now[0].pk, by=therapist)
                else:
                    how: dict[str, Any] = {"minutes": 30, "format": "online", "where": "online", "agreed_by": "by text"}
                    brought, seen = Brought(when=a_time(chance), **how), fresh(inquiry).state
                    triage.move(opened(inquiry), State.BOOKED, by=therapist, seen=seen, brought=brought)
                    done["booked"] += 1
            except (Refused, NoLongerHeld):
                continue
    finally:
        connection.close()
    return done


@pytest.mark.django_db(transaction=True)
def test_of_many_who_offer_take_and_book_at_once_no_two_get_overlapping_hours(sender, practice, therapist):
    inquiries = [sender.send(practice).case.inquiry for _ in range(WORKERS)]
    with ThreadPoolExecutor(WORKERS) as pool:
        done = list(pool.map(act, range(WORKERS), inquiries, [therapist] * WORKERS))
    held = sorted(Offer.objects.holding_at(timezone.now()), key=lambda each: each.starts_at)
    assert len(held) >= 2
    for before, after in pairwise(held):
        assert before.ends_at <= after.starts_at
    wanted = {(each.pk, quarter) for each in held for quarter in hours.quarters(each.starts_at, each.minutes)}
    assert set(HeldSlot.objects.values_list("offer", "starts_at")) == wanted
    # What was acknowledged is in the histories, once, and they are whole.
    for inquiry, counts in zip(inquiries, done, strict=True):
        whats = list(inquiry.events.values_list("what", flat=True))
        assert (whats.count("offered"), whats.count("time_taken")) == (counts["offered"], counts["taken"])
        booked = inquiry.events.filter(what="moved", mover="staff", to_state="booked").count()
        assert booked == counts["booked"]
    assert sum(each["taken"] + each["booked"] for each in done) > 0
    assert list(history.broken()) == []


def bare(response):
    """Return a page without its one-time tokens, and nothing else changed."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]*', r"\1", text(response))


def test_what_one_sender_is_shown_does_not_change_by_a_byte_when_another_takes_a_time(
    inquiry, robin, practice, therapist, rf
):
    robins = robin.send(practice).case.inquiry
    mine = offer(inquiry, therapist, *in_days(2, 3))
    theirs = offer(robins, therapist, *in_days(4, 5))
    booking.withdraw(opened(inquiry), mine[0].pk, by=therapist)
    offer(robins, therapist, mine[0].starts_at)
    Notice.objects.all().delete()
    with time_machine.travel(timezone.now(), tick=False):
        wren = visiting(opened(inquiry), rf)
        before = bare(wren.get("/return/"))
        booking.accept(opened(robins), robins.offers.get(starts_at=mine[0].starts_at).pk)
        assert bare(wren.get("/return/")) == before
        assert Offer.objects.get(pk=theirs[0].pk).state == "withdrawn"
    assert before.count("Take this time") == 1
    assert before.count("This time is no longer held.") == 1
