"""What `make proofs` does once .venv is there: the long proofs, which take minutes and prove what the suite samples."""

import os
import subprocess
import sys
import time
from collections.abc import Callable

from scripts import test as suite
from scripts.guard import Guard
from scripts.postgres import server_for_tests
from scripts.words import CHECKOUT, Stop, complain, leave, say, shout
from tests.intake.vault import age_command, corruptions

CORRUPTIONS = 100_000
LOOP_KILLS = 200
SERVER_KILLS = 500
REQUESTS = 70  # to each address


def spoiled() -> str:
    """Try to open what was spoiled, again and again."""
    refused = corruptions.prove(CORRUPTIONS)
    return f"{refused.total():,} spoiled blobs, codes and keys: none was accepted, each was refused as foreseen"


def opened_by_age() -> str:
    """Open exports and a wrap with the age command."""
    return f"{age_command.prove()} files opened by the age command with the right key, by no other"


def journeys(tools: suite.Tools) -> str:
    """Go the journeys of the browser matrix in every setting of the browser."""
    surroundings = suite.environment(os.environ, tools) | {"BROWSER_MATRIX": "full"}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-m", "matrix", "tests/journeys"]
    gone = subprocess.run(command, cwd=CHECKOUT, env=surroundings, stdin=subprocess.DEVNULL, check=False)
    if gone.returncode != 0:
        raise AssertionError("the lines above say in which setting a journey failed")
    return "every journey that has settings was gone in every one"


def loop_killed(tools: suite.Tools) -> str:
    """Kill the work loop again and again, on each database that is here."""
    _on_each_database(tools, "tests/intake/test_loop_killed.py", LOOP_KILLS=str(LOOP_KILLS))
    return f"killed {LOOP_KILLS} times on each database: every notice was sent, and none after an erasure"


def server_killed(tools: suite.Tools) -> str:
    """Kill the server again and again while letters are being sent, on each database that is here."""
    _on_each_database(tools, "tests/journeys/test_survives_kill.py", SERVER_KILLS=str(SERVER_KILLS))
    return f"killed {SERVER_KILLS} times on each database: every confirmed letter was there, whole and once"


def fuzzed(tools: suite.Tools) -> str:
    """Send whatever can be sent to every address as everyone, on each database that is here."""
    _on_each_database(tools, "tests/addresses/test_fuzz.py", FUZZ=str(REQUESTS))
    return f"{REQUESTS} spoiled requests to each address on each database: none was answered with a server's error"


def _on_each_database(tools: suite.Tools, tests: str, **how_often: str) -> None:
    surroundings = suite.environment(os.environ, tools) | how_often
    _hold_on("SQLite", tests, surroundings)
    guard = Guard()
    try:
        with server_for_tests(os.environ, guard) as server:
            _hold_on("PostgreSQL", tests, surroundings | {"DATABASE_URL": server.url})
    except Stop as reason:
        raise AssertionError(f"PostgreSQL was not tried: {reason}") from None
    finally:
        guard.dismiss()


def _hold_on(database: str, tests: str, surroundings: dict[str, str]) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", tests]
    gone = subprocess.run(command, cwd=CHECKOUT, env=surroundings, stdin=subprocess.DEVNULL, check=False)
    if gone.returncode != 0:
        raise AssertionError(f"the lines above say what went wrong on {database}")


def went_well(name: str, prove: Callable[[], str]) -> bool:
    """Run one proof, say how it went, and return whether it held."""
    say(f"--- {name}")
    began = time.monotonic()
    try:
        held = prove()
    except AssertionError as counterexample:
        complain(f"    DOES NOT HOLD: {counterexample}")
        return False
    say(f"    {held} ({time.monotonic() - began:.0f} s)")
    return True


def main() -> int:
    """Run every proof, also after one has failed, and say loudly which cannot be run."""
    proofs: dict[str, Callable[[], str]] = {"nothing spoiled opens": spoiled}
    tools = suite.find_tools()
    proofs["no request is a server's error"] = lambda: fuzzed(tools)
    proofs["a killed work loop loses no notice"] = lambda: loop_killed(tools)
    proofs["a killed server loses no confirmed letter"] = lambda: server_killed(tools)
    if tools.age:
        os.environ["AGE"] = tools.age.path
        proofs["exports open without us"] = opened_by_age
    else:
        shout("THE PROOF WITH THE AGE COMMAND IS NOT RUN: there is none here. Install age, or name one with AGE=….")
    if tools.browser:
        proofs["every setting of the browser"] = lambda: journeys(tools)
    else:
        shout("THE PROOF IN EVERY SETTING OF THE BROWSER IS NOT RUN: no Chromium starts here.")
    results = [went_well(name, prove) for name, prove in proofs.items()]
    return 0 if all(results) and tools.age and tools.browser else 1


if __name__ == "__main__":
    leave(main())
