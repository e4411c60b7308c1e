"""The vault itself is tested at its real cost."""

import pytest

from intake.vault import staff, stretching


@pytest.fixture(autouse=True)
def _at_full_cost(_quick_and_private, monkeypatch):
    monkeypatch.setattr(stretching, "LEAST", stretching.COST)
    monkeypatch.setattr(staff, "COST", stretching.COST)
