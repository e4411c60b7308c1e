"""How the commands speak to the person at the terminal."""

import os
import sys
from contextlib import suppress
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


class Stop(Exception):
    """Ends a command with one clear sentence instead of a traceback."""


def say(sentence: str = "") -> None:
    """Print a line, and never fail because the terminal has gone."""
    with suppress(OSError):
        print(sentence, flush=True)


def complain(sentence: str) -> None:
    """Print a line to standard error, and never fail because the terminal has gone."""
    with suppress(OSError):
        print(sentence, file=sys.stderr, flush=True)


def shout(sentence: str) -> None:
    """Say what must not be overlooked."""
    line = "!" * 78
    say(f"\n{line}\n{sentence}\n{line}\n")


def leave(status: int) -> None:
    """End the process without a last complaint about a terminal that has gone."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(status)
