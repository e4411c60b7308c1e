"""The check runs every step, whatever the others found, shows what each has printed, and fails if one does."""

import pytest

from scripts import check
from scripts.check import Step

GOOD = Step("the good one", ("-c", "print('all is well')"), {})
BAD = Step("the bad one", ("-c", "import sys; print('a fault', file=sys.stderr); sys.exit(3)"), {})


@pytest.mark.parametrize(
    ("steps", "status", "verdict"),
    [([GOOD], 0, "all 1 are in order"), ([BAD, GOOD], 1, "1 of 2 failed")],
)
def test_one_fault_fails_the_check_and_everything_is_shown(monkeypatch, capsys, steps, status, verdict):
    monkeypatch.setattr(check, "steps", lambda folder: steps)
    assert check.main() == status
    shown = capsys.readouterr().out
    assert verdict in shown
    assert shown.count("--- the good one\nall is well") == 1
    assert shown.count("--- the bad one\na fault") == steps.count(BAD)
    assert "ok      the good one" in shown


def test_a_step_has_the_surroundings_that_it_names():
    asks = ("-c", "import os; print(os.environ['WEB_WORKERS'])")
    assert check.run(Step("asking", asks, {"WEB_WORKERS": "7"})) == check.Result(True, "7\n")
