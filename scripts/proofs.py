"""What `make proofs` does once .venv is there: the long proofs, which take minutes and prove what the suite samples."""

import os
import time
from collections.abc import Callable

from scripts import age
from scripts.words import complain, leave, say, shout
from tests.intake.vault import age_command, corruptions

CORRUPTIONS = 100_000


def spoiled() -> str:
    """Try to open what was spoiled, again and again."""
    refused = corruptions.prove(CORRUPTIONS)
    return f"{refused.total():,} spoiled blobs, codes and keys: none was accepted, each was refused as foreseen"


def opened_by_age() -> str:
    """Open exports and a wrap with the age command."""
    return f"{age_command.prove()} files opened by the age command with the right key, by no other"


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
    """Run every proof, also after one has failed."""
    proofs: dict[str, Callable[[], str]] = {"nothing spoiled opens": spoiled}
    command = age.find_or_install(os.environ)
    if command:
        os.environ["AGE"] = command.path
        proofs["exports open without us"] = opened_by_age
    else:
        shout("THE PROOF WITH THE AGE COMMAND IS NOT RUN: there is none here. Install age, or name one with AGE=….")
    results = [went_well(name, prove) for name, prove in proofs.items()]
    return 0 if all(results) and command else 1


if __name__ == "__main__":
    leave(main())
