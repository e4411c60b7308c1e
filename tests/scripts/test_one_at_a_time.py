"""Two commands that would spoil each other's work wait for each other."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from scripts.one_at_a_time import one_at_a_time
from scripts.words import CHECKOUT


def test_the_second_says_that_it_waits_and_then_takes_its_turn(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    order: list[str] = []

    def second() -> None:
        with one_at_a_time(tmp_path / "lock", waiting="I wait."):
            order.append("second")

    other = threading.Thread(target=second)
    with one_at_a_time(tmp_path / "lock", waiting="Nobody is there."):
        other.start()
        other.join(0.2)
        order.append("first")
    other.join(5)

    assert order == ["first", "second"]
    assert capsys.readouterr().out == "I wait.\n"


def test_one_that_was_killed_keeps_nobody_waiting(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    killed = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from scripts.one_at_a_time import one_at_a_time\n"
        "with one_at_a_time(Path(sys.argv[1]), waiting=''):\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", killed, tmp_path / "lock"], cwd=CHECKOUT, check=False)

    with one_at_a_time(tmp_path / "lock", waiting="Somebody is there."):
        pass

    assert capsys.readouterr().out == ""
