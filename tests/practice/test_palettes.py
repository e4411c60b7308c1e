"""Colours that people can read."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from practice import palettes
from practice.models import Profile
from practice.palettes import AAA, HARBOUR, PALETTES

pytestmark = pytest.mark.one_database

TOKENS = Path(__file__).parents[2] / "static" / "css" / "tokens.css"
FAINT = replace(HARBOUR, tokens={**HARBOUR.tokens, "lamp": ("#E0A050", "#F2B65A")})


def test_contrast_is_that_of_the_guidelines():
    assert palettes.contrast("#000000", "#FFFFFF") == 21
    assert round(palettes.contrast("#777777", "#FFFFFF"), 2) == 4.48


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.key)
def test_every_word_in_every_palette_reaches_the_highest_level(palette):
    assert palettes.too_faint(palette, least=AAA) == []


def test_a_palette_with_one_faint_colour_is_named_by_the_pair():
    assert {(pair.scheme, pair.colour) for pair in palettes.too_faint(FAINT)} == {
        ("light", "lamp"),
        ("light", "on-colour"),
    }


@pytest.mark.django_db
def test_a_practice_cannot_choose_colours_that_are_too_faint(practice, monkeypatch):
    monkeypatch.setitem(PALETTES, "harbour", FAINT)
    with pytest.raises(ValidationError, match="too faint"):
        practice.full_clean()


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.key)
def test_the_style_sheet_has_the_very_colours_that_were_measured(palette):
    start = ":root {" if palette is HARBOUR else f":root:is(.{palette.key}, :has(body.{palette.key})) {{"
    rules = TOKENS.read_text().split(start)[1].split("}")[0]
    written = dict(re.findall(r"--([a-z-]+): light-dark\((#\w+, #\w+)\);", rules))
    inherited = {} if palette is HARBOUR else {name: ", ".join(pair) for name, pair in HARBOUR.tokens.items()}
    assert inherited | written == {name: ", ".join(pair) for name, pair in palette.tokens.items()}


def test_the_choices_of_a_practice_are_these_palettes():
    assert set(Profile.Colours.values) == set(PALETTES)


@pytest.mark.django_db
def test_pages_and_the_admin_wear_the_chosen_colours(practice, client, as_therapist):
    Profile.objects.update(palette="evening")
    assert '<html lang="en" class="evening">' in client.get("/").content.decode()
    assert "evening" in as_therapist.get("/admin/").content.decode().split("<body")[1].split(">")[0]
