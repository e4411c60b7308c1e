"""The colours that a practice can choose from, and whether people can read them.

A palette gives every token of DESIGN §10 for light and for dark. Contrast is the ratio of WCAG 2.2 (success criteria
1.4.3, 1.4.6 and 1.4.11): 4.5 for words is AA and 7 is AAA; 3 is enough for the border of an input.
"""

from collections.abc import Iterator
from dataclasses import dataclass

AA, AAA, BORDER = 4.5, 7.0, 3.0
GROUNDS = ("paper", "raised")
WORDS = ("ink", "soft", "harbour", "lamp", "moss", "berry")
BUTTONS = ("harbour", "lamp")


@dataclass(frozen=True)
class Palette:
    """One set of colours: each token of the style sheet as two hexadecimal colours, for light and for dark."""

    key: str
    tokens: dict[str, tuple[str, str]]

    @property
    def rule(self) -> str:
        """Return what the style sheet says for this palette, without spaces."""
        return "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in self.tokens.items())

    @property
    def sheets(self) -> list[dict[str, str | int]]:
        """Return the colours of the day and those of the night, to be drawn beside each other, 102 apart."""
        return [
            {"left": 102 * index} | {name: colours[index] for name, colours in self.tokens.items()}
            for index in range(2)
        ]


@dataclass(frozen=True)
class Contrast:
    """How well one colour stands on another, and how well it must."""

    scheme: str
    colour: str
    ground: str
    ratio: float
    least: float


HARBOUR = Palette(
    "harbour",
    {
        "paper": ("#F1F4F2", "#101B20"),
        "raised": ("#FFFFFF", "#18272E"),
        "ink": ("#1B2A30", "#E6ECE9"),
        "soft": ("#425258", "#B3C1C2"),
        "harbour": ("#0F4C5C", "#8FD0DC"),
        "lamp": ("#7A4200", "#F2B65A"),
        "moss": ("#2C5937", "#9CCFA6"),
        "berry": ("#8C1D3F", "#FFA3B8"),
        "line": ("#6F8085", "#7F9296"),
        "hair": ("#CAD4D2", "#2B3E46"),
        "on-colour": ("#FFFFFF", "#0B1A1F"),
    },
)
GARDEN = Palette(
    "garden",
    {
        "paper": ("#F3F5EF", "#121A15"),
        "raised": ("#FFFFFF", "#1B2620"),
        "ink": ("#1F2A23", "#E7ECE5"),
        "soft": ("#445047", "#B4C0B5"),
        "harbour": ("#22502F", "#9DD3A8"),
        "lamp": ("#6B2F58", "#E6ABD5"),
        "moss": ("#2C5937", "#9CCFA6"),
        "berry": ("#8C1D3F", "#FFA3B8"),
        "line": ("#6D8072", "#7F9485"),
        "hair": ("#CDD6CC", "#2E3D34"),
        "on-colour": ("#FFFFFF", "#0E1A12"),
    },
)
EVENING = Palette(
    "evening",
    {
        "paper": ("#F6F2EE", "#1A1614"),
        "raised": ("#FFFFFF", "#27211E"),
        "ink": ("#2D2521", "#EFE8E2"),
        "soft": ("#554943", "#C5B9B1"),
        "harbour": ("#443577", "#C3B8F2"),
        "lamp": ("#7C3A10", "#F0B38C"),
        "moss": ("#2C5937", "#9CCFA6"),
        "berry": ("#8C1D3F", "#FFA3B8"),
        "line": ("#84766F", "#93857D"),
        "hair": ("#DBD3CC", "#40372F"),
        "on-colour": ("#FFFFFF", "#17110E"),
    },
)
PALETTES = {palette.key: palette for palette in (HARBOUR, GARDEN, EVENING)}


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two hexadecimal colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def contrasts(palette: Palette, *, least: float = AA) -> Iterator[Contrast]:
    """Yield every pair of colours that pages put on one another; words must reach `least`."""
    for index, scheme in enumerate(("light", "dark")):

        def pair(colour: str, ground: str, needed: float, index: int = index, scheme: str = scheme) -> Contrast:
            ratio = contrast(palette.tokens[colour][index], palette.tokens[ground][index])
            return Contrast(scheme, colour, ground, ratio, needed)

        yield from (pair(colour, ground, least) for colour in WORDS for ground in GROUNDS)
        yield from (pair("on-colour", button, least) for button in BUTTONS)
        yield from (pair("line", ground, BORDER) for ground in GROUNDS)


def too_faint(palette: Palette, *, least: float = AA) -> list[Contrast]:
    """Return the pairs of a palette that are too close to one another; a palette that has one may not be used."""
    return [pair for pair in contrasts(palette, least=least) if pair.ratio < pair.least]


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
