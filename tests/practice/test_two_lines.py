"""The two strokes: always the same for one slug, small, inside their box, and never drawn apart by what was skipped."""

import re

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from practice import two_lines

NUMBER = re.compile(r"-?\d+")


def render(tag: str) -> str:
    return Template("{% load two_lines %}{% " + tag + " %}").render(Context())


def gaps(step: int, steps: int = 5) -> int:
    """Return how far apart the strokes are where the drawn part ends."""
    drawing = two_lines.across(step, steps)
    harbour, lamp = (int(NUMBER.findall(path)[1]) for path in (drawing.harbour_ahead, drawing.lamp_ahead))
    return abs(lamp - harbour)


@given(st.text(min_size=1, max_size=80))
def test_one_slug_always_wears_the_same_drawing(slug):
    assert two_lines.margin(slug) == two_lines.margin(slug)


@given(st.lists(st.text(min_size=1, max_size=40), min_size=2, max_size=5, unique=True))
def test_no_two_slugs_wear_the_same(slugs):
    assert len({two_lines.margin(slug) for slug in slugs}) == len(slugs)


@pytest.mark.parametrize(
    "tag",
    [
        "margin_lines 'four-pattern-families'",
        "emblem_lines 'x'",
        "nearing_lines",
        "across_lines step=3 steps=5",
        "across_lines nearness='met'",
        "practice_mark",
    ],
)
def test_a_drawing_is_small_hidden_from_screen_readers_and_has_no_style(tag):
    svg = render(tag)
    assert len(svg.encode()) <= 2048
    assert 'aria-hidden="true"' in svg
    assert "style" not in svg


def test_every_step_brings_the_strokes_nearer():
    there = [gaps(step) for step in range(5)]
    assert there == sorted(there, reverse=True)
    assert there[0] > there[-1]


def test_strokes_go_on_where_the_page_before_left_off():
    first, second = two_lines.nearing(0, 0.4), two_lines.nearing(0.4, 1)
    assert first != second


def test_a_nearness_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="together, met"):
        two_lines.across(nearness="apart")
