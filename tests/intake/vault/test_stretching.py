"""Stretching: its cost is bounded on both sides, and so is how many happen at once."""

import threading

import pytest
from argon2.exceptions import HashingError

from intake.vault import stretching
from intake.vault.errors import Busy, Unreadable
from intake.vault.stretching import COST, Cost, stretch

SALT = bytes(16)


def test_it_takes_64_mib_three_passes_and_one_lane():
    assert Cost(memory=65_536, passes=3, lanes=1) == COST


def test_it_is_argon2id_as_rfc_9106_defines_it():
    # Made with another implementation, Debian's argon2: argon2 0123456789abcdef -id -t 3 -m 16 -p 1 -l 32 -r
    expected = "e8ed5c12c57fd5a8701aa9e9e4b56f69dccc257969339c3bb71b5a3812766451"
    assert stretch("habitualsupermomfleshyedgelimelightwheat", b"0123456789abcdef", COST).hex() == expected


def test_a_cost_is_read_as_it_was_written():
    assert Cost.from_bytes(COST.to_bytes()) == COST
    assert Cost.from_bytes(stretching.MOST.to_bytes()) == stretching.MOST


@pytest.mark.parametrize(
    "cost",
    [
        Cost(memory=100 * 1024 * 1024, passes=3, lanes=1),
        Cost(memory=256 * 1024 + 1, passes=3, lanes=1),
        Cost(memory=64 * 1024 - 1, passes=3, lanes=1),
        Cost(memory=0, passes=3, lanes=1),
        Cost(memory=64 * 1024, passes=2, lanes=1),
        Cost(memory=64 * 1024, passes=255, lanes=1),
        Cost(memory=64 * 1024, passes=3, lanes=0),
        Cost(memory=64 * 1024, passes=3, lanes=5),
    ],
)
def test_a_cost_beyond_the_bounds_is_unreadable(cost):
    with pytest.raises(Unreadable):
        Cost.from_bytes(cost.to_bytes())


@pytest.fixture
def gate(monkeypatch):
    """Let every stretching wait until the gate opens, and tell when one has begun."""
    opened, begun = threading.Event(), threading.Semaphore(0)

    def wait_at_the_gate(**_):
        begun.release()
        opened.wait(10)
        return bytes(32)

    monkeypatch.setattr(stretching, "hash_secret_raw", wait_at_the_gate)
    monkeypatch.setattr(stretching, "WAIT_SECONDS", 0.05)
    yield opened, begun
    opened.set()


def test_two_may_stretch_at_once_and_a_third_is_told_to_come_back(gate):
    opened, begun = gate
    two = [threading.Thread(target=stretch, args=("x", SALT, COST)) for _ in range(2)]
    for thread in two:
        thread.start()
        assert begun.acquire(timeout=10)
    with pytest.raises(Busy):
        stretch("x", SALT, COST)
    opened.set()
    for thread in two:
        thread.join(10)
    assert stretch("x", SALT, COST) == bytes(32)


def test_a_machine_without_memory_is_busy_and_its_slot_is_free_again(monkeypatch):
    def fail(**_):
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(stretching, "hash_secret_raw", fail)
    monkeypatch.setattr(stretching, "WAIT_SECONDS", 0.05)
    for _ in range(5):
        with pytest.raises(Busy, match=r"^$"):
            stretch("x", SALT, COST)
    monkeypatch.undo()
    assert len(stretch("x", SALT, COST)) == 32
