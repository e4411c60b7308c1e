"""Collects the static files for serving, when they are not what was collected last time.

Hashing and compressing them takes many seconds, and a second start should take few.
"""

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from practice import static_storage

MAKERS = ("django", "whitenoise", "brotli")


def sources() -> Iterator[Path]:
    """Give every file that would be collected, and the one that says which of them are joined."""
    yield Path(static_storage.__file__)
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield Path(storage.path(name))


def state(files: Iterable[Path]) -> str:
    """Return a digest that changes with any of the files, and with the libraries that work on them."""
    digest = hashlib.sha256(" ".join(version(maker) for maker in MAKERS).encode())
    for file in sorted(files):
        facts = file.stat()
        digest.update(f"{file}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect_if_changed() -> bool:
    """Collect the static files unless they are all in place; say whether there was anything to do."""
    root = Path(settings.STATIC_ROOT)
    stamp = root.with_name("static.stamp")
    wanted = state(sources())
    if (root / "staticfiles.json").exists() and stamp.exists() and stamp.read_text() == wanted:
        return False
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(wanted)
    return True
