"""Small charts are plain SVG that says what it shows, scales with its numbers, and lets no text break out."""

import re
from xml.etree import ElementTree

import pytest

from practice import small_charts
from practice.small_charts import Bar, Named, Range

NAMED = Named("chart-x", "Letters <a> week", "3 & more")


def parsed(drawing):
    return ElementTree.fromstring(drawing)  # noqa: S314 (what is read was made here)


def rects(drawing, kind):
    """Return x, y, width and height of all rectangles of one kind."""
    root = parsed(drawing)
    found = [each for each in root.iter("rect") if each.get("class") == kind]
    return [tuple(float(each.get(name)) for name in ("x", "y", "width", "height")) for each in found]


def texts(drawing):
    return [each.text for each in parsed(drawing).iter("text")]


EVERY = [
    small_charts.columns(NAMED, [Bar("A", 3, 1), Bar("B", 0)]),
    small_charts.columns(NAMED, []),
    small_charts.ranges(NAMED, [Range("A", 1, 2, 4), Range("B")], unit="days", unit_of_one="day"),
    small_charts.rows(NAMED, [Bar("A <b>", 3), Bar("B", 0)]),
    small_charts.rows(NAMED, []),
]


@pytest.mark.parametrize("drawing", EVERY)
def test_every_chart_is_an_image_with_a_name_and_without_style_or_script(drawing):
    root = parsed(drawing)
    assert root.get("role") == "img"
    named = [root.find(f".//*[@id='{each}']").text for each in root.get("aria-labelledby").split()]
    assert named == [NAMED.title, NAMED.says]
    assert re.search(r"style|script|\bon\w+=", drawing) is None


def test_a_bar_is_as_tall_as_its_number_and_the_rest_stands_on_it():
    drawing = small_charts.columns(NAMED, [Bar("A", 4), Bar("B", 1, 2), Bar("C", 0)])
    whole = small_charts.FLOOR - small_charts.TOP
    assert [bar[3] for bar in rects(drawing, "bar")] == [whole, whole / 4]
    ((_, top, _, height),) = rects(drawing, "bar more")
    assert height == whole / 2 - 2
    assert top + height == small_charts.FLOOR - whole / 4 - 1
    assert texts(drawing)[0] == "4"


def test_only_some_labels_are_drawn_where_bars_are_narrow_and_the_last_is_one_of_them():
    bars = [Bar(str(number), 1) for number in range(26)]
    assert texts(small_charts.columns(NAMED, bars, label_every=5))[1:] == ["0", "5", "10", "15", "20", "25"]


@pytest.mark.parametrize(("high", "said"), [(1, "1 day"), (0.96, "1 day"), (2.5, "2.5 days"), (0.04, "0 days")])
def test_one_is_not_said_as_many(high, said):
    assert texts(small_charts.ranges(NAMED, [Range("A", high, high, high)], unit="days", unit_of_one="day"))[0] == said


def test_a_spread_reaches_from_low_to_high_and_none_is_drawn_where_there_is_none():
    drawing = small_charts.ranges(NAMED, [Range("A", 1, 2, 4), Range("B")], unit="days", unit_of_one="day")
    whole = small_charts.FLOOR - small_charts.TOP
    assert [(y, height) for _, y, _, height in rects(drawing, "spread")] == [(small_charts.TOP, whole * 3 / 4)]
    dots = parsed(drawing).findall("circle")
    assert [float(dot.get("cy")) for dot in dots] == [small_charts.FLOOR - whole / 2]
    assert texts(drawing) == ["4 days", "A", "B"]


def test_a_long_label_is_cut_and_a_number_stands_at_the_end_of_its_bar():
    drawing = small_charts.rows(NAMED, [Bar("x" * 80, 10), Bar("B", 5)])
    label, number, *_ = texts(drawing)
    assert len(label) == small_charts.LONGEST_LABEL
    assert label.endswith("…")
    assert number == "10"
    first, second = (bar[2] for bar in rects(drawing, "bar"))
    assert second == first / 2
