"""make run starts again what dies, gives up on what cannot live, and leaves nothing behind."""

import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import supervisor as supervising
from scripts.guard import Guard
from scripts.stops import Stops
from scripts.supervisor import Program, Supervisor, run_to_end
from scripts.words import CHECKOUT, Stop


class NoGuard(Guard):
    """A guard that only remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[list[int]] = []

    def watch(self, groups):
        self.told.append(list(groups))


@pytest.fixture
def guard() -> NoGuard:
    """Return a guard that starts no process."""
    return NoGuard()


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], Program]:
    """Return a function that makes a program from a line of shell; it runs in the test's own folder."""
    return lambda line: Program(
        "The program", ["sh", "-c", line], folder=tmp_path, environment={"PATH": "/usr/bin:/bin"}
    )


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def test_a_program_that_dies_is_started_again_and_a_line_says_so(
    program, guard: NoGuard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(supervising, "LONGEST_DELAY_SECONDS", 0.1)
    line = "echo x >> starts; [ $(wc -l < starts) = 2 ] && exec sleep 60; exit 3"

    with Supervisor([program(line)], guard=guard, stops=Stops()) as supervisor:

        def is_started_twice() -> bool:
            supervisor.look_after()
            return (tmp_path / "starts").exists() and (tmp_path / "starts").read_text() == "x\nx\n"

        assert wait_for(is_started_twice)

    assert "The program ended by itself (with status 3); I start it again in 0 s." in capsys.readouterr().out


def test_the_pause_before_each_new_start_grows(program, guard: NoGuard, monkeypatch: pytest.MonkeyPatch):
    clock = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    dying = program("exit 1")
    pauses = []
    for _ in range(4):
        dying.start()
        clock[0] += supervising.AT_ONCE_SECONDS + 1
        assert dying._process
        dying._process.wait()
        assert dying.has_died()
        pauses.append(dying._start_again - clock[0])
        clock[0] = dying._start_again

    assert pauses == [1.0, 2.0, 4.0, 8.0]


def test_what_ends_at_once_three_times_stops_everything(program, guard: NoGuard, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(supervising, "LONGEST_DELAY_SECONDS", 0.0)
    steady = program("exec sleep 60")

    def live_on() -> None:
        with Supervisor([steady, program("exit 4")], guard=guard, stops=Stops()) as supervisor:
            wait_for(lambda: supervisor.look_after() is not None)

    with pytest.raises(Stop, match=r"The program ended at once three times \(last with status 4\)"):
        live_on()

    assert steady.group is None
    assert guard.told[-1] == []


def alive_in(group: int | None) -> list[str]:
    """Return the processes of a group that have not ended."""
    every = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    return [row for row in every.splitlines() if row.split()[0] == str(group) and "Z" not in row.split()[1]]


def test_stopping_ends_also_what_a_program_started(guard: NoGuard, tmp_path: Path):
    holder = f'{shlex.quote(sys.executable)} -c \'import time; open("up", "w"); time.sleep(60)\' & wait'
    child = Program("It", ["sh", "-c", holder], folder=tmp_path, environment={"PATH": "/usr/bin:/bin"})

    with Supervisor([child], guard=guard, stops=Stops()):
        assert wait_for((tmp_path / "up").exists)
        group = child.group

    # Whoever was told to end still needs a moment of a busy machine for it; the sleep would be a minute.
    assert wait_for(lambda: alive_in(group) == [])


def test_a_program_that_will_not_end_is_killed(
    program, guard: NoGuard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(supervising, "PATIENCE_SECONDS", 0.2)
    stubborn = program("trap '' TERM; touch up; while :; do sleep 0.1; done")

    with Supervisor([stubborn], guard=guard, stops=Stops()):
        assert wait_for((tmp_path / "up").exists)
        began = time.monotonic()

    assert time.monotonic() - began < 3
    assert stubborn.group is None


def test_a_step_that_is_run_to_its_end_returns_its_status(guard: NoGuard, tmp_path: Path):
    status = run_to_end(["sh", "-c", "exit 7"], folder=tmp_path, environment={}, guard=guard, stops=Stops())

    assert status == 7


def test_whoever_is_killed_without_a_chance_leaves_no_orphan():
    # The sleeper inherits this pipe; reading it comes to an end only when the sleeper has ended too.
    killed = (
        "import os, signal, subprocess\n"
        "from scripts.guard import Guard\n"
        "guard = Guard()\n"
        "sleeper = subprocess.Popen(['sleep', '60'], process_group=0)\n"
        "guard.watch([sleeper.pid])\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )

    finished = subprocess.run(
        [sys.executable, "-c", killed], cwd=CHECKOUT, capture_output=True, timeout=20, check=False
    )

    assert finished.returncode == -9
