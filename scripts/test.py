"""What `make test` does once .venv is there: the suite on SQLite and on PostgreSQL, with a browser.

Everything runs on SQLite. What touches the database runs on PostgreSQL again, apart from most journeys in the browser.
"""

import os
import shlex
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Never

from practice.environment import NAMES
from scripts import age, chromium, database_tests, npm_tools, reports, statements
from scripts.guard import Guard
from scripts.postgres import Server, server_for_tests
from scripts.words import CHECKOUT, Stop, complain, leave, say, shout

# A test that starts `make` itself is not a part of this one.
MAKE_VARIABLES = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKE_TERMOUT", "MAKE_TERMERR"}
# Without bytecode on the disk, every worker and every command that a test starts would compile the whole project anew.
SLOW_VARIABLES = {"PYTHONDONTWRITEBYTECODE"}
# One more than the cores of a small machine: while one waits for a browser, a server or a process, another goes on.
WORKERS = "3"


@dataclass(frozen=True)
class Half:
    """One run of the suite: on which database, with what outcome."""

    database: str
    outcome: reports.Outcome
    status: int
    seconds: float
    left_out: Mapping[str, int] = field(default_factory=dict)
    """How many tests for which one database is enough were left out, since another half had run them, by reason."""

    @property
    def went_well(self) -> bool:
        """Every test passed, and there were tests."""
        return self.status == 0 and self.outcome.failed == 0 and self.outcome.passed > 0


@dataclass(frozen=True)
class Tools:
    """The programs that some tests use, where they are there."""

    browser: chromium.Chromium | None
    age: age.Age | None
    inspectors: npm_tools.Inspectors | None


def environment(surroundings: Mapping[str, str], tools: Tools) -> dict[str, str]:
    """Return what both halves share of the environment of pytest."""
    # What somebody exported for their own practice must not reach the tests.
    unwanted = NAMES | MAKE_VARIABLES | SLOW_VARIABLES
    kept = {name: value for name, value in surroundings.items() if name not in unwanted}
    browser = {"CHROMIUM": tools.browser.path, "BROWSER_TESTS": "1"} if tools.browser else {"BROWSER_TESTS": "0"}
    return kept | browser | age.environment(tools.age) | npm_tools.environment(tools.inspectors)


def run_half(database: str, url: str, data: Path, shared: Mapping[str, str], *, left_out: bool = False) -> Half:
    """Run the suite on the database at `url`, and return how it went; with `left_out`, without what needs only one."""
    say(f"\n=== The suite on {database} ===\n")
    began = time.monotonic()
    report = data / "report.xml"
    which = "only" if left_out else "all"
    surroundings = {**shared, "DATA_DIR": str(data), "DATABASE_URL": url, "DATABASE_TESTS": which}
    more = shlex.split(shared.get("PYTEST_ARGS", ""))
    status = run_pytest(["-n", WORKERS, f"--junit-xml={report}", *more], surroundings)
    counts = database_tests.counts(Path(shared[statements.FOLDER])) if left_out else {}
    return Half(database, reports.read(report), status, time.monotonic() - began, counts)


def run_pytest(arguments: list[str], surroundings: Mapping[str, str]) -> int:
    """Run pytest to its end and return its status; take it along when we are told to end."""
    command = [sys.executable, "-m", "pytest", *arguments]
    pytest = subprocess.Popen(command, cwd=CHECKOUT, env=dict(surroundings), stdin=subprocess.DEVNULL)
    try:
        return pytest.wait()
    finally:
        end_pytest(pytest)


def end_pytest(pytest: "subprocess.Popen[bytes]") -> None:
    """Let pytest end as on Ctrl-C, which clears its databases and browsers away; kill it if that takes too long."""
    if pytest.poll() is None:
        pytest.send_signal(signal.SIGINT)
        try:
            pytest.wait(15)
        except subprocess.TimeoutExpired:
            pytest.kill()
            pytest.wait()


def run_sqlite_half(data: Path, shared: Mapping[str, str]) -> Half:
    """Run the whole suite on an SQLite file in the folder `data`."""
    return run_half(f"SQLite {sqlite3.sqlite_version}", f"sqlite:///{data}/tests.sqlite3", data, shared)


