"""The style guide shows every part of the site from the templates and sheets that its pages use."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from practice import favicons, palettes, styleguide, two_lines
from practice.palettes import PALETTES

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
INCLUDED = re.compile(r'{% (?:include|extends) "([^"]+)"')
# It stands in the head of a page, where nobody sees it.
NOT_SEEN = {"components/for_others.html"}


@pytest.fixture
def page(as_editor, articles, practice) -> str:
    """Return the page as someone who only writes gets it."""
    answer = as_editor.get("/admin/styleguide/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def reached(names: set[str]) -> set[str]:
    """Return these templates and all that they include."""
    found: set[str] = set()
    while names:
        name = names.pop()
        found.add(name)
        source = get_template(name).template.source  # type: ignore[attr-defined]
        names |= set(INCLUDED.findall(source)) - found
    return found


def test_every_component_of_the_site_is_on_the_page(page):
    shown = set(re.findall(r"<code>([\w/]+\.html)</code>", page))
    components = {f"components/{file.name}" for file in (TEMPLATES / "components").glob("*.html")}
    assert components - reached(shown) == NOT_SEEN


def test_every_specimen_has_an_anchor_of_its_own_and_stands_in_the_list(page):
    outside = re.sub(r"<template.*?</template>", "", page, flags=re.S)
    anchors = re.findall(r'<article class="shown" id="([\w-]+)"', outside)
    ids = re.findall(r' id="([^"]+)"', outside)
    assert len(anchors) > 40
    assert len(set(ids)) == len(ids)
    assert set(anchors) <= set(re.findall(r'href="#([\w-]+)"', outside))


def test_the_colours_and_their_contrasts_are_those_that_are_computed(page):
    for palette in PALETTES.values():
        for light, dark in palette.tokens.values():
            assert f'fill="{light}"' in page
            assert f"<code>{dark}</code>" in page
        ratio = palettes.contrast(palette.tokens["ink"][0], palette.tokens["paper"][0])
        assert f"<td>{ratio:.1f}</td>" in page


def test_sizes_and_layers_are_read_from_the_style_sheet_and_each_size_is_shown_in_itself(page):
    written = (ROOT / "static" / "css" / "admin-styleguide.css").read_text()
    sizes = styleguide.tokens("t")
    assert [name for name, _, _ in sizes] == ["t1", "t2", "t3", "t4", "t5", "t6"]
    assert [pixels for _, _, pixels in styleguide.tokens("s")] == [4, 8, 12, 16, 24, 40, 64, 104]
    for name, _, _ in sizes:
        assert f".type-{name} {{\n  font-size: var(--{name});" in written
        assert f'class="type-{name}"' in page
    assert styleguide.layers() == ["tokens", "base", "components", "area", "print"]


def test_every_style_sheet_says_what_it_is_for_and_is_named(page):
    for name, duty, lines in styleguide.sheets():
        assert duty, name
        assert f"<code>{name}</code>" in page
        assert lines <= 480, name


def test_the_page_stands_in_a_practice_that_has_nothing_yet(as_locked_therapist, practice):
    from practice.models import CrisisLine, Pattern

    CrisisLine.objects.all().delete()
    Pattern.objects.all().delete()
    assert as_locked_therapist.get("/admin/styleguide/").status_code == 200


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.key)
def test_the_icon_of_a_tab_is_the_mark_of_the_two_lines_in_the_colours_of_the_palette(palette):
    file = (ROOT / "static" / favicons.name(palette.key)).read_text()
    mark = two_lines.mark()
    # favicons.write() makes the files again.
    assert file == favicons.drawn(palette)
    assert f'fill="{palette.tokens["harbour"][0]}" stroke="{palette.tokens["harbour"][0]}" d="{mark.harbour}"' in file
    assert f'd="{mark.lamp}"' in file


@pytest.mark.django_db
def test_pages_and_the_admin_have_the_icon_of_the_chosen_colours(practice, client, as_therapist):
    type(practice).objects.update(palette="garden")
    for page in (client.get("/"), as_therapist.get("/admin/")):
        assert re.search(r'rel="icon" href="/static/img/favicon-garden\.\w+\.svg"', page.content.decode())
    assert favicons.name("no such colours") == "img/favicon-harbour.svg"
