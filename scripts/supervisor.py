"""Keeps a few programs running side by side, and stops them together."""

import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from scripts.guard import Guard, signal_group
from scripts.stops import Stops
from scripts.words import Stop, say

AT_ONCE_SECONDS = 15.0
STEADY_SECONDS = 60.0
LONGEST_DELAY_SECONDS = 30.0
PATIENCE_SECONDS = 6.0


class Program:
    """One program to keep running, in a process group of its own so that nothing it started is left behind."""

    def __init__(self, name: str, command: Sequence[str], *, folder: Path, environment: Mapping[str, str]) -> None:
        self.name = name
        self._command = list(command)
        self._folder = folder
        self._environment = dict(environment)
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._start_again = 0.0
        self._deaths = 0
        self._deaths_at_once = 0

    @property
    def group(self) -> int | None:
        """The process group while it runs."""
        return self._process.pid if self._process else None

    @property
    def waits(self) -> bool:
        """Not running, and its pause is over."""
        return self._process is None and time.monotonic() >= self._start_again

    def start(self) -> None:
        """Start it, away from the terminal's own signals: Ctrl-C reaches it through the supervisor only."""
        self._process = subprocess.Popen(
            self._command, cwd=self._folder, env=self._environment, stdin=subprocess.DEVNULL, process_group=0
        )
        self._started = time.monotonic()

    def has_died(self) -> bool:
        """Notice an end that nobody asked for, and settle when to start again. Raises Stop if there is no use."""
        if self._process is None or self._process.poll() is None:
            return False
        status, lived = self._process.returncode, time.monotonic() - self._started
        signal_group(self._process.pid, signal.SIGKILL)
        self._process = None
        self._deaths_at_once = self._deaths_at_once + 1 if lived < AT_ONCE_SECONDS else 0
        self._deaths = 1 if lived > STEADY_SECONDS else self._deaths + 1
        how = f"by signal {-status}" if status < 0 else f"with status {status}"
        if self._deaths_at_once >= 3:
            raise Stop(f"{self.name} ended at once three times (last {how}): I stop, since trying on would not help.")
        delay = min(2.0 ** (self._deaths - 1), LONGEST_DELAY_SECONDS)
        self._start_again = time.monotonic() + delay
        say(f"{self.name} ended by itself ({how}); I start it again in {delay:.0f} s.")
        return True

    def ask_to_end(self) -> None:
        """Ask it to end in order."""
        if self._process is not None:
            self._process.terminate()

    def has_ended(self) -> bool:
        """Say whether it has ended, in the course of a stop."""
        return self._process is None or self._process.poll() is not None

    def kill_rest(self) -> None:
        """Kill whatever is left of it and of what it started."""
        if self._process is not None:
            signal_group(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


class Supervisor:
    """Starts programs, starts them again when they die, and ends them all on the way out."""

    def __init__(self, programs: Sequence[Program], *, guard: Guard, stops: Stops) -> None:
        self._programs = programs
        self._guard = guard
        self._stops = stops

    def __enter__(self) -> Self:
        self.look_after()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for program in self._programs:
            program.ask_to_end()
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not all(program.has_ended() for program in self._programs):
            if self._stops.insisted or time.monotonic() > deadline:
                break
            time.sleep(0.05)
        for program in self._programs:
            program.kill_rest()
        self._tell_guard()

    def look_after(self) -> None:
        """One round: notice who died, start who waits."""
        changed = [program.has_died() for program in self._programs]
        for program in self._programs:
            if program.waits:
                program.start()
                changed.append(True)
        if any(changed):
            self._tell_guard()

    def _tell_guard(self) -> None:
        self._guard.watch(program.group for program in self._programs if program.group)


def run_to_end(
    command: Sequence[str], *, folder: Path, environment: Mapping[str, str], guard: Guard, stops: Stops
) -> int:
    """Run one program to its end and return its status; end it early when the command should stop."""
    process = subprocess.Popen(command, cwd=folder, env=dict(environment), stdin=subprocess.DEVNULL, process_group=0)
    guard.watch([process.pid])
    while process.poll() is None and not stops.asked:
        time.sleep(0.05)
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            signal_group(process.pid, signal.SIGKILL)
    status = process.wait()
    guard.watch([])
    return status
