"""make run notices that it should end, also when only the `make` around it is told."""

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from scripts.stops import ENDINGS, Stops
from scripts.words import CHECKOUT

# A stand-in for make: starts the one it waits for, and on a signal gives up its handler, waits, and ends.
PARENT = """
import os, signal, subprocess, sys
def give_up(number, frame):
    signal.signal(number, signal.SIG_DFL)
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, give_up)
child = subprocess.Popen([sys.executable, "-c", sys.argv[1], str(os.getpid())], stdout=subprocess.PIPE, text=True)
for line in child.stdout:
    print(line, end="", flush=True)
"""
CHILD = """
import sys, time
from scripts.stops import Stops
stops = Stops(int(sys.argv[1]))
stops.listen()
print("listening", flush=True)
while not stops.asked:
    time.sleep(0.02)
print("asked", flush=True)
"""


@pytest.fixture
def parent() -> Iterator[subprocess.Popen[str]]:
    """Start a stand-in for make whose child listens."""
    command = [sys.executable, "-c", PARENT, CHILD]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "listening\n"
        yield process
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP], ids=["Ctrl-C", "hang-up"])
def test_a_signal_that_reaches_make_alone_is_noticed(number: signal.Signals, parent: subprocess.Popen[str]):
    parent.send_signal(number)

    assert parent.stdout
    assert parent.stdout.readline() == "asked\n"


def test_a_signal_is_a_request_and_a_second_one_insists():
    before = {number: signal.getsignal(number) for number in ENDINGS}
    stops = Stops()
    try:
        stops.listen()
        assert (stops.asked, stops.insisted) == (False, False)
        signal.raise_signal(signal.SIGINT)
        assert (stops.asked, stops.insisted) == (True, False)
        signal.raise_signal(signal.SIGTERM)
        assert (stops.asked, stops.insisted) == (True, True)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def test_a_hang_up_that_somebody_ignores_stays_ignored():
    before = {number: signal.getsignal(number) for number in ENDINGS}
    try:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        stops = Stops()
        stops.listen()
        signal.raise_signal(signal.SIGHUP)
        assert not stops.asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def test_without_its_parent_it_ends():
    # No process has this number, so it cannot be the parent.
    assert Stops(2**22 + 1).asked
