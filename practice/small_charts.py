"""Small charts as inline SVG: pure functions of numbers, with a name for those who do not see them.

No script and no style attribute: how they look stands in a style sheet. Whatever a chart shows stands in a table too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

WIDTH, HEIGHT = 360, 168  # in the units of the drawing; 12 of them are a line of text
TOP, FLOOR = 22, 146  # between these two stand the bars
LINE, ROW = 12, 38
LONGEST_LABEL = 50  # characters of a label that fit into the width


@dataclass(frozen=True)
class Named:
    """What a chart is called, what it says in one sentence, and the id under which both stand in the page."""

    id: str
    title: str
    says: str


@dataclass(frozen=True)
class Bar:
    """One bar; `more` stands on top of it, drawn as a frame."""

    label: str
    number: float
    more: float = 0


@dataclass(frozen=True)
class Range:
    """From where to where something reaches and where its middle is; nothing is drawn where there is no middle."""

    label: str
    low: float | None = None
    middle: float | None = None
    high: float | None = None


def columns(named: Named, bars: Sequence[Bar], *, label_every: int = 1) -> SafeString:
    """Draw upright bars side by side, with every so many labels below, counted from the last one back."""
    most = max((bar.number + bar.more for bar in bars), default=0) or 1
    width = WIDTH / max(len(bars), 1)
    parts = [_scale(most)]
    for at, bar in enumerate(bars):
        left, wide = at * width + width * 0.12, width * 0.76
        height, frame = _tall(bar.number, most), _tall(bar.more, most)
        if bar.number:
            parts.append(_rect("bar", left, FLOOR - height, wide, height))
        if bar.more:
            # Its line is two wide, and stays inside of what it stands for.
            parts.append(_rect("bar more", left + 1, FLOOR - height - frame + 1, wide - 2, max(frame - 2, 1)))
        if (len(bars) - 1 - at) % label_every == 0:
            parts.append(_label_below(at, len(bars), bar.label, is_narrow=label_every > 1))
    return _svg(named, HEIGHT, parts)


def ranges(named: Named, rows: Sequence[Range], *, unit: str, unit_of_one: str) -> SafeString:
    """Draw how far numbers spread: a thick line from low to high and a dot in the middle, side by side."""
    most = max((row.high for row in rows if row.high is not None), default=0) or 1
    width = WIDTH / max(len(rows), 1)
    parts = [_scale(most, unit_of_one if round(most, 1) == 1 else unit)]
    for at, row in enumerate(rows):
        middle = (at + 0.5) * width
        if row.low is not None and row.middle is not None and row.high is not None:
            low, high = FLOOR - _tall(row.low, most), FLOOR - _tall(row.high, most)
            parts.append(_rect("spread", middle - 5, high, 10, max(low - high, 1)))
            parts.append(_dot(middle, FLOOR - _tall(row.middle, most)))
        parts.append(_text(middle, FLOOR + LINE + 4, row.label, "middle"))
    return _svg(named, HEIGHT, parts)


def rows(named: Named, bars: Sequence[Bar]) -> SafeString:
    """Draw bars below one another, each under its label and with its number at the end."""
    most = max((bar.number for bar in bars), default=0) or 1
    parts = []
    for at, bar in enumerate(bars):
        top = at * ROW
        long = (WIDTH - 40) * bar.number / most
        parts.append(_text(0, top + LINE, _shortened(bar.label)))
        if bar.number:
            parts.append(_rect("bar", 0, top + LINE + 5, long, 12))
        parts.append(_text(long + 6, top + LINE + 15, _said(bar.number)))
    return _svg(named, max(len(bars) * ROW, ROW), parts)


def _label_below(at: int, of: int, label: str, *, is_narrow: bool) -> SafeString:
    # Below narrow bars, the first label begins and the last one ends where the drawing does: none sticks out.
    if is_narrow and at in {0, of - 1}:
        return _text(0 if at == 0 else WIDTH, FLOOR + LINE + 4, label, "" if at == 0 else "end")
    return _text((at + 0.5) * WIDTH / of, FLOOR + LINE + 4, label, "middle")


def _scale(most: float, unit: str = "") -> SafeString:
    said = " ".join(filter(None, [_said(most), unit]))
    lines = _line(TOP, "grid") + _line(FLOOR, "floor")
    return lines + _text(0, TOP - 5, said)


def _tall(number: float, most: float) -> float:
    return (FLOOR - TOP) * number / most


def _said(number: float) -> str:
    return f"{round(number, 1):g}"


def _shortened(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _rect(kind: str, x: float, y: float, wide: float, high: float) -> SafeString:
    at = [_number(each) for each in (x, y, wide, high)]
    return format_html('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>', kind, *at)


def _dot(x: float, y: float) -> SafeString:
    return format_html('<circle class="dot" cx="{}" cy="{}" r="6"/>', _number(x), _number(y))


def _line(y: float, kind: str) -> SafeString:
    return format_html('<line class="{}" x1="0" y1="{}" x2="{}" y2="{}"/>', kind, _number(y), WIDTH, _number(y))


def _text(x: float, y: float, said: str, anchor: str = "") -> SafeString:
    if anchor:
        return format_html('<text class="{}" x="{}" y="{}">{}</text>', anchor, _number(x), _number(y), said)
    return format_html('<text x="{}" y="{}">{}</text>', _number(x), _number(y), said)


def _svg(named: Named, height: float, parts: Sequence[SafeString]) -> SafeString:
    return format_html(
        '<svg class="chart" role="img" aria-labelledby="{id}-title {id}-says" viewBox="0 0 {wide} {high}">'
        '<title id="{id}-title">{title}</title><desc id="{id}-says">{says}</desc>{parts}</svg>',
        id=named.id,
        title=named.title,
        says=named.says,
        wide=WIDTH,
        high=_number(height),
        parts=mark_safe("".join(parts)),  # noqa: S308 (each part was escaped where it was made)
    )
