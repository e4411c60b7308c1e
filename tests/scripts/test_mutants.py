"""What is spoiled to see whether tests notice it is there, and so are the tests that are to notice."""

import json

import pytest

from scripts import mutants
from scripts.words import CHECKOUT


@pytest.mark.parametrize(("module", "tests"), mutants.RULES.items(), ids=list(mutants.RULES))
def test_a_rule_and_the_tests_that_hold_it_are_there(module: str, tests: str):
    assert all((CHECKOUT / name).is_file() for name in (module, *tests.split()))


def test_a_module_of_which_nobody_says_what_holds_it_is_refused(capsys: pytest.CaptureFixture[str]):
    assert mutants.main(["intake/workflow.py", "intake/nothing.py"]) == 1
    assert "HOLD intake/nothing.py" in capsys.readouterr().out


def test_what_was_left_out_was_not_tried_and_what_survived_is_told_with_its_change():
    results = [
        {"test_outcome": None, "diff": None},
        {"test_outcome": "killed", "diff": "- a"},
        {"test_outcome": "survived", "diff": "- b"},
    ]
    dumped = "\n".join(json.dumps([{}, each]) for each in results) + "\n" + json.dumps([{}, None])
    assert list(mutants._tried(dumped)) == [("killed", "- a"), ("survived", "- b")]
