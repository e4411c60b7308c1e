"""The work loop does what is due, and stops when it is told to."""

import os
import signal
import subprocess
import sys
import threading

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from practice import work
from tests.practice.test_start import ROOT


@pytest.fixture
def duties(monkeypatch):
    found: list[work.Duty] = []
    monkeypatch.setattr(work, "_duties", found)
    return found


@pytest.fixture
def short_turns(monkeypatch):
    """Let a turn be over after one thing."""
    monkeypatch.setattr(work, "TURN_SECONDS", 0, raising=False)


def test_a_duty_is_repeated_until_nothing_is_due(duties):
    left = [1, 2, 3]
    work.duty("count")(lambda: bool(left and left.pop()))
    assert work.do_what_is_due() == 3
    assert left == []


def test_a_duty_that_does_several_things_at_once_has_them_counted(duties):
    left = [2, 200]
    work.duty("batches")(lambda: left.pop() if left else 0)
    assert work.do_what_is_due() == 202


def test_a_flood_of_one_thing_keeps_no_other_duty_waiting(duties, short_turns):
    asked: list[str] = []

    def floods():
        asked.append("flood")
        return asked.count("flood") < 3

    work.duty("flood")(floods)
    work.duty("mail")(lambda: asked.append("mail"))
    work.do_what_is_due()
    assert asked == ["flood", "mail"] * 3


def test_the_loop_pauses_only_when_nothing_is_due_any_more(db, duties, short_turns):
    left, paused = [1, 2, 3], []

    class Stop(threading.Event):
        def wait(self, timeout=None):
            paused.append((timeout, len(left)))
            self.set()
            return True

    work.duty("flood")(lambda: bool(left and left.pop()))
    work.run(Stop())
    assert paused == [(work.PAUSE_SECONDS, 0)]


def test_a_duty_that_fails_in_a_flood_of_another_fails_alone(duties, short_turns):
    left = [1, 2, 3]

    def fails():
        raise ValueError("canary")

    work.duty("fails")(fails)
    work.duty("flood")(lambda: bool(left and left.pop()))
    assert work.do_what_is_due() == 3


def test_a_flood_ends_when_the_loop_is_stopped(duties, short_turns):
    stop, done = threading.Event(), []

    def floods():
        done.append(1)
        if len(done) == 3:
            stop.set()
        return True

    work.duty("flood")(floods)
    assert work.do_what_is_due(stop) == 3


@pytest.mark.parametrize("error", [OperationalError, ValueError, ImproperlyConfigured])
def test_a_duty_that_fails_ends_for_this_round_and_stops_no_other(duties, error):
    def fails():
        raise error("canary")

    done: list[int] = []
    work.duty("fails")(fails)
    work.duty("works")(lambda: not done and not done.append(1))
    assert work.do_what_is_due() == 1


def test_a_stopped_loop_begins_nothing_new(duties):
    stop = threading.Event()
    stop.set()
    work.duty("never")(lambda: pytest.fail("was asked"))
    assert work.do_what_is_due(stop) == 0


def test_sigterm_ends_the_loop_cleanly(tmp_path):
    environ = os.environ | {"DATA_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/loop.sqlite3"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environ, check=True)
    command = [sys.executable, "manage.py", "work", "-v2"]
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True) as loop:
        assert loop.stdout
        assert loop.stdout.readline() == "at work\n"
        loop.send_signal(signal.SIGTERM)
        assert loop.wait(timeout=20) == 0
