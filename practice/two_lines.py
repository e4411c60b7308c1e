"""The motif: two strokes that drift apart and come near again.

The harbour stroke holds its course; the lamp stroke goes out and comes back: a secure base and someone who explores
from it. Everything is a pure function of its arguments, so the same article always wears the same drawing.

A drawing is made in two numbers a point: how far `along` the stroke, and how far `aside`. Only the last step turns them
into x and y, so that a margin and a progress line share all of the drawing. The many small numbers are the drawing
itself: they were chosen by eye, at 22 and at 150 px wide.
"""

import hashlib
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

LENGTH = 2000
BREADTH = 200
NEAR = 32
FAR = 142
STATES = ("together", "met")

Track = list[tuple[float, float]]


class Drawing(NamedTuple):
    """Path data for one pair of strokes. `ahead` is the way still to go: a centre line, to be dotted."""

    width: int
    height: int
    harbour: str
    lamp: str
    harbour_ahead: str = ""
    lamp_ahead: str = ""


def margin(slug: str) -> Drawing:
    """Return the pair that runs down the margin of the article `slug`: near, apart, near, less apart, side by side."""
    return _drawn(*_wandering(slug), seed=slug, upright=True)


def emblem(slug: str) -> Drawing:
    """Return the pair of the article `slug` lying down, for a list."""
    return _drawn(*_wandering(slug), seed=slug, upright=False)


def outlines(slug: str, *, weight: float) -> tuple[Track, Track]:
    """Return the strokes of the article `slug` lying down, as the corners of two shapes, for pictures made of points.

    `weight` says how many times as hard as in the margin the hand presses.
    """
    shapes = []
    for i, track in enumerate(_wandering(slug)):
        press = [weight * hard for hard in _press(track, f"{i} {slug}")]
        there, back = _sides(track, press)
        shapes.append([*_sampled(there), *_sampled(back)])
    return shapes[0], shapes[1]


def nearing(since: float = 0, until: float = 1) -> Drawing:
    """Return the pair that runs down the margin of a form: far apart where it begins (0), near where it is sent (1).

    A form on several pages goes on where the page before it stopped, so that a new page never moves the strokes apart.
    """
    return _drawn(*_coming_near(points=21, waves=3, since=since, until=until), seed="nearing", upright=True)


def across(step: int = 0, steps: int = 5, *, nearness: str = "") -> Drawing:
    """Return the pair that runs across a page: drawn up to `step` of `steps`, and the way ahead as centre lines.

    Where a stroke stands depends on the step alone, and each step is nearer than the one before: what was skipped
    cannot move the strokes apart. `nearness` "together" draws them side by side, "met" draws them twined.
    """
    if nearness:
        return _drawn(*_in_state(nearness), seed="across", upright=False)
    harbour, lamp = _coming_near(points=11, waves=1)
    done = round((len(harbour) - 1) * min(max(step, 0), steps) / max(steps, 1))
    return _drawn(harbour[: done + 1], lamp[: done + 1], seed="across", upright=False)._replace(
        harbour_ahead=_line(harbour[done:], upright=False), lamp_ahead=_line(lamp[done:], upright=False)
    )


def mark() -> Drawing:
    """Return the practice's mark: one stroke holds, the other goes out and comes back."""
    harbour, lamp, press = [], [], []
    points = 9
    for i in range(points):
        t = i / (points - 1)
        harbour.append((8 + 184 * t, 62 + 7 * math.sin(5.4 * t - 0.6)))
        lamp.append((26 + 144 * t, 92 + 44 * math.sin(math.pi * t**0.8) + 5 * t))
        press.append(8 * math.sin(math.pi * t) ** 0.8 if 0 < t < 1 else 0)
    return Drawing(BREADTH, BREADTH, _brush(harbour, press, upright=True), _brush(lamp, press, upright=True))


def _wandering(slug: str) -> tuple[Track, Track]:
    """Two ruptures and two repairs; the second rupture is the smaller one. To which side, the slug says."""
    hand = _hand(slug)
    first, second = 0.15 + 0.23 * next(hand), 0.62 + 0.2 * next(hand)
    wide, less = 0.72 + 0.28 * next(hand), 0.22 + 0.4 * next(hand)
    reach, less_reach = 0.2 + 0.09 * next(hand), 0.17 + 0.1 * next(hand)
    turn = 2 * math.pi * next(hand)
    late, early = 6 + 10 * next(hand), 4 + 14 * next(hand)
    harbour, lamp = [], []
    points = 19
    for i in range(points):
        t = i / (points - 1)
        inside = math.sin(math.pi * t)
        away = wide * _swell((t - first) / reach) + less * _swell((t - second) / less_reach)
        base = 20 + 11 * math.sin(turn + 5.2 * t) * inside + 7 * away + 4 * (next(hand) - 0.5) * inside
        gap = NEAR - 4 + (FAR - NEAR) * away + 5 * (next(hand) - 0.5) * inside
        along = LENGTH * (t + 0.014 * (next(hand) - 0.5) * inside)
        harbour.append((along, base))
        lamp.append((late + along * (LENGTH - late - early) / LENGTH, base + gap))
    return (harbour, lamp) if next(hand) < 0.5 else (_mirrored(harbour), _mirrored(lamp))


