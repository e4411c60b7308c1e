"""A pytest plugin: says of each test whether it drives the browser, and leaves those out where there is none."""

import os

import pytest

FIXTURE = "browser"


def drives_browser(item: pytest.Item) -> bool:
    """Say whether a test uses the browser, itself or through a fixture."""
    return FIXTURE in getattr(item, "fixturenames", ())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note the browser in each such test's report; with BROWSER_TESTS=0, deselect them all."""
    driven = [item for item in items if drives_browser(item)]
    for item in driven:
        item.user_properties.append(("browser", "chromium"))
    if driven and os.environ.get("BROWSER_TESTS") == "0":
        config.hook.pytest_deselected(items=driven)
        items[:] = [item for item in items if not drives_browser(item)]
