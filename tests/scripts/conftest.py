"""Small programs that stand in for Pythons, browsers and database servers."""

from collections.abc import Callable
from pathlib import Path

import pytest

type MakeProgram = Callable[[str, str], Path]


@pytest.fixture
def bin_folder(tmp_path: Path) -> Path:
    """Return an empty folder for programs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


@pytest.fixture
def make_program(tmp_path: Path) -> MakeProgram:
    """Return a function that writes an executable shell script at a place under the test's own folder."""

    def make(place: str, body: str) -> Path:
        file = tmp_path / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/sh\n{body}\n")
        file.chmod(0o755)
        return file

    return make
