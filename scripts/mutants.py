"""Spoils rules one small change at a time, and says which changes no test noticed: `python -m scripts.mutants`.

Cosmic Ray does it, in a copy of the checkout that goes away with it. Words after the command are modules to spoil
instead of all. It takes hours: every change starts the tests of its module again. A change that makes no difference
to anyone survives too, so that what is printed is to be read, and is no list of faults.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from scripts import borrowed
from scripts.words import CHECKOUT, leave, say, shout

COSMIC_RAY = "8.7.0"
SECONDS = 300.0  # that the tests of one module may take before a change counts as noticed
# Each rule, and the tests that hold it.
RULES = {
    "intake/workflow.py": "tests/intake/test_workflow.py",
    "intake/urgency.py": "tests/intake/test_urgency.py",
    "intake/retention.py": "tests/intake/test_retention.py",
    "intake/booking.py": "tests/intake/test_booking.py tests/intake/test_taking_times.py",
    "intake/waitlist.py": "tests/intake/test_waitlist.py",
    "intake/erasure.py": "tests/intake/test_erasure.py",
    "intake/tries.py": "tests/intake/test_tries.py",
    "intake/visits.py": "tests/intake/test_visits.py",
    "intake/vault/padding.py": "tests/intake/vault/test_padding.py",
    "intake/vault/return_codes.py": "tests/intake/vault/test_return_codes.py",
    "intake/vault/wraps.py": "tests/intake/vault/test_wraps.py",
    "practice/calendar.py": "tests/practice/test_calendar.py",
    "practice/palettes.py": "tests/practice/test_palettes.py",
    "practice/ratelimit.py": "tests/practice/test_ratelimit.py",
    "practice/pagecache.py": "tests/practice/test_pagecache.py tests/practice/test_kept.py",
    "practice/page_memory.py": "tests/practice/test_pagecache.py tests/practice/test_kept.py",
}
# Of the many ways to change one sign, one each; annotations are no rules.
SETTINGS = """
[cosmic-ray]
module-path = "{module}"
timeout = {seconds}
excluded-modules = []
test-command = "{python} -m pytest -x -q -n 0 -p no:cacheprovider {tests}"

[cosmic-ray.distributor]
name = "local"

[cosmic-ray.filters.operators-filter]
exclude-operators = [
  "core/ReplaceBinaryOperator_(?!Add_Sub|Sub_Add|Mul_Div|Div_Mul|FloorDiv_Mul|Mod_Mul).*",
  "core/ReplaceComparisonOperator_(?!Eq_NotEq|NotEq_Eq|Lt_LtE|LtE_Lt|Gt_GtE|GtE_Gt|Is_IsNot|IsNot_Is|In_NotIn|NotIn_In).*",
  "core/ReplaceUnaryOperator_(?!USub_UAdd|Delete_Not).*",
]
"""


def main(modules: list[str]) -> int:
    """Spoil these modules, or all; print what survived. The status is 1 if anything did or could not be tried."""
    unknown = [module for module in modules if module not in RULES]
    if unknown:
        shout(f"NOBODY SAYS WHICH TESTS HOLD {', '.join(unknown)}: scripts/mutants.py names those of each module.")
        return 1
    with tempfile.TemporaryDirectory(prefix="secure-base-mutants-") as name:
        folder = Path(name)
        python = borrowed.install(folder, f"cosmic-ray=={COSMIC_RAY}")
        if python is None:
            shout("NOTHING WAS SPOILED: Cosmic Ray could not be installed.")
            return 1
        _copy(folder / "copy")
        holding = [_holds(python.parent, folder, module) for module in modules or RULES]
    return 0 if all(holding) else 1


def _copy(there: Path) -> None:
    """Copy what git knows, and what is new, to a folder where it may be spoiled."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        if (CHECKOUT / name).is_file():
            (there / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(CHECKOUT / name, there / name)


def _holds(tools: Path, folder: Path, module: str) -> bool:
    """Spoil one module, and say whether every change was noticed."""
    settings, session = folder / "settings.toml", folder / f"{module.replace('/', '-')}.sqlite"
    settings.write_text(
        SETTINGS.format(module=module, tests=RULES[module], python=sys.executable, seconds=SECONDS), encoding="utf-8"
    )
    commands: list[list[str | Path]] = [
        ["cosmic-ray", "init", settings, session],
        ["cr-filter-operators", session, settings],
        ["cosmic-ray", "baseline", settings],
        ["cosmic-ray", "exec", settings, session],
    ]
    for command in commands:
        _run(tools, folder / "copy", command)
    tried = list(_tried(_run(tools, folder / "copy", ["cosmic-ray", "dump", session])))
    survived = [diff for outcome, diff in tried if outcome == "survived"]
    say(f"{module}: {len(tried) - len(survived)} of {len(tried)} changes were noticed")
    for diff in survived:
        say(diff)
    return not survived


def _run(tools: Path, copy: Path, command: list[str | Path]) -> str:
    program, *rest = command
    # Two files that are changed within a second look alike to what Python has compiled before.
    surroundings = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [tools / str(program), *rest], cwd=copy, env=surroundings, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"{program} {rest[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


def _tried(dumped: str) -> Iterator[tuple[str, str]]:
    """Yield how the tests took each change that was tried, and the change."""
    for line in dumped.splitlines():
        _work, result = json.loads(line)
        if result and result["test_outcome"]:
            yield result["test_outcome"], result["diff"] or ""


if __name__ == "__main__":
    leave(main(sys.argv[1:]))