def run_postgresql_half(data: Path, shared: Mapping[str, str]) -> Half | None:
    """Run what needs both databases on PostgreSQL; without a server, say so and return nothing."""
    guard = Guard()
    try:
        with server_for_tests(os.environ, guard) as server:
            # Who asks for a part of the suite gets that part on both.
            return run_half(describe(server), server.url, data, shared, left_out=not shared.get("PYTEST_ARGS"))
    except Stop as reason:
        if os.environ.get("TEST_DATABASE_URL"):
            raise
        shout(f"THE POSTGRESQL HALF WAS NOT RUN: {reason}.")
        return None
    finally:
        guard.dismiss()


def hand_on_static_files(before: Path, after: Path) -> None:
    """Move what one half collected into the data folder of the next: compressing them takes many seconds."""
    for name in ("static", "static.stamp"):
        if (before / name).exists():
            (before / name).rename(after / name)


def describe(server: Server) -> str:
    """Return a server's version and where it comes from."""
    return f"PostgreSQL {server.version} ({server.origin})"


def summary(halves: list[Half], tools: Tools) -> str:
    """Return how many tests passed on which database and in which browser. The last line is the plain total."""
    browser = tools.browser
    lines = ["", "How the suite went"]
    for half in halves:
        verdict = "" if half.went_well else "   <- NOT WELL"
        in_browser = f"{half.outcome.in_browser} of them in {browser.version}" if browser else "NONE IN A BROWSER"
        lines.append(f"  {half.database}: {half.outcome} in {half.seconds:.0f} s, {in_browser}{verdict}")
        if half.left_out:
            lines.append("    without these, which ran above and are counted once:")
            lines += [f"    {number} that {why}" for why, number in half.left_out.items()]
    if not any(half.outcome.passed + half.outcome.failed for half in halves):
        lines.append("  No test was found: look at what PYTEST_ARGS names.")
    if len(halves) < 2:
        lines.append("  PostgreSQL: NOT RUN (said above why)")
    if browser is None:
        lines.append("  Browser tests: NOT RUN, there is no Chromium")
    if tools.age is None:
        lines.append("  Tests with the age command: NOT RUN, there is none")
    if tools.inspectors is None:
        lines.append("  Tests that inspect pages: NOT RUN, there is no axe-core or no Nu checker")
    total = sum((half.outcome for half in halves), start=reports.Outcome())
    return "\n".join([*lines, "", str(total)])


def find_tools() -> Tools:
    """Find, or install, what some tests use; say loudly what cannot be had."""
    tools = Tools(
        chromium.find_or_install_quick(os.environ),
        age.find_or_install(os.environ),
        npm_tools.find_or_install(os.environ),
    )
    if tools.browser is None:
        shout(
            "THE BROWSER TESTS WILL NOT BE RUN: no Chromium starts here, and I could not install one.\n"
            "Install Chromium, or name one with CHROMIUM=/path/to/chromium."
        )
    if tools.age is None:
        shout(
            "THE TESTS WITH THE AGE COMMAND WILL NOT BE RUN: there is none here, and I could not install it.\n"
            "Install age, or name one with AGE=/path/to/age."
        )
    if tools.inspectors is None:
        shout(npm_tools.MISSING)
    return tools


def run() -> int:
    """Do all of `make test`, and return its exit status. Raises Stop when it cannot even begin."""
    tools = find_tools()
    shared = environment(os.environ, tools)
    with tempfile.TemporaryDirectory(prefix="secure-base-suite-") as folder:
        first, second = Path(folder, "sqlite"), Path(folder, "postgresql")
        first.mkdir()
        second.mkdir()
        shared[statements.FOLDER] = str(Path(folder, "statements"))
        halves = [run_sqlite_half(first, shared)]
        hand_on_static_files(first, second)
        other = run_postgresql_half(second, shared)
    if other:
        halves.append(other)
    say(summary(halves, tools))
    return 0 if all(half.went_well for half in halves) else 1


def end(number: int, _frame: FrameType | None) -> Never:
    """Turn a signal into an orderly way out, so that servers and folders of this run are cleared away."""
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(128 + number)


def main() -> int:
    """Run from `make test`."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)
    try:
        return run()
    except Stop as stop:
        complain(str(stop))
        return 1


if __name__ == "__main__":
    leave(main())
