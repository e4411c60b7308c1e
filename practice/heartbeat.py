"""Whether the work loop runs: it touches a file now and then, and one that is old says that it has stopped.

The file lies in DATA_DIR, so that it is seen where the loop and the server share that folder. Where it is missing,
nothing is known, and only mail that waits tells.
"""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils import timezone

FILE = "work-loop"
EVERY = timedelta(seconds=30)
TOO_LONG = timedelta(minutes=10)


def beat() -> None:
    """Say that the loop runs, unless that was said a moment ago. Raises OSError where the folder takes no file."""
    last = last_beat()
    if last is None or not timedelta(0) <= timezone.now() - last < EVERY:
        (settings.DATA_DIR / FILE).touch()


def last_beat() -> datetime | None:
    """Return when the loop ran last, or None where that is not known."""
    try:
        return datetime.fromtimestamp((settings.DATA_DIR / FILE).stat().st_mtime, tz=UTC)
    except OSError:
        return None


def stopped_since() -> datetime | None:
    """Return when the loop ran last if that is TOO_LONG ago, else None."""
    last = last_beat()
    return last if last is not None and timezone.now() - last > TOO_LONG else None
