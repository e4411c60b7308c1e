"""The work loop: everything that must happen later is a row with a due time, and a duty that finds and does it.

Apps register their duties from their `due` modules. A duty claims one row with a lease, commits, acts, and marks it
done, so that the loop may be killed at any instant and run several times at once (DESIGN §7). The duties take turns,
and a turn is short: a flood of one thing keeps no other waiting.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from django.db import close_old_connections

from practice import heartbeat, maintenance

log = logging.getLogger("practice.work")
PAUSE_SECONDS = 2.0
# A turn that has lasted so long ends with the thing that is being done. A mail waits for the turns of the others only.
TURN_SECONDS = 1.0


@dataclass(frozen=True)
class Duty:
    """A named piece of work; `do_some` does one or a few due things, soon returns how many, and 0 if none was due."""

    name: str
    do_some: Callable[[], int]


@dataclass(frozen=True)
class Round:
    """What every duty did in its turn; `is_cut_short` says that one of them may have more that is due."""

    done: int
    is_cut_short: bool


_duties: list[Duty] = []


def duty(name: str) -> Callable[[Callable[[], int]], Callable[[], int]]:
    """Register a function as the duty `name`."""

    def register(do_some: Callable[[], int]) -> Callable[[], int]:
        _duties.append(Duty(name, do_some))
        return do_some

    return register


def do_what_is_due(stop: threading.Event | None = None) -> int:
    """Do everything that is due now, round after round, and return how many things were done."""
    done, is_left = 0, True
    while is_left:
        this = do_a_round(stop)
        done, is_left = done + this.done, this.is_cut_short
    return done


def do_a_round(stop: threading.Event | None = None) -> Round:
    """Give every duty its turn: until nothing more is due, or TURN_SECONDS are over, or `stop` is set.

    Whatever goes wrong ends this turn of one duty only: the log says what and where (never which words), the other
    duties go on, and the duty is asked again next round. What it had claimed waits until its lease is over.
    """
    turns = [_take_turn(each, stop) for each in _duties]
    return Round(sum(turn.done for turn in turns), any(turn.is_cut_short for turn in turns))


def run(stop: threading.Event) -> None:
    """Do what is due, again and again, until `stop` is set; pause when nothing is due, and under maintenance."""
    while not stop.is_set():
        close_old_connections()
        _say_it_runs()
        if maintenance.current() is not None or not do_a_round(stop).is_cut_short:
            stop.wait(PAUSE_SECONDS)


def _say_it_runs() -> None:
    try:
        heartbeat.beat()
    except OSError:
        log.exception("the work loop cannot say that it runs, and goes on")


def _take_turn(each: Duty, stop: threading.Event | None) -> Round:
    done, is_over_at = 0, monotonic() + TURN_SECONDS
    try:
        while not (stop and stop.is_set()) and (some := each.do_some()):
            done += some
            if monotonic() >= is_over_at:
                return Round(done, is_cut_short=True)
    except Exception:
        log.exception("%s failed and is tried again", each.name)
    return Round(done, is_cut_short=False)
