"""A pytest plugin: knows which tests touch the database, and leaves out those that do not where they have run before.

A test touches it if it says so, with the `django_db` mark or a fixture that uses it. pytest-django keeps every other
test from it, so such a test proves the same whatever the database is.
"""

import os

import pytest

from scripts.leaving_out import leave_out

MARK = "django_db"
FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"}


def touches_the_database(item: pytest.Item) -> bool:
    """Say whether a test may use the database, itself or through a fixture."""
    return item.get_closest_marker(MARK) is not None or not FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With DATABASE_TESTS=only, deselect every test that touches no database."""
    if os.environ.get("DATABASE_TESTS") == "only":
        leave_out(config, items, lambda item: not touches_the_database(item))


def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest) -> None:
    """Fail a test that comes to the database by a way that nobody could see beforehand."""
    if fixturedef.argname in FIXTURES and not touches_the_database(request.node):
        pytest.fail("This test asks for a fixture by name that uses the database: mark it with `django_db`.")
