"""Lets one command at a time do what two would spoil for each other."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.words import say


@contextmanager
def one_at_a_time(lock_file: Path, *, waiting: str) -> Iterator[None]:
    """Hold a lock, after saying `waiting` if somebody else holds it; the kernel takes it back however we end."""
    with lock_file.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(waiting)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
