"""The design system on one page, for staff: tokens, layers and every component, each below an anchor of its own.

Nothing on it is drawn for it: components are rendered from the templates that the pages use, with the style sheets that
they wear; colours, sizes and files are read from where they stand. Each app shows what it has from its `specimens`
module.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from practice import palettes

STYLES = Path(settings.BASE_DIR) / "static" / "css"
PUBLIC = ("tokens", "base", "components")
PIXELS_IN_REM = 16
_TOKEN = re.compile(r"--([ts]\d): ([\d.]+)rem;")
_LAYERS = re.compile(r"@layer ([\w, ]+);")
_DUTY = re.compile(r"\A/\* (.*?) \*/", re.DOTALL)


@dataclass(frozen=True)
class Specimen:
    """One component: its anchor, its name, the template that draws it and what that is given.

    A public one stands in a tree of its own with the style sheets that its pages wear, so that the admin's do not reach
    it; one on a sheet also has the margin for the lines and the column for notes around it. One of the admin stands in
    the page itself.
    """

    key: str
    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    styles: tuple[str, ...] = ("reading",)
    is_on_sheet: bool = False
    is_public: bool = True

    @property
    def sheets(self) -> list[str]:
        """Return the names of the style sheets that a public component wears."""
        return [f"css/{name}.css" for name in (*PUBLIC, *self.styles)]


@dataclass(frozen=True)
class Group:
    """Specimens below one heading."""

    key: str
    title: str
    specimens: list[Specimen]


type Shower = Callable[[HttpRequest], list[Group]]
_showers: list[Shower] = []


def shows(shower: Shower) -> Shower:
    """Register a function that returns groups of specimens for the page."""
    _showers.append(shower)
    return shower


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show all of it."""
    groups = [group for shower in _showers for group in shower(request)]
    context = admin.site.each_context(request) | {
        "title": _("Style guide"),
        "palettes": [_shown(palette) for palette in palettes.PALETTES.values()],
        "sizes": tokens("t"),
        "spaces": tokens("s"),
        "layers": layers(),
        "sheets": list(sheets()),
        "groups": [(group, [(each, _drawn(each, request)) for each in group.specimens]) for group in groups],
    }
    return render(request, "styleguide/page.html", context)


def tokens(kind: str) -> list[tuple[str, str, float]]:
    """Return the sizes of a kind (t for type, s for space): name, rem as written, and pixels."""
    found = _TOKEN.findall(_text("tokens"))
    return [(name, rem, float(rem) * PIXELS_IN_REM) for name, rem in found if name.startswith(kind)]


def layers() -> list[str]:
    """Return the layers of the public style sheets, the weakest first."""
    declared = _LAYERS.search(_text("tokens"))
    return declared[1].split(", ") if declared else []


def sheets() -> Iterator[tuple[str, str, int]]:
    """Yield every style sheet: its name, what it says it is for, and how many lines it has."""
    for file in sorted(STYLES.glob("*.css")):
        text = _text(file.stem)
        duty = _DUTY.match(text)
        yield file.name, " ".join(duty[1].split()) if duty else "", text.count("\n")


@cache
def _text(name: str) -> str:
    return (STYLES / f"{name}.css").read_text(encoding="utf-8")


def _drawn(specimen: Specimen, request: HttpRequest) -> str:
    return render_to_string(specimen.template, {"is_specimen": True, **specimen.context}, request)


def _shown(palette: palettes.Palette) -> dict[str, Any]:
    """Return a palette with its colours in both schemes, and how each pair of them stands out."""
    ratios: dict[tuple[str, str], dict[str, palettes.Contrast]] = {}
    for pair in palettes.contrasts(palette, least=palettes.AAA):
        ratios.setdefault((pair.colour, pair.ground), {})[pair.scheme] = pair
    return {"key": palette.key, "tokens": palette.tokens, "ratios": ratios}
