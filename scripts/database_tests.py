"""A pytest plugin: knows which tests need a second database, and leaves out the others where they have run before.

A test touches the database if it says so, with the `django_db` mark or a fixture that uses it. pytest-django keeps
every other test from it, so such a test proves the same whatever the database is.

A journey in the browser proves what the browser does. What lies behind its pages is proved on both databases without
one, so only the journeys that are marked `both_databases` are gone again: they take the main ways from end to end.

A test that is marked `one_database` looks at what pages say and at forms. The first half notes every statement that it
sends (scripts/statements.py): it runs on the second database all the same if it sends one that no test there sends, if
the database refused one, if its own transactions are what it is about, or if nothing was noted. In a file with that
mark, `both_databases` is for the tests whose values may be what a database stumbles over.
"""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from scripts import statements
from scripts.browser_tests import drives_browser
from scripts.leaving_out import leave_out

MARK = "django_db"
BOTH = "both_databases"
ONE = "one_database"
FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"}
# Why a test is left out of the second half, in the words of the summary.
UNTOUCHED = "touch no database"
JOURNEYS = "go a journey in the browser and are not marked for both"
SENT_ELSEWHERE = "are marked for one, and send nothing that others there do not send"


def touches_the_database(item: pytest.Item) -> bool:
    """Say whether a test may use the database, itself or through a fixture."""
    return item.get_closest_marker(MARK) is not None or not FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


def why_left_out(item: pytest.Item) -> str | None:
    """Return why a test can tell nothing else on another database, whatever it sends; nothing if it may."""
    if drives_browser(item):
        return None if item.get_closest_marker(BOTH) else JOURNEYS
    return None if touches_the_database(item) else UNTOUCHED


def is_enough_on_one(item: pytest.Item) -> bool:
    """Say whether a test is marked for one database, and neither for both nor with transactions of its own."""
    own = item.get_closest_marker(MARK)
    has_transactions = "transactional_db" in item.fixturenames or (own and own.kwargs.get("transaction"))  # type: ignore[attr-defined]
    return bool(item.get_closest_marker(ONE) and not item.get_closest_marker(BOTH) and not has_transactions)


def sent_elsewhere(items: list[pytest.Item], sent: statements.Sent) -> set[str]:
    """Return which of the tests marked for one database send nothing but what other tests of `items` send."""
    marked = {item.nodeid for item in items if is_enough_on_one(item)}
    known = {shape for item in items if item.nodeid not in marked for shape in sent.get(item.nodeid, ())}
    left: set[str] = set()
    for test in (item.nodeid for item in items if item.nodeid in marked):
        its = sent.get(test)
        if its is not None and statements.FAILED not in its and its <= known:
            left.add(test)
        else:
            known |= its or frozenset()
    return left


def chosen(items: list[pytest.Item], sent: statements.Sent) -> dict[str, str]:
    """Return which tests the second half leaves out, each with the reason."""
    left = {item.nodeid: why for item in items if (why := why_left_out(item))}
    rest = [item for item in items if item.nodeid not in left]
    return left | dict.fromkeys(sent_elsewhere(rest, sent), SENT_ELSEWHERE)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With DATABASE_TESTS=only, deselect every test for which one database is enough."""
    if os.environ.get("DATABASE_TESTS") != "only":
        return
    folder = statements.folder_of(os.environ)
    left = chosen(items, statements.read(folder) if folder else {})
    if folder:
        # Every worker chooses the same, and writes the same.
        (folder / f"{os.getpid()}.left-out").write_text(json.dumps(Counter(left.values())))
    leave_out(config, items, lambda item: item.nodeid in left)


def counts(folder: Path) -> dict[str, int]:
    """Return how many tests were left out, by reason, as a run has written it down."""
    file = next(iter(sorted(folder.glob("*.left-out"))), None)
    return dict(json.loads(file.read_text())) if file else {}


def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest) -> None:
    """Fail a test that comes to the database by a way that nobody could see beforehand."""
    if fixturedef.argname in FIXTURES and not touches_the_database(request.node):
        pytest.fail("This test asks for a fixture by name that uses the database: mark it with `django_db`.")
