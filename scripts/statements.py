"""A pytest plugin: notes which statements each test sends to the database, for whoever chooses tests by that.

A statement is noted without its values, and lists of values without their length. What another thread or process sends
is not seen; a test that fails in the database is noted as such, since each database fails in its own way.
"""

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

FOLDER = "STATEMENTS"
FAILED = "failed in the database"
# What differs from one sending to the next and means the same.
SAME = (
    (re.compile(r"%s(?:, %s)+"), "%s …"),
    (re.compile(r"\((?:%s|%s …)\)(?:, \((?:%s|%s …)\))+"), "(%s …), …"),
    (re.compile(r'"s\d+_x\d+"'), "savepoint"),
    (re.compile(r"\b(LIMIT|OFFSET) \d+"), r"\1 n"),
)
type Sent = dict[str, frozenset[str]]


def shape_of(statement: str) -> str:
    """Return what a statement has in common with those that ask the same with other values."""
    for found, instead in SAME:
        statement = found.sub(instead, statement)
    return statement


class Noting:
    """Notes the statements of one test after the other."""

    def __init__(self) -> None:
        self.shapes: dict[str, str] = {}
        self.now: set[str] = set()
        self.tests: dict[str, list[str]] = {}

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Stand around each statement, as Django's `execute_wrapper` asks."""
        self.now.add(sql)
        try:
            return execute(sql, params, many, context)
        except Exception:
            self.now.add(FAILED)
            raise

    def end(self, test: str) -> None:
        """Keep what was noted since the last call as that of `test`."""
        for sql in self.now - self.shapes.keys():
            self.shapes[sql] = shape_of(str(sql))
        self.tests[test] = sorted({self.shapes[sql] for sql in self.now})
        self.now = set()


_noting = Noting()


def folder_of(surroundings: Mapping[str, str]) -> Path | None:
    """Return the folder of what is noted, or nothing if nobody asked for that."""
    asked = surroundings.get(FOLDER)
    return Path(asked) if asked else None


def is_noting(surroundings: Mapping[str, str]) -> bool:
    """Say whether this run is to note anything; one that chooses its tests by what was noted is not."""
    return folder_of(surroundings) is not None and surroundings.get("DATABASE_TESTS") != "only"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Note what a test and its fixtures send."""
    if not is_noting(os.environ):
        return (yield)
    from django.db import connection  # noqa: PLC0415 -- Django is not set up when plug-ins are loaded

    with connection.execute_wrapper(_noting):
        try:
            return (yield)
        finally:
            _noting.end(item.nodeid)


def pytest_sessionfinish() -> None:
    """Write down what this process noted, each statement once."""
    folder = folder_of(os.environ)
    if folder and is_noting(os.environ) and _noting.tests:
        shapes = sorted({shape for test in _noting.tests.values() for shape in test})
        number = {shape: at for at, shape in enumerate(shapes)}
        tests = {test: [number[shape] for shape in sent] for test, sent in _noting.tests.items()}
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{os.getpid()}.json").write_text(json.dumps({"shapes": shapes, "tests": tests}))


def read(folder: Path) -> Sent:
    """Return what each test sent, from what every process has written down."""
    sent: Sent = {}
    for file in sorted(folder.glob("*.json")):
        noted = json.loads(file.read_text())
        shapes: list[str] = noted["shapes"]
        sent |= {test: frozenset(shapes[at] for at in numbers) for test, numbers in noted["tests"].items()}
    return sent
