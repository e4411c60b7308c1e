"""The icon of a tab: the practice's mark, in the light colours of each palette.

The files in static/img are what `drawn` returns; a test compares them, and `write` makes them again.
"""

from pathlib import Path

from django.conf import settings
from django.utils.html import format_html

from practice import two_lines
from practice.palettes import PALETTES, Palette

MARGIN = 28  # around the mark, in the units of its drawing
FOLDER = Path(settings.BASE_DIR) / "static"


def name(palette: str) -> str:
    """Return the name of the static file for a palette; an unknown one has the first palette's icon."""
    return f"img/favicon-{palette if palette in PALETTES else next(iter(PALETTES))}.svg"


def drawn(palette: Palette) -> str:
    """Return the icon as SVG."""
    mark = two_lines.mark()
    paper, harbour, lamp = (palette.tokens[token][0] for token in ("paper", "harbour", "lamp"))
    side = mark.width + 2 * MARGIN
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{} {} {} {}">'
        '<rect x="{}" y="{}" width="{}" height="{}" rx="44" fill="{}"/>'
        '<g stroke-width="10" stroke-linejoin="round">'
        '<path fill="{}" stroke="{}" d="{}"/><path fill="{}" stroke="{}" d="{}"/></g></svg>\n',
        *(-MARGIN, -MARGIN, side, side),
        *(-MARGIN, -MARGIN, side, side, paper),
        *(harbour, harbour, mark.harbour),
        *(lamp, lamp, mark.lamp),
    )


def write() -> None:
    """Write the icon of every palette into the static files."""
    for palette in PALETTES.values():
        (FOLDER / name(palette.key)).write_text(drawn(palette), encoding="utf-8")
