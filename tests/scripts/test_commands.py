"""The commands are listed, the locks fit pyproject.toml, and the documented settings are the ones that are read."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from practice.environment import NAMES
from scripts import lock
from scripts.check import local_environment, production_environment
from scripts.words import CHECKOUT, Stop
from tests.scripts.conftest import MakeProgram

PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
EXAMPLE = CHECKOUT / "docs" / "production.env.example"


def pins(name: str) -> dict[str, str]:
    text = (CHECKOUT / name).read_text()
    return dict(re.findall(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", text, flags=re.MULTILINE))


def test_make_alone_lists_every_command_in_a_line():
    listed = subprocess.run(
        ["make"], cwd=CHECKOUT, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    phony = re.search(r"^\.PHONY: (.*)$", (CHECKOUT / "Makefile").read_text(), flags=re.MULTILINE)

    assert phony
    assert [line.split()[1] for line in listed] == phony.group(1).split()
    assert all(len(line.split()) > 3 for line in listed)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("requirements.txt", PROJECT["project"]["dependencies"]),
        ("requirements-dev.txt", [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]),
    ],
)
def test_a_lock_pins_every_direct_dependency_as_it_is_wanted(name: str, wanted: list[str]):
    locked = pins(name)

    for text in wanted:
        requirement = Requirement(text)
        assert requirement.specifier.contains(locked[requirement.name]), f"run `make lock`: {text}"


def test_every_pin_has_hashes_and_no_lock_names_a_place():
    for name in ("requirements.txt", "requirements-dev.txt"):
        blocks = re.split(r"\n(?=[a-z0-9])", (CHECKOUT / name).read_text())[1:]
        assert len(blocks) >= len(pins(name)) - 1
        assert all("--hash=sha256:" in block for block in blocks)
        lock.refuse_addresses(CHECKOUT / name)


def test_both_locks_pin_the_same_versions():
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_a_lock_that_names_a_place_to_download_from_is_refused(tmp_path: Path):
    (tmp_path / "requirements.txt").write_text("--index-url https://packages.example.org/simple\n")

    with pytest.raises(Stop, match="names a place to download from"):
        lock.refuse_addresses(tmp_path / "requirements.txt")


def test_the_example_for_production_has_every_setting_and_no_secret(tmp_path: Path):
    text = EXAMPLE.read_text()
    names = set(re.findall(r"^([A-Z_]+)=", text, flags=re.MULTILINE))

    assert names == NAMES
    assert "SECRET_KEY=\n" in text
    assert "SERVER_KEY=\n" in text
    filled = production_environment(EXAMPLE, tmp_path)
    assert filled["SECRET_KEY"] != filled["SERVER_KEY"]
    assert filled["DATA_DIR"] == str(tmp_path)


def test_the_settings_read_what_is_documented_and_nothing_else():
    source = (CHECKOUT / "practice" / "settings.py").read_text()
    read = set(re.findall(r"""(?:env\.\w+|_flag)\("([A-Z_]+)\"""", source))

    assert read == NAMES
    assert read <= local_environment(Path("x")).keys()
    assert all(name in (CHECKOUT / "README.md").read_text() for name in NAMES)


@pytest.mark.parametrize(("fails", "status"), [("check", 1), ("test", 1), ("nothing", 0)])
def test_continuous_integration_fails_when_either_command_does(
    fails: str, status: int, bin_folder: Path, tmp_path: Path, make_program: MakeProgram
):
    make_program("bin/make", f'echo "$1" >> "{tmp_path}/called"; [ "$1" != {fails} ]')
    for tool in ("bash", "dirname"):
        (bin_folder / tool).symlink_to(shutil.which(tool) or "")

    finished = subprocess.run(
        [bin_folder / "bash", CHECKOUT / ".ci" / "run"], cwd=tmp_path, env={"PATH": str(bin_folder)}, check=False
    )

    assert finished.returncode == status
    assert (tmp_path / "called").read_text().split() == ["check", "test"]
