"""A pytest plugin: says of each test whether it drives the browser, and leaves those out where there is none."""

import os

import pytest

from scripts.leaving_out import leave_out

FIXTURE = "browser"


def drives_browser(item: pytest.Item) -> bool:
    """Say whether a test uses the browser, itself or through a fixture."""
    return FIXTURE in getattr(item, "fixturenames", ())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note the browser in each such test's report; with BROWSER_TESTS=0, deselect them all."""
    for item in filter(drives_browser, items):
        item.user_properties.append(("browser", "chromium"))
    if os.environ.get("BROWSER_TESTS") == "0":
        leave_out(config, items, drives_browser)
