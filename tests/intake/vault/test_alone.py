"""The vault stands alone: it knows no model, request or setting, logs nothing, and keeps each library to itself."""

import ast
import sys
from itertools import pairwise
from pathlib import Path

import intake.vault
from intake.vault.labels import Label

FOLDER = Path(intake.vault.__file__).parent
# Which module may use which library, so that there is one place to look for each.
KNOWS = {
    "cryptography": {"aead", "derivation"},
    "pyrage": {"age"},
    "argon2": {"stretching"},
}
QUIET = {"logging", "warnings", "traceback", "django", "os", "random"}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def test_it_imports_itself_the_standard_library_and_three_libraries():
    for path in FOLDER.glob("*.py"):
        for name in imported(path):
            top = name.split(".")[0]
            assert (
                name.startswith("intake.vault.")
                or name == "intake.vault"
                or top in sys.stdlib_module_names | set(KNOWS)
            )
            assert top not in QUIET, f"{path.name} imports {name}"


def test_each_library_is_known_in_one_place():
    for library, modules in KNOWS.items():
        users = {path.stem for path in FOLDER.glob("*.py") if any(n.split(".")[0] == library for n in imported(path))}
        assert users == modules


def test_it_says_nothing_to_anyone():
    for path in FOLDER.glob("*.py"):
        names = {node.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)}
        assert not names & {"print", "open"}, path.name


def test_passphrases_are_never_given_to_age_which_would_stall_the_interpreter():
    for path in FOLDER.glob("*.py"):
        assert "passphrase.encrypt" not in path.read_text()
        assert "pyrage.passphrase" not in set(imported(path))


def test_no_label_begins_another():
    labels = sorted(label.value for label in Label)
    assert [one for one, after in pairwise(labels) if after.startswith(one)] == []
