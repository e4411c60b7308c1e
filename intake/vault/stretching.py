"""Turns a passphrase into a key, slowly: argon2id (RFC 9106).

It takes 64 MiB and three passes, the second recommended option of RFC 9106 (section 4), in one lane: about 150 ms. It
releases the interpreter's lock. At most two run at once in a process, apart from the login's own, so that sign-ins
can't take all memory.
"""

import threading
from dataclasses import dataclass
from typing import Self

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from intake.vault.errors import Busy, Unreadable

SALT_BYTES = 16
COST_BYTES = 6
STRETCHED_BYTES = 32
SLOTS = 2
WAIT_SECONDS = 1.0  # room for six to pass in turn
_slots = threading.BoundedSemaphore(SLOTS)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one stretching takes: memory in KiB, passes over it, lanes."""

    memory: int
    passes: int
    lanes: int

    def to_bytes(self) -> bytes:
        """Return the cost as it is stored: memory in 4 bytes (big-endian), passes in 1, lanes in 1."""
        return self.memory.to_bytes(4) + bytes([self.passes, self.lanes])

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self:
        """Return a stored cost. Raises Unreadable outside LEAST and MOST: a hostile blob must not ask for 100 GB."""
        cost = cls(memory=int.from_bytes(stored[:4]), passes=stored[4], lanes=stored[5])
        if not (
            LEAST.memory <= cost.memory <= MOST.memory
            and LEAST.passes <= cost.passes <= MOST.passes
            and LEAST.lanes <= cost.lanes <= MOST.lanes
        ):
            raise Unreadable
        return cost


COST = Cost(memory=64 * 1024, passes=3, lanes=1)
LEAST = COST
MOST = Cost(memory=256 * 1024, passes=8, lanes=4)


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return the 32-byte key of a normalised passphrase. Raises Busy when no slot or no memory is free."""
    if not _slots.acquire(timeout=WAIT_SECONDS):
        raise Busy
    try:
        return hash_secret_raw(
            secret=passphrase.encode("utf-8", "surrogatepass"),
            salt=salt,
            time_cost=cost.passes,
            memory_cost=cost.memory,
            parallelism=cost.lanes,
            hash_len=STRETCHED_BYTES,
            type=Type.ID,
        )
    except HashingError:
        # With a cost and salt that have been checked, all that can fail is getting the memory.
        raise Busy from None
    finally:
        _slots.release()
