"""Notices when a command should end: Ctrl-C, SIGTERM, a closed terminal, or the end of the `make` that started it."""

import os
import signal
from pathlib import Path
from types import FrameType

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Parent:
    """The `make` that a command ends with.

    GNU make passes on SIGTERM only. Told to end by SIGINT or SIGHUP alone, without the terminal telling us too, it
    gives up its handler for that signal and waits for us for ever. Where there is a /proc, that shows.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._handled = self._handles()

    def _handles(self) -> set[signal.Signals]:
        try:
            lines = Path(f"/proc/{self._pid}/status").read_text().splitlines()
        except OSError:
            return set()
        masks = [int(line.split()[1], 16) for line in lines if line.startswith("SigCgt:")]
        return {number for number in ENDINGS for mask in masks if mask >> (number - 1) & 1}

    @property
    def is_ending(self) -> bool:
        """It has ended, or was told to."""
        return os.getppid() != self._pid or not self._handled <= self._handles()


class Stops:
    """Counts requests to end. `parent` is the process to end with, if there is one."""

    def __init__(self, parent: int | None = None) -> None:
        self._asked = 0
        self._parent = Parent(parent) if parent else None

    def listen(self) -> None:
        """Take over the signals that ask for an end. A hang-up that somebody chose to ignore (nohup) stays ignored."""
        for number in ENDINGS:
            if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, self._ask)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self._asked += 1

    @property
    def asked(self) -> bool:
        """Somebody wants the command to end."""
        return self._asked > 0 or (self._parent is not None and self._parent.is_ending)

    @property
    def insisted(self) -> bool:
        """Somebody asked again, and does not want to wait."""
        return self._asked > 1
