"""make test fetches what inspects pages, once, by its digest, and finds or installs the Java that it needs."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from scripts import npm_tools
from scripts.npm_tools import WANTED, Inspectors
from tests.scripts.conftest import MakeProgram

# Puts in place what npm would.
FETCHES = """
PATH=/usr/bin:/bin
case $1 in
    --version) echo 11.0;;
    ci)
        echo "$*" >> called
        for place in axe-core/axe.min.js vnu-jar/build/dist/vnu.jar; do
            mkdir -p "$(dirname node_modules/$place)"; echo "it" > node_modules/$place
        done;;
esac
"""
RUNS_THE_CHECKER = """[ "$1 $3" = "-jar --version" ] && echo 26.9.27"""


@pytest.fixture(autouse=True)
def _nothing_but_the_test_s_programs(bin_folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(bin_folder))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "venv" / "npm"


def test_every_tool_is_pinned_with_its_digest_and_no_registry_is_named():
    wanted = json.loads((WANTED / "package.json").read_text())["devDependencies"]
    packages = json.loads((WANTED / "package-lock.json").read_text())["packages"]
    packages.pop("")

    assert {place.removeprefix("node_modules/"): said["version"] for place, said in packages.items()} == wanted
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert all(said["integrity"].startswith("sha512-") for said in packages.values())
    assert not any("resolved" in said for said in packages.values())


def test_what_is_missing_is_fetched_without_running_any_script_of_a_package(home: Path, make_program: MakeProgram):
    make_program("bin/npm", FETCHES)
    java = make_program("bin/java", RUNS_THE_CHECKER)

    assert npm_tools.find_or_install({}, home) == Inspectors(home, str(java))
    assert (home / "called").read_text().startswith("ci --ignore-scripts ")


def test_what_was_fetched_is_not_fetched_again_and_needs_no_npm(home: Path, make_program: MakeProgram):
    npm = make_program("bin/npm", FETCHES)
    make_program("bin/java", RUNS_THE_CHECKER)
    npm_tools.find_or_install({}, home)
    npm.unlink()

    assert npm_tools.find_or_install({}, home)


def test_another_lock_is_fetched_afresh(home: Path, tmp_path: Path, make_program: MakeProgram):
    make_program("bin/npm", FETCHES)
    make_program("bin/java", RUNS_THE_CHECKER)
    npm_tools.find_or_install({}, home)
    (home / "old").touch()
    newer = tmp_path / "newer"
    shutil.copytree(WANTED, newer)
    (newer / "package-lock.json").write_text("{}")

    assert npm_tools.find_or_install({}, home, newer)
    assert not (home / "old").exists()
    assert npm_tools.is_in_step(home, newer)


@pytest.mark.parametrize("body", ["exit 1", f"{FETCHES}\nexit 1", "echo 11.0"], ids=["no", "half", "nothing there"])
def test_what_was_not_fetched_to_its_end_is_not_used(body: str, home: Path, make_program: MakeProgram):
    make_program("bin/npm", body)
    make_program("bin/java", RUNS_THE_CHECKER)

    assert npm_tools.find_or_install({}, home) is None
    assert not npm_tools.is_in_step(home, WANTED)


def test_a_java_that_cannot_read_the_checker_is_passed_over(home: Path, make_program: MakeProgram):
    make_program("bin/npm", FETCHES)
    make_program("bin/java", "echo 'compiled by a more recent version' >&2; exit 1")
    mine = make_program("my own/java", RUNS_THE_CHECKER)

    assert npm_tools.find_or_install({}, home) is None
    assert npm_tools.find_or_install({"JAVA": str(mine)}, home) == Inspectors(home, str(mine))


def test_as_root_with_apt_what_is_missing_is_installed_and_then_found(
    monkeypatch: pytest.MonkeyPatch, bin_folder: Path, home: Path, make_program: MakeProgram
):
    for name, body in (("npm", FETCHES), ("java", RUNS_THE_CHECKER)):
        make_program(f"debian/{name}", body)
    put = 'case "$*" in *npm*) cp ../debian/npm .;; *jre*) cp ../debian/java .;; esac'
    make_program("bin/apt-get", f'cd "{bin_folder}"; PATH=/usr/bin:/bin; {put}')
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    assert npm_tools.find_or_install({}, home) == Inspectors(home, str(bin_folder / "java"))


def test_the_lists_are_renewed_before_anything_is_installed():
    done: list[str] = []

    assert npm_tools.install("npm", lambda command: not done.append(" ".join(command)))
    assert done == ["apt-get update -qq", "apt-get install -qq -y --no-install-recommends npm ca-certificates"]


def test_an_ordinary_user_without_npm_is_told_that_the_tools_are_missing(home: Path, make_program: MakeProgram):
    make_program("bin/apt-get", "exit 0")
    make_program("bin/java", RUNS_THE_CHECKER)

    assert npm_tools.find_or_install({}, home) is None
    assert npm_tools.environment(None) == {"INSPECTION_TESTS": "0"}


def test_the_tests_are_told_where_the_tools_are():
    told = npm_tools.environment(Inspectors(Path("/opt/npm"), "/usr/bin/java"))

    assert told == {"INSPECTION_TESTS": "1", "NPM_TOOLS": "/opt/npm", "JAVA": "/usr/bin/java"}
