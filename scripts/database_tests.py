"""A pytest plugin: knows which tests need a second database, and leaves out the others where they have run before.

A test touches the database if it says so, with the `django_db` mark or a fixture that uses it. pytest-django keeps
every other test from it, so such a test proves the same whatever the database is.

A journey in the browser proves what the browser does. What lies behind its pages is proved on both databases without
one, so only the journeys that are marked `both_databases` are gone again: they take the main ways from end to end.
"""

import os

import pytest

from scripts.browser_tests import drives_browser
from scripts.leaving_out import leave_out

MARK = "django_db"
BOTH = "both_databases"
FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"}


def touches_the_database(item: pytest.Item) -> bool:
    """Say whether a test may use the database, itself or through a fixture."""
    return item.get_closest_marker(MARK) is not None or not FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


def needs_both_databases(item: pytest.Item) -> bool:
    """Say whether a test may tell something else on another database."""
    if drives_browser(item):
        return item.get_closest_marker(BOTH) is not None
    return touches_the_database(item)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With DATABASE_TESTS=only, deselect every test for which one database is enough."""
    if os.environ.get("DATABASE_TESTS") == "only":
        leave_out(config, items, lambda item: not needs_both_databases(item))


def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest) -> None:
    """Fail a test that comes to the database by a way that nobody could see beforehand."""
    if fixturedef.argname in FIXTURES and not touches_the_database(request.node):
        pytest.fail("This test asks for a fixture by name that uses the database: mark it with `django_db`.")
