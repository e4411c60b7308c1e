"""What `make proofs` does once .venv is there: the long proofs, which take minutes and prove what the suite samples."""

import os
import subprocess
import sys
import time
from collections.abc import Callable

from scripts import test as suite
from scripts.words import CHECKOUT, complain, leave, say, shout
from tests.intake.vault import age_command, corruptions

CORRUPTIONS = 100_000


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
