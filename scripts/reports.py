"""Reads how a run of the suite went from its JUnit report."""

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree


@dataclass(frozen=True)
class Outcome:
    """How many tests passed, failed and were skipped, and how many of all drove the browser."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    in_browser: int = 0

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.in_browser + other.in_browser,
        )

    def __str__(self) -> str:
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def read(report: Path) -> Outcome:
    """Return the outcome that a report tells; none at all if pytest ended before it could write one."""
    try:
        # Our own pytest wrote this file a moment ago, so it is no hostile XML.
        cases = ElementTree.parse(report).getroot().iter("testcase")
    except (OSError, ElementTree.ParseError):
        return Outcome()
    return sum((outcome_of(case) for case in cases), start=Outcome())


def outcome_of(case: ElementTree.Element) -> Outcome:
    """Return the outcome of one test."""
    failed = case.find("failure") is not None or case.find("error") is not None
    skipped = not failed and case.find("skipped") is not None
    browser = any(found.get("name") == "browser" for found in case.iter("property"))
    return Outcome(
        passed=int(not failed and not skipped), failed=int(failed), skipped=int(skipped), in_browser=int(browser)
    )
