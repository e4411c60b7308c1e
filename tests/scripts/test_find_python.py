"""make run and make test start with a Python that works, or say in one sentence why they cannot."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.words import CHECKOUT
from tests.scripts.conftest import MakeProgram

PREFERRED = (CHECKOUT / ".python-version").read_text().strip()


@pytest.fixture(autouse=True)
def _only_the_tools_that_the_script_needs(bin_folder: Path):
    for tool in ("sh", "head", "dirname", "cat"):
        (bin_folder / tool).symlink_to(shutil.which(tool) or "")


def find(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    surroundings = {"PATH": str(folder), "HOME": str(folder.parent), **environment}
    command = [str(folder / "sh"), str(CHECKOUT / "scripts" / "find_python.sh")]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)


def test_the_version_in_python_version_is_preferred_to_a_newer_one(bin_folder: Path, make_program: MakeProgram):
    make_program("bin/python3.14", "echo ok 3.14 /opt/python3.14")
    make_program("bin/python3", f"echo ok {PREFERRED} /opt/the-preferred")

    assert find(bin_folder).stdout == "/opt/the-preferred\n"


def test_without_the_preferred_version_any_from_3_12_on_will_do(bin_folder: Path, make_program: MakeProgram):
    make_program("bin/python3", "echo old 3.9")
    make_program("bin/python3.12", "echo ok 3.12 /opt/python 3.12/bin/python")

    assert find(bin_folder).stdout == "/opt/python 3.12/bin/python\n"


@pytest.mark.parametrize("dead", ["exit 127", "echo 'command not found' >&2; exit 1", "exit 0", "kill -9 $$"])
def test_a_dead_shim_is_passed_over(dead: str, bin_folder: Path, make_program: MakeProgram):
    make_program(f"bin/python{PREFERRED}", dead)
    make_program("bin/python3", dead)
    make_program("bin/python", f"echo ok {PREFERRED} /opt/alive")

    assert find(bin_folder).stdout == "/opt/alive\n"


@pytest.mark.parametrize(
    "place",
    [
        ".pyenv/versions/3.13.1/bin/python",
        ".asdf/installs/python/3.13.1/bin/python3",
        ".local/share/mise/installs/python/3.13.1/bin/python3",
        ".local/share/uv/python/cpython-3.13/bin/python3",
    ],
)
def test_what_a_version_manager_has_installed_is_found_without_its_shims(
    place: str, bin_folder: Path, make_program: MakeProgram
):
    make_program(place, f"echo ok {PREFERRED} /managed/python")

    assert find(bin_folder).stdout == "/managed/python\n"


def test_only_old_pythons_are_answered_with_one_sentence(bin_folder: Path, make_program: MakeProgram):
    make_program("bin/python3", "echo old 3.9")
    make_program("bin/python", "echo old 2.7")

    found = find(bin_folder)

    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr.startswith(
        "Secure Base needs Python 3.12 or newer and found none that works (python3 is 3.9, python is 2.7):"
    )
    assert found.stderr.count("\n") == 1


def test_a_python_that_cannot_make_environments_is_answered_with_what_to_install(
    bin_folder: Path, make_program: MakeProgram
):
    make_program("bin/python3", "echo lacks 3.13 ensurepip")

    found = find(bin_folder)

    assert (found.returncode, found.stdout) == (1, "")
    assert "found python3 (3.13), but it lacks ensurepip" in found.stderr
    assert "apt install python3-venv" in found.stderr
    assert found.stderr.count("\n") == 1


def test_where_uv_is_installed_the_sentence_says_how_it_helps(bin_folder: Path, make_program: MakeProgram):
    make_program("bin/uv", "exit 0")
    make_program("bin/python3", "echo lacks 3.13 venv")

    assert f"uv python install {PREFERRED}" in find(bin_folder).stderr


def test_a_python_without_a_recent_sqlite_is_answered_with_that(bin_folder: Path, make_program: MakeProgram):
    make_program("bin/python3", "echo lacks 3.13 SQLite 3.37")

    assert "lacks SQLite 3.37: install a Python that was built with SQLite 3.37 or newer" in find(bin_folder).stderr


def test_a_real_python_answers_the_question_it_is_asked(bin_folder: Path):
    assert find(bin_folder, PYTHON=sys.executable).stdout == f"{sys.executable}\n"
