"""What `make lighthouse` does once .venv is there: lets Lighthouse measure every kind of page that the public sees.

It looks as a phone on a slow line (its mobile preset) and never leaves this machine. What it takes is estimated from
what it sees, and a busy machine makes that worse: a page whose marks fall short is measured again, and its best counts.
"""

import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts import chromium, npm_tools
from scripts.pages_to_look_at import READING
from scripts.ports import LOOPBACK
from scripts.throwaway_practice import plain_environment, practice
from scripts.words import CHECKOUT, leave, say, shout

WANTED = CHECKOUT / "tests" / "tools" / "lighthouse"
HOME = CHECKOUT / ".venv" / "lighthouse"
PROGRAM = "lighthouse/cli/index.js"
MARKS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_SHIFT = 0.02
TIMES = 3
PAGES = READING | {
    "accessibility": "/accessibility/",
    "imprint": "/imprint/",
    "intake-start": "/intake/",
    "return": "/return/",
    "return-lost": "/return/lost/",
}
# Lighthouse measures no page that is answered with an error.
LEFT_OUT = {"not-found"}
# What nobody should come to from a search engine asks them to leave it out, for which Lighthouse takes marks off.
FOR_NO_SEARCH_ENGINE = {"intake-start", "search", "search-nothing", "return", "return-lost"}
BROWSER = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"),
    # Nothing but this machine can be reached, whatever the browser or Lighthouse would ask for.
    f"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE {LOOPBACK}",
)


@dataclass(frozen=True)
class Measured:
    """What Lighthouse says of a page: its marks of 100, how far it shifts, and what it finds fault with."""

    marks: dict[str, int]
    shift: float
    faults: tuple[str, ...]

    @property
    def short(self) -> int:
        """By how much the marks fall short, all together."""
        return sum(max(0, least - self.marks[name]) for name, least in MARKS.items()) + (self.shift > MOST_SHIFT)


def read(told: dict[str, Any]) -> Measured:
    """Return what counts in a report of Lighthouse."""
    marks = {name: round(100 * (told["categories"][name]["score"] or 0)) for name in MARKS}
    weighed = {
        part["id"] for category in told["categories"].values() for part in category["auditRefs"] if part["weight"]
    }
    found = (told["audits"][name] for name in sorted(weighed))
    faults = tuple(
        f"{audit['title']} {audit.get('displayValue', '')}".strip()
        for audit in found
        if audit["score"] not in {1, None}
    )
    return Measured(marks, told["audits"]["cumulative-layout-shift"]["numericValue"], faults)


def measure(address: str, folder: Path, node: str, browser: str, *, skipped: Sequence[str] = ()) -> Measured:
    """Let Lighthouse look at one page."""
    report = folder / "report.json"
    flags = " ".join(f'"{flag}"' if " " in flag else flag for flag in BROWSER)
    command = [
        *(node, str(HOME / "node_modules" / PROGRAM), address),
        *("--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={flags}"),
        *("--no-enable-error-reporting", f"--only-categories={','.join(MARKS)}"),
        *(f"--skip-audits={','.join(skipped)}",) * bool(skipped),
    ]
    surroundings = plain_environment() | {"CHROME_PATH": browser, "TMPDIR": str(folder)}
    subprocess.run(command, cwd=folder, env=surroundings, stdin=subprocess.DEVNULL, check=True, timeout=300)
    told = json.loads(report.read_text())
    if "runtimeError" in told:
        raise RuntimeError(f"Lighthouse could not measure {address}: {told['runtimeError']['message']}")
    return read(told)


def best_of(address: str, folder: Path, node: str, browser: str, *, skipped: Sequence[str]) -> Measured:
    """Measure a page, and again while its marks fall short; return the best."""
    best = measure(address, folder, node, browser, skipped=skipped)
    for _ in range(TIMES - 1):
        if best.short:
            best = min(best, measure(address, folder, node, browser, skipped=skipped), key=lambda found: found.short)
    return best


def measure_all(folder: Path, node: str, browser: str) -> bool:
    """Print a table of all pages; say whether every page has the marks that were promised."""
    say(f"\n{'':18}{''.join(f'{name:>16}' for name in MARKS)}{'shift':>9}")
    well = True
    with practice(folder) as port:
        for name, path in PAGES.items():
            if name in LEFT_OUT:
                continue
            skipped = ("is-crawlable",) if name in FOR_NO_SEARCH_ENGINE else ()
            found = best_of(f"http://{LOOPBACK}:{port}{path}", folder, node, browser, skipped=skipped)
            marks = "".join(f"{found.marks[mark]:>16}" for mark in MARKS)
            say(f"{name:18}{marks}{found.shift:>9.3f}{'   <- TOO LITTLE' if found.short else ''}")
            for fault in found.faults if found.short else ():
                say(f"{'':20}{fault}")
            well = well and not found.short
    return well


def main() -> int:
    """Run from `make lighthouse`."""
    browser = chromium.find_or_install(os.environ)
    node = npm_tools.find("node", os.environ, "--version")
    if browser is None or node is None or not npm_tools.fetch_if_needed(os.environ, HOME, WANTED, (PROGRAM,)):
        shout("NOTHING WAS MEASURED: Lighthouse needs Chromium, npm and Node 18.16 or newer.")
        return 1
    with tempfile.TemporaryDirectory(prefix="secure-base-lighthouse-") as folder:
        return 0 if measure_all(Path(folder), node, browser.path) else 1


if __name__ == "__main__":
    leave(main())
