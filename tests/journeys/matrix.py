"""The settings of a browser in which a journey must be possible: scripts, width and colours.

A test that asks for `setting`, or for a page with `set_page`, runs in a few settings that between them have every pair
of two choices. With BROWSER_MATRIX=full, as in `make proofs`, it runs in every setting there is.
"""

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from itertools import combinations, product
from typing import Any

SCRIPTS = (True, False)
WIDTHS = (320, 1280)
COLOURS = ("light", "dark", "forced")
HEIGHTS = {320: 640, 1280: 800}


@dataclass(frozen=True)
class Setting:
    """One setting of the browser."""

    scripts: bool
    width: int
    colours: str

    def __str__(self) -> str:
        return f"{'script' if self.scripts else 'no-script'}-{self.width}-{self.colours}"

    def options(self) -> dict[str, Any]:
        """Return what Playwright's `new_context` is told."""
        forced = self.colours == "forced"
        return {
            "java_script_enabled": self.scripts,
            "viewport": {"width": self.width, "height": HEIGHTS[self.width]},
            "color_scheme": "dark" if self.colours == "dark" else "light",
            "forced_colors": "active" if forced else "none",
        }

    def pairs(self) -> set[tuple[tuple[int, Any], ...]]:
        """Return every two choices of this setting, each with the number of its axis."""
        return set(combinations(enumerate(astuple(self)), 2))


def full() -> list[Setting]:
    """Return every setting."""
    return [Setting(*choices) for choices in product(SCRIPTS, WIDTHS, COLOURS)]


def pairwise() -> list[Setting]:
    """Return a few settings that have every pair of choices between them, always the same ones."""
    missing = set().union(*(setting.pairs() for setting in full()))
    chosen: list[Setting] = []
    while missing:
        # The first of the best, so that it is the same one every time.
        best = max(full(), key=lambda setting: len(setting.pairs() & missing))
        chosen.append(best)
        missing -= best.pairs()
    return chosen


def chosen(surroundings: Mapping[str, str]) -> list[Setting]:
    """Return the settings that a run of the tests is to use."""
    return full() if surroundings.get("BROWSER_MATRIX") == "full" else pairwise()
