"""make test counts from pytest's own report, and is never green for nothing."""

from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from scripts import age_tests, browser_tests, inspection_tests, reports
from scripts import test as suite
from scripts.age import Age
from scripts.chromium import Chromium
from scripts.npm_tools import Inspectors

REPORT = """<?xml version="1.0"?>
<testsuites><testsuite name="pytest" tests="5">
  <testcase classname="tests.a" name="test_well"/>
  <testcase classname="tests.a" name="test_seen">
    <properties><property name="browser" value="chromium"/></properties>
  </testcase>
  <testcase classname="tests.a" name="test_wrong"><failure message="no">no</failure></testcase>
  <testcase classname="tests.a" name="test_broken"><error message="no">no</error></testcase>
  <testcase classname="tests.a" name="test_left"><skipped message="no">no</skipped></testcase>
</testsuite></testsuites>
"""
HAD = Inspectors(Path("/opt/npm"), "/usr/bin/java")


def half(passed: int, failed: int = 0, status: int = 0, **left_out: int) -> suite.Half:
    outcome = reports.Outcome(passed=passed, failed=failed, in_browser=1)
    return suite.Half("SQLite 3.45", outcome, status, 61.2, left_out)


def test_a_report_is_counted_test_by_test(tmp_path: Path):
    (tmp_path / "report.xml").write_text(REPORT)

    assert reports.read(tmp_path / "report.xml") == reports.Outcome(passed=2, failed=2, skipped=1, in_browser=1)


@pytest.mark.parametrize("text", [None, "", "<testsuites>"])
def test_a_report_that_was_not_written_to_its_end_counts_nothing(text: str | None, tmp_path: Path):
    if text is not None:
        (tmp_path / "report.xml").write_text(text)

    assert reports.read(tmp_path / "report.xml") == reports.Outcome()


@pytest.mark.parametrize(("passed", "failed", "status"), [(0, 0, 0), (0, 0, 5), (9, 1, 1), (9, 0, 2), (9, 1, 0)])
def test_no_tests_or_a_failure_or_an_interruption_is_not_well(passed: int, failed: int, status: int):
    assert not half(passed, failed, status).went_well


def test_the_summary_says_how_many_ran_where_and_ends_with_the_plain_total():
    tools = suite.Tools(Chromium("/usr/bin/chromium", "Chromium 156.0"), Age("/usr/bin/age", "1.2.0"), HAD)

    lines = suite.summary([half(9), half(8, failed=1, status=1)], tools).splitlines()

    assert "  SQLite 3.45: 9 passed, 0 failed in 61 s, 1 of them in Chromium 156.0" in lines
    assert "  SQLite 3.45: 8 passed, 1 failed in 61 s, 1 of them in Chromium 156.0   <- NOT WELL" in lines
    assert lines[-1] == "17 passed, 1 failed"


def test_the_summary_does_not_hide_what_was_not_run():
    text = suite.summary([half(9)], suite.Tools(None, None, None))

    assert "PostgreSQL: NOT RUN" in text
    assert "Browser tests: NOT RUN" in text
    assert "age command: NOT RUN" in text
    assert "inspect pages: NOT RUN" in text


def test_where_nothing_was_tested_the_summary_says_what_to_look_at():
    found, nothing = (suite.summary([half(passed)], suite.Tools(None, None, None)) for passed in (9, 0))

    assert "look at what PYTEST_ARGS names" in nothing
    assert "PYTEST_ARGS" not in found


def test_the_summary_says_how_many_tests_were_left_out_and_why():
    halves = [half(9), half(5, sleep=3, dream=1)]

    lines = suite.summary(halves, suite.Tools(None, None, None)).splitlines()

    at = lines.index("  SQLite 3.45: 5 passed, 0 failed in 61 s, NONE IN A BROWSER")
    assert lines[at + 1 : at + 4] == [
        "    without these, which ran above and are counted once:",
        "    3 that sleep",
        "    1 that dream",
    ]
    assert lines[-1] == "14 passed, 0 failed"


def test_static_files_that_one_half_collected_are_there_for_the_next(tmp_path: Path):
    before, after = tmp_path / "before", tmp_path / "after"
    (before / "static").mkdir(parents=True)
    after.mkdir()
    (before / "static" / "page.css").write_text("a {}")
    (before / "static.stamp").write_text("state")
    (before / "tests.sqlite3").write_text("rows")

    suite.hand_on_static_files(before, after)

    assert sorted(path.name for path in after.rglob("*")) == ["page.css", "static", "static.stamp"]


def test_settings_of_somebody_s_own_practice_do_not_reach_the_tests():
    mine = {"SECRET_KEY": "real", "DATABASE_URL": "postgresql://real/real", "HOME": "/home/me", "MAKELEVEL": "1"}
    mine["PYTHONDONTWRITEBYTECODE"] = "1"

    kept = suite.environment(mine, suite.Tools(None, Age("/opt/age", "1.2.0"), None))

    left_out = {"BROWSER_TESTS": "0", "INSPECTION_TESTS": "0"}
    assert kept == {"HOME": "/home/me", "AGE_TESTS": "1", "AGE": "/opt/age"} | left_out


def what_leaves_out(plugin: ModuleType, items: list[Any]) -> list[object]:
    """Let a plugin take from `items` what is not to run, and return what it said it had taken."""
    deselected: list[object] = []
    hook = SimpleNamespace(pytest_deselected=lambda **said: deselected.extend(said["items"]))
    plugin.pytest_collection_modifyitems(SimpleNamespace(hook=hook), items)
    return deselected


@pytest.mark.parametrize(("wanted", "left"), [("1", ["by hand", "in a browser"]), ("0", ["by hand"])])
def test_browser_tests_are_known_and_left_out_where_there_is_no_browser(
    wanted: str, left: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("BROWSER_TESTS", wanted)
    items: list[Any] = [
        SimpleNamespace(name="by hand", fixturenames=["db"], user_properties=[]),
        SimpleNamespace(name="in a browser", fixturenames=["page", "browser"], user_properties=[]),
    ]

    deselected = what_leaves_out(browser_tests, items)

    assert [item.name for item in items] == left
    assert len(deselected) == 2 - len(left)
    assert items[-1].user_properties == ([("browser", "chromium")] if wanted == "1" else [])


@pytest.mark.parametrize(("wanted", "left"), [("1", ["by hand", "with age"]), ("0", ["by hand"])])
def test_tests_that_use_age_are_known_and_left_out_where_there_is_no_such_command(
    wanted: str, left: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("AGE_TESTS", wanted)
    items: list[Any] = [
        SimpleNamespace(name="by hand", fixturenames=["db"]),
        SimpleNamespace(name="with age", fixturenames=["age_command"]),
    ]

    deselected = what_leaves_out(age_tests, items)

    assert [item.name for item in items] == left
    assert len(deselected) == 2 - len(left)


@pytest.mark.parametrize(("wanted", "left"), [("1", ["by hand", "with axe", "with nu"]), ("0", ["by hand"])])
def test_tests_that_inspect_pages_are_known_and_left_out_where_the_tools_are_missing(
    wanted: str, left: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("INSPECTION_TESTS", wanted)
    items: list[Any] = [
        SimpleNamespace(name="by hand", fixturenames=["page"]),
        SimpleNamespace(name="with axe", fixturenames=["page", "axe"]),
        SimpleNamespace(name="with nu", fixturenames=["nu"]),
    ]

    deselected = what_leaves_out(inspection_tests, items)

    assert [item.name for item in items] == left
    assert len(deselected) == 3 - len(left)
