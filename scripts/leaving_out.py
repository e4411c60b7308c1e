"""Leaves tests out of a run, so that pytest's own count says so."""

from collections.abc import Callable

import pytest


def leave_out(config: pytest.Config, items: list[pytest.Item], which: Callable[[pytest.Item], bool]) -> None:
    """Deselect the tests of which `which` is true."""
    left_out = [item for item in items if which(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not which(item)]
