"""A pytest plugin: gives tests the `age` command, and leaves those that use it out where there is none."""

import os

import pytest

from scripts.leaving_out import leave_out

FIXTURE = "age_command"


@pytest.fixture
def age_command() -> str:
    """Return the path of the `age` command."""
    return os.environ.get("AGE", "age")


def uses_age(item: pytest.Item) -> bool:
    """Say whether a test uses the command, itself or through a fixture."""
    return FIXTURE in getattr(item, "fixturenames", ())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With AGE_TESTS=0, deselect every test that uses the command."""
    if os.environ.get("AGE_TESTS") == "0":
        leave_out(config, items, uses_age)
