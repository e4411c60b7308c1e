"""The work loop: everything that must happen later is a row with a due time, and a duty that finds and does it.

Apps register their duties from their `due` modules. A duty claims one row with a lease, commits, acts, and marks it
done, so that the loop may be killed at any instant and run several times at once (DESIGN §7).
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from django.db import close_old_connections

log = logging.getLogger("practice.work")
PAUSE_SECONDS = 2.0


@dataclass(frozen=True)
class Duty:
    """A named piece of work; `do_one` does one due thing and returns False when nothing is due."""

    name: str
    do_one: Callable[[], bool]


_duties: list[Duty] = []


def duty(name: str) -> Callable[[Callable[[], bool]], Callable[[], bool]]:
    """Register a function as the duty `name`."""

    def register(do_one: Callable[[], bool]) -> Callable[[], bool]:
        _duties.append(Duty(name, do_one))
        return do_one

    return register


def do_what_is_due(stop: threading.Event | None = None) -> int:
    """Do everything that is due now, and return how many things were done.

    Whatever goes wrong ends this round of one duty only: the log says what and where (never which words), the other
    duties go on, and the duty is asked again next round. What it had claimed waits until its lease is over.
    """
    done = 0
    for each in _duties:
        try:
            while not (stop and stop.is_set()) and each.do_one():
                done += 1
        except Exception:
            log.exception("%s failed and is tried again", each.name)
    return done


def run(stop: threading.Event) -> None:
    """Do what is due, again and again, until `stop` is set."""
    while not stop.is_set():
        close_old_connections()
        do_what_is_due(stop)
        stop.wait(PAUSE_SECONDS)
