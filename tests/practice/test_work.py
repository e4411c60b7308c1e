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


def test_a_duty_is_repeated_until_nothing_is_due(duties):
    left = [1, 2, 3]
    work.duty("count")(lambda: bool(left and left.pop()))
    assert work.do_what_is_due() == 3
    assert left == []


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
