"""The memory of the page cache: finished pages by what they were asked for with, in so many bytes at most."""

import threading

from practice import held
from practice.answers import Answer, names_a_page

# The host, path, query and scheme of a request.
type Key = tuple[str | None, str, str, str]


class Kept:
    """A page in memory, the version it belongs to, and whether somebody has asked for it lately."""

    __slots__ = ("answer", "is_a_page", "of", "used")

    def __init__(self, answer: Answer, of: held.Held | None) -> None:
        self.answer = answer
        self.of = of
        self.is_a_page = names_a_page(answer.headers)
        self.used = False


class Memory:
    """Pages by their key, in so many bytes at most; what nobody has asked for lately goes first."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._pages: dict[Key, Kept] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def find(self, key: Key) -> Kept | None:
        """Return what is kept under a key, whatever its version."""
        return self._pages.get(key)

    def keep(self, key: Key, page: Kept) -> None:
        """Keep a page in the place of what was there."""
        with self._lock:
            self._drop(key)
            self._pages[key] = page
            self.bytes += page.answer.size
            while self.bytes > self.most_bytes:
                self._make_room()

    def drop(self, key: Key) -> None:
        """Keep nothing under a key."""
        with self._lock:
            self._drop(key)

    def _drop(self, key: Key) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self.bytes -= page.answer.size

    def _make_room(self) -> None:
        # Who was asked for since the last time goes to the end of the queue, once.
        key = next(iter(self._pages))
        page = self._pages[key]
        if page.used:
            page.used = False
            self._pages[key] = self._pages.pop(key)
        else:
            self._drop(key)
