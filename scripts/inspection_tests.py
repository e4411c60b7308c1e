"""A pytest plugin: leaves out the tests that inspect pages where axe-core or the Nu checker is missing."""

import os

import pytest

from scripts.leaving_out import leave_out

FIXTURES = {"axe", "nu"}


def inspects(item: pytest.Item) -> bool:
    """Say whether a test inspects pages, itself or through a fixture."""
    return not FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With INSPECTION_TESTS=0, deselect every test that inspects pages."""
    if os.environ.get("INSPECTION_TESTS") == "0":
        leave_out(config, items, inspects)