def _mirrored(track: Track) -> Track:
    return [(along, BREADTH - aside) for along, aside in track]


def _drawn(harbour: Track, lamp: Track, *, seed: str, upright: bool) -> Drawing:
    width, height = (BREADTH, LENGTH) if upright else (LENGTH, BREADTH)
    strokes = (_brush(track, _press(track, f"{i} {seed}"), upright=upright) for i, track in enumerate((harbour, lamp)))
    return Drawing(width, height, *strokes)


def _coming_near(*, points: int, waves: int, since: float = 0, until: float = 1) -> tuple[Track, Track]:
    harbour, lamp = [], []
    for i in range(points):
        t = i / (points - 1)
        gap = NEAR + (FAR - NEAR) * (1 - since - (until - since) * t) ** 1.7
        sway = (8 + 26 * t) * math.sin(7.6 * waves * t + 3.3) * (1 - 0.45 * t)
        middle = BREADTH / 2 + sway
        harbour.append((LENGTH * t, middle - gap / 2))
        lamp.append((LENGTH * t, middle + gap / 2))
    return harbour, lamp


def _in_state(nearness: str) -> tuple[Track, Track]:
    if nearness not in STATES:
        raise ValueError(f"nearness is one of {', '.join(STATES)}")
    harbour, lamp = [], []
    points = 15
    for i in range(points):
        t = i / (points - 1)
        middle = BREADTH / 2 + 16 * math.sin(6.6 * t + 0.5) * (1 - 0.5 * t)
        gap = float(NEAR)
        if nearness == "met":
            gap = (NEAR + 12) * (math.cos(4.5 * math.pi * max(0.0, t - 0.22) / 0.78) if t > 0.22 else 1)
        harbour.append((LENGTH * t, middle - gap / 2))
        lamp.append((LENGTH * t, middle + gap / 2))
    return harbour, lamp


def _swell(u: float) -> float:
    return (1 + math.cos(math.pi * u)) / 2 if abs(u) < 1 else 0


def _hand(seed: str) -> Iterator[float]:
    """Yield endless numbers from 0 to 1, always the same for one seed."""
    block = seed.encode()
    while True:
        block = hashlib.sha256(block).digest()
        yield from (byte / 255 for byte in block)


def _press(track: Track, seed: str) -> list[float]:
    """Return how hard a hand would press at each point: not at all at the ends, unevenly between."""
    hand = _hand(f"press {seed}")
    return [(0.5 + 2.4 * next(hand)) * (0 < i < len(track) - 1) for i in range(len(track))]


def _brush(track: Track, press: list[float], *, upright: bool) -> str:
    """Return a closed shape around the track, as wide as the hand presses."""
    if len(track) < 2:
        return ""
    there, back = _sides(track, press)
    return f"{_line(there, upright=upright)}{_line(back, upright=upright, joined=True)}z"


def _sides(track: Track, press: list[float]) -> tuple[Track, Track]:
    """Return both sides of a stroke, one there and the other back."""
    there = [(along, aside - wide) for (along, aside), wide in zip(track, press, strict=True)]
    back = [(along, aside + wide) for (along, aside), wide in zip(track, press, strict=True)]
    return there, back[::-1]


def _sampled(track: Track, steps: int = 12) -> Track:
    """Return points along the same smooth path that `_line` writes."""
    ends = [track[0], *track, track[-1]]
    found = []
    for i in range(len(track) - 1):
        before, here, there, after = ends[i : i + 4]
        along, aside = zip(before, here, there, after, strict=True)
        found += [(_between(t / steps, *along), _between(t / steps, *aside)) for t in range(steps)]
    return [*found, track[-1]]


def _between(t: float, before: float, here: float, there: float, after: float) -> float:
    """Return the place at `t` of the way from here to there (Catmull-Rom)."""
    turn, pull = (there - before) / 2, (after - here) / 2
    return (
        (2 * t**3 - 3 * t**2 + 1) * here
        + (t**3 - 2 * t**2 + t) * turn
        + (3 * t**2 - 2 * t**3) * there
        + (t**3 - t**2) * pull
    )


def _line(track: Track, *, upright: bool, joined: bool = False) -> str:
    """Return a smooth path through the points of a track (Catmull-Rom), in whole relative numbers to keep it small."""
    if len(track) < 2:
        return ""
    points = [(round(aside), round(along)) if upright else (round(along), round(aside)) for along, aside in track]
    path = "" if joined else f"M{_pair(*points[0])}"
    for i, ((x, y), (to_x, to_y)) in enumerate(pairwise(points)):
        after = points[min(i + 2, len(points) - 1)]
        pull_x, pull_y = round((after[0] - x) / 6), round((after[1] - y) / 6)
        end = _pair(to_x - pull_x - x, to_y - pull_y - y, to_x - x, to_y - y)
        path += f"s{end}" if i else f"c{_pair(round((to_x - x) / 6), round((to_y - y) / 6))} {end}"
    return path.replace(" -", "-")


def _pair(*numbers: int) -> str:
    return " ".join(str(number) for number in numbers)
