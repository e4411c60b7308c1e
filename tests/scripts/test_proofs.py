"""make proofs goes the journeys in every setting of the browser, and is not green without a browser."""

import contextlib
import subprocess
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from scripts import proofs
from scripts import test as suite
from scripts.age import Age
from scripts.chromium import Chromium

ALL = suite.Tools(Chromium("/usr/bin/chromium", "Chromium 156.0"), Age("/usr/bin/age", "1.2.0"), None)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Keep what would be started, and say that it went well."""
    kept: list[Any] = []

    def start(command: list[str], **how: Any) -> SimpleNamespace:
        kept.append((command, how["env"]))
        return SimpleNamespace(returncode=0 if len(kept) == 1 else 5)

    monkeypatch.setattr(subprocess, "run", start)
    return kept


def test_the_journeys_are_gone_in_every_setting_and_no_test_at_all_is_no_proof(started: list[Any]):
    assert proofs.journeys(ALL)
    command, surroundings = started[0]
    assert command[-3:] == ["-m", "matrix", "tests/journeys"]
    assert surroundings["BROWSER_MATRIX"] == "full"
    with pytest.raises(AssertionError, match="in which setting"):
        proofs.journeys(ALL)


@pytest.mark.parametrize(("browser", "status"), [(ALL.browser, 0), (None, 1)], ids=["browser", "no browser"])
def test_without_a_browser_that_is_said_and_the_proofs_are_not_green(
    browser: Chromium | None, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(suite, "find_tools", lambda: suite.Tools(browser, ALL.age, None))
    for name in ("spoiled", "opened_by_age"):
        monkeypatch.setattr(proofs, name, lambda: "held")
    for name in ("journeys", "fuzzed", "loop_killed", "server_killed"):
        monkeypatch.setattr(proofs, name, lambda _tools: "held")
    monkeypatch.setenv("AGE", "")

    assert proofs.main() == status
    assert ("BROWSER IS NOT RUN" in capsys.readouterr().out) == bool(status)


@pytest.mark.parametrize(
    ("prove", "told", "often"),
    [
        (proofs.loop_killed, "LOOP_KILLS", "200"),
        (proofs.server_killed, "SERVER_KILLS", "500"),
        (proofs.fuzzed, "FUZZ", "70"),
    ],
    ids=["the loop is killed", "the server is killed", "requests are spoiled"],
)
def test_what_samples_in_the_suite_is_done_often_on_each_database(
    prove: Callable[[suite.Tools], str], told: str, often: str, started: list[Any], monkeypatch: pytest.MonkeyPatch
):
    given = contextlib.nullcontext(SimpleNamespace(url="postgresql://127.0.0.1/tests"))
    monkeypatch.setattr(proofs, "server_for_tests", lambda *_: given)
    with pytest.raises(AssertionError, match="on PostgreSQL"):
        prove(ALL)
    assert [surroundings[told] for _command, surroundings in started] == [often, often]
    assert [surroundings.get("DATABASE_URL") for _command, surroundings in started] == [
        None,
        "postgresql://127.0.0.1/tests",
    ]
