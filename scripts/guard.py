"""Leaves no orphan: ends what a command started, even if that command is killed without a chance to do so itself.

The guard is a small process apart from the terminal's. Over a pipe it is told which process groups are alive; the pipe
closes when its command ends, however it ends, and then the guard stops the groups it last heard of.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress

from scripts.words import CHECKOUT

PATIENCE_SECONDS = 5.0


class Guard:
    """The command's end of the pipe."""

    def __init__(self) -> None:
        self._process = self._begin()

    def _begin(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "scripts.guard"]
        return subprocess.Popen(command, cwd=CHECKOUT, stdin=subprocess.PIPE, text=True, start_new_session=True)

    def watch(self, groups: Iterable[int]) -> None:
        """Tell the guard which process groups are alive now."""
        if self._process.poll() is not None:
            self._process = self._begin()
        line = " ".join(str(group) for group in groups)
        with suppress(OSError):
            print(line, file=self._process.stdin, flush=True)

    def dismiss(self) -> None:
        """Send the guard away once everything has ended in order."""
        self.watch([])
        with suppress(OSError):
            self._process.communicate(timeout=PATIENCE_SECONDS)


def signal_group(group: int, number: int) -> bool:
    """Send a signal to a process group; say whether anybody was there to get it."""
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return False
    except PermissionError:
        # Somebody is there, but not ours to stop.
        return False
    return True


def end_groups(groups: Iterable[int], patience: float = PATIENCE_SECONDS) -> None:
    """Ask process groups to end, wait for them, and kill what is left."""
    left = [group for group in groups if signal_group(group, signal.SIGTERM)]
    deadline = time.monotonic() + patience
    while left and time.monotonic() < deadline:
        time.sleep(0.05)
        left = [group for group in left if signal_group(group, 0)]
    for group in left:
        signal_group(group, signal.SIGKILL)


def main() -> None:
    """Listen until the command is gone, then end what it left behind."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    groups: list[int] = []
    for line in sys.stdin:
        groups = [int(word) for word in line.split()]
    end_groups(groups)


if __name__ == "__main__":
    main()
