"""Measures what the vault costs, for `make bench`: `python -m tests.intake.vault.timings`.

No test: a machine may be busy.
"""

import gc
import statistics
import sys
import threading
import time
from collections.abc import Callable
from uuid import UUID, uuid4

from intake.vault import age, case, passphrases, return_codes, server_keys, staff, stretching, unlocking, wraps

SERVER_KEY = "timings-only-0123456789-abcdefghijklmnopqrstuvwxyz-server"


def milliseconds(act: Callable[[], object], times: int) -> float:
    """Return the median CPU time of this process for one call, in milliseconds."""
    act()
    took = []
    for _ in range(times):
        began = time.process_time()
        act()
        took.append((time.process_time() - began) * 1000)
    return statistics.median(took)


def measure() -> dict[str, float]:
    """Return milliseconds of CPU by what was done."""
    gc.disable()
    inquiry, key, pair = uuid4(), case.new_key(), age.new_pair()
    place = case.Place(inquiry, uuid4(), "answers:hopes", "sender", 1)
    shown = return_codes.in_groups(return_codes.new_code())
    short, long = b"x" * 2000, b"x" * 60_000
    return {
        "seal and open an entry of 4 KiB": milliseconds(lambda: _there_and_back(key, short, place), 500),
        "seal and open an entry of 64 KiB": milliseconds(lambda: _there_and_back(key, long, place), 200),
        "wrap for a reader": milliseconds(lambda: _wrap(pair.public, key, inquiry), 500),
        "open as a reader": milliseconds(_opening(pair, key, inquiry), 500),
        "50 wraps and cards, opened": milliseconds(_fifty(pair, key, inquiry), 20),
        "send: 10 entries, 2 readers and recovery, sender": milliseconds(lambda: _send(pair.public, key, place), 50),
        "1,000 wraps for a new reader": milliseconds(lambda: _thousand(pair, key, inquiry), 3),
        "read a return code": milliseconds(lambda: return_codes.normalise(shown), 500),
        "new return code, lookup and key": milliseconds(_code, 500),
        "new token, sealed and opened": milliseconds(_token, 500),
        "verify a reader's row": milliseconds(_row(pair.public), 500),
    }


def stall() -> tuple[float, float]:
    """Return the least time of one stretching and the longest stop of another thread meanwhile, in milliseconds."""
    longest, done, took = 0.0, threading.Event(), []

    def tick() -> None:
        nonlocal longest
        last = time.perf_counter()
        while not done.is_set():
            time.sleep(0.001)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now

    thread = threading.Thread(target=tick)
    thread.start()
    for _ in range(10):
        began = time.perf_counter()
        stretching.stretch("habitualsupermomfleshyedgelimelightwheat", bytes(16), stretching.COST)
        took.append(time.perf_counter() - began)
    done.set()
    thread.join()
    return min(took) * 1000, longest * 1000


def _there_and_back(key: bytes, content: bytes, place: case.Place) -> bytes:
    return case.open_sealed(key, case.seal(key, content, place), place)


def _wrap(public: str, key: bytes, inquiry: UUID) -> bytes:
    return wraps.wrap_for_reader(public, key, inquiry=inquiry, purpose="case")


def _opening(pair: age.KeyPair, key: bytes, inquiry: UUID) -> Callable[[], bytes]:
    blob = _wrap(pair.public, key, inquiry)
    return lambda: wraps.open_as_reader(pair.private, blob, inquiry=inquiry, purpose="case")


def _fifty(pair: age.KeyPair, key: bytes, inquiry: UUID) -> Callable[[], object]:
    place = case.Place(inquiry, inquiry, "card", "sender", 1)
    vouching = server_keys.vouching_key(SERVER_KEY)
    voucher = server_keys.vouch(vouching, key, inquiry=inquiry, purpose="case")
    rows = [(_wrap(pair.public, key, inquiry), case.seal(key, b"x" * 600, place)) for _ in range(50)]

    def open_all() -> None:
        for wrap, card in rows:
            opened = wraps.open_as_reader(pair.private, wrap, inquiry=inquiry, purpose="case")
            assert server_keys.is_vouched_for(vouching, opened, voucher, inquiry=inquiry, purpose="case")
            case.open_sealed(opened, card, place)

    return open_all


def _send(public: str, key: bytes, place: case.Place) -> None:
    for _ in range(10):
        case.seal(key, b"x" * 1500, place)
    for _ in range(3):
        _wrap(public, key, place.inquiry)
    code = return_codes.new_code()
    return_codes.lookup_id(code)
    wraps.wrap_for_sender(return_codes.code_key(code), key, inquiry=place.inquiry)


def _thousand(pair: age.KeyPair, key: bytes, inquiry: UUID) -> None:
    opening = _opening(pair, key, inquiry)
    for _ in range(1000):
        _wrap(pair.public, opening(), inquiry)


def _code() -> None:
    code = return_codes.normalise(return_codes.in_groups(return_codes.new_code()))
    return_codes.lookup_id(code)
    return_codes.code_key(code)


def _token() -> bytes:
    token = unlocking.new_token()
    blob = unlocking.seal_for_token(token, bytes(32), "visit", owner="7")
    return unlocking.open_for_token(unlocking.read_token(token.text), blob, "visit", owner="7")


def _row(public: str) -> Callable[[], bool]:
    key = server_keys.reader_row_key(SERVER_KEY)
    signature = server_keys.sign_reader(key, 7, public)
    return lambda: server_keys.reader_is_signed(key, 7, public, signature)


def main() -> None:
    """Print what was measured."""
    for what, took in measure().items():
        sys.stdout.write(f"{took:9.3f} ms  {what}\n")
    pair, passphrase = staff.new_staff_key(), passphrases.new_passphrase()
    closed = staff.close_private(pair.private, passphrase)
    opened = milliseconds(lambda: staff.open_private(closed, passphrase, public=pair.public), 5)
    sys.stdout.write(f"{opened:9.3f} ms  open a staff key\n")
    took, longest = stall()
    sys.stdout.write(
        f"{took:9.3f} ms  stretch a passphrase (least of ten)\n{longest:9.3f} ms  longest stop of another thread\n"
    )


if __name__ == "__main__":
    main()
