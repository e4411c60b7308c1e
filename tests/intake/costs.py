"""Measures what the vault costs in a practice, for `make bench`, which makes one of its own first.

Milliseconds are CPU time of this process where nothing else is said, so that a busy machine says much the same.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from unittest import mock

from django.conf import settings
from django.test import Client
from django.utils import timezone

from intake import (
    case_keys,
    conversation,
    doors,
    handing_over,
    history,
    owed,
    queue,
    readers,
    reading,
    recovery,
    searching,
    tries,
)
from intake.admin.unlocking import open_key
from intake.models import Decision, Event, Inquiry, KeyWrap
from intake.vault import case
from intake.workflow import Mover, State
from practice import starting
from practice.models import Profile, Staff
from tests.intake.vault.timings import milliseconds
from tests.people import Sender, anyone

LETTERS = 1000
QUEUE = 50
MANY, ROWS = 100_000, 20
MESSAGES = 200
PARAGRAPH = "Some words of a letter that goes on for a while, and then a little longer.\n\n"


def measure() -> bool:
    """Print what the vault has promised to cost, and what it does; say whether every promise is kept."""
    starting.load_patterns()
    starting.load_demo_profile()
    ines, tomas = (Staff.objects.create_user(name, is_staff=True, slug=name) for name in ("ines", "tomas"))
    words, pair = readers.new_words(), recovery.new_key()
    key = readers.add(ines, words, by=ines, allowed=anyone)
    recovery.adopt(pair.public, pair.private, by=ines)
    doors.decide(Decision.What.DOORS_OPENED, by=ines)
    well = [_figure("seal and send a letter, more than to store it in clear", _sealing(), 5)]
    well.append(_figure("unlock, on the clock", _once(lambda: readers.unlock(ines, words), time.perf_counter), 600))
    well.append(_figure(f"show a letter with {MESSAGES} messages", _long_conversation(ines, words, key), 100))
    for _ in range(LETTERS):
        _send()
    rows = list(Inquiry.objects.visible_to(ines).waiting()[:QUEUE])
    glanced = milliseconds(lambda: reading.glances(rows, key, profile=Profile.current()), 20)
    well.append(_figure(f"open a queue of {QUEUE} cards", glanced, 50))
    searched = milliseconds(lambda: searching.search(key, ["nowhere"], by=ines), 1)
    well.append(_figure(f"search {LETTERS:,} letters for a word that is in none", searched, 4000))
    well.append(_queue_of_many(ines))
    readers.add(tomas, readers.new_words(), by=ines, allowed=anyone)
    took = _once(lambda: open_key(ines, words, session=tries.AT_THE_TERMINAL), time.perf_counter)
    well.append(_figure(f"unlock while {LETTERS:,} letters are owed to someone, on the clock", took, 600))
    KeyWrap.objects.filter(reader__staff=tomas).delete()
    handed = _once(lambda: owed.pay(key, by=ines), time.process_time)
    well.append(_figure(f"hand {LETTERS:,} letters to a new reader", handed, 1000))
    return all(well)


def _queue_of_many(staff: Staff) -> bool:
    """Compare the first page's queries at LETTERS and at MANY that wait; those that are added go again."""
    few = milliseconds(lambda: _read_queue(staff), 20)
    now = timezone.now()
    added = [
        Inquiry(state=State.NEW, consented_at=now, sent_at=now, reply_by=now + timedelta(days=3, seconds=number))
        for number in range(MANY - LETTERS)
    ]
    Inquiry.objects.bulk_create(added, batch_size=1000)
    many = milliseconds(lambda: _read_queue(staff), 20)
    Inquiry.objects.filter(lookup_id=None).delete()
    return _figure(f"read the queue of {MANY:,} that wait, where {LETTERS:,} take {few:.1f} ms", many, few * 1.3 + 0.5)


def _read_queue(staff: Staff) -> None:
    waits = queue.waiting(staff)
    list(waits[:ROWS])
    queue.counted(waits)
    queue.counted(queue.late(staff))
    list(queue.met(staff)[:ROWS])
    list(queue.written(staff)[:ROWS])


def _long_conversation(staff: Staff, words: str, key: case_keys.StaffKey) -> float:
    """Return what the page of a long letter costs a therapist who has it open, from request to response."""
    inquiry = Sender().send(Profile.current()).case.inquiry
    case = case_keys.as_reader(inquiry, key)
    for number in range(MESSAGES):
        conversation.add_message(case, PARAGRAPH * 6, by=staff if number % 2 else None, route="text")
        history.record(inquiry, Event.What.WROTE, mover=Mover.SENDER)
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.force_login(staff)
    client.post("/admin/unlock/", {"words": words})
    page = f"/admin/intake/inquiry/{inquiry.pk}/change/"
    if client.get(page).content.count(b'class="message"') != MESSAGES:
        raise RuntimeError("the page does not show every message")
    took = min(milliseconds(lambda: client.get(page), 1) for _ in range(20))
    inquiry.delete()
    return took


def _sealing() -> float:
    sealed = milliseconds(_send, 40)
    with _in_clear():
        clear = milliseconds(_send, 40)
    Inquiry.objects.all().delete()
    return sealed - clear


def _send() -> None:
    Sender().send(Profile.current())


def _once(act: Callable[[], object], clock: Callable[[], float]) -> float:
    began = clock()
    act()
    return (clock() - began) * 1000


@contextmanager
def _in_clear() -> Iterator[None]:
    with ExitStack() as stack:
        stack.enter_context(mock.patch.object(case, "seal", new=_as_it_is))
        stack.enter_context(mock.patch.object(handing_over, "hand_over"))
        stack.enter_context(mock.patch.object(case_keys, "give_code"))
        yield


def _as_it_is(key: bytes, content: bytes, place: case.Place) -> bytes:
    return content


def _figure(what: str, took: float, most: float) -> bool:
    sys.stdout.write(f"{took:9.1f} ms  {what} (at most {most:.0f}){'' if took <= most else '   <- TOO MUCH'}\n")
    return took <= most
