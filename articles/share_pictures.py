"""Draws the picture that other sites show beside a link: the title, and the two lines of the article under it.

The same title, address and colours always give the same file.
"""

from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from articles.picture_files import SHARED, keep
from practice import palettes, two_lines

WIDTH, HEIGHT = 1200, 630
MARGIN = 84
WIDEST = WIDTH - 2 * MARGIN
TITLE_HEIGHT = 300
SIZES = (84, 76, 68, 60, 54, 48, 42)
WEIGHT = 540
LINES_TOP, LINES_HEIGHT = 424, 170
COLOURS = 24  # enough for smooth edges, and a third of the size
FONT = Path(settings.BASE_DIR) / "static" / "fonts" / "literata.woff2"
NO_SUCH_SIGN = "\U0010fffe"


def draw(*, title: str, slug: str, palette: str) -> str:
    """Make and store the picture of an article or page, in the light colours of a palette; return its file’s name."""
    return keep(_drawn(title, slug, palette), SHARED, "png")


@lru_cache(maxsize=32)  # what is published again has mostly kept its title
def _drawn(title: str, slug: str, palette: str) -> bytes:
    chosen = palettes.PALETTES.get(palette, palettes.HARBOUR)
    colours = {name: light for name, (light, _) in chosen.tokens.items()}
    sheet = Image.new("RGB", (WIDTH, HEIGHT), colours["paper"])
    _draw_lines(sheet, slug, (colours["harbour"], colours["lamp"]))
    _draw_title(sheet, title, colours["ink"])
    file = BytesIO()
    sheet.quantize(COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _draw_lines(sheet: Image.Image, slug: str, colours: tuple[str, str]) -> None:
    """Draw both strokes from edge to edge, three times as large as they are shown so that their edges are smooth."""
    finer = 3
    across, down = finer * WIDTH / two_lines.LENGTH, finer * LINES_HEIGHT / two_lines.BREADTH
    for shape, colour in zip(two_lines.outlines(slug, weight=2.4), colours, strict=True):
        mask = Image.new("L", (finer * WIDTH, finer * (HEIGHT - LINES_TOP)))
        ImageDraw.Draw(mask).polygon([(along * across, aside * down) for along, aside in shape], fill=255)
        sheet.paste(colour, (0, LINES_TOP), mask.reduce(finer))


def _draw_title(sheet: Image.Image, title: str, ink: str) -> None:
    words = " ".join(title.split())
    for size in SIZES:
        font = _font(size)
        # Without the font, or with letters that it has not, the lines stand alone: squares for letters say nothing.
        if font is None or not _knows(font, words):
            return
        lines, height = _balanced(words, font), round(1.16 * size)
        fits = len(lines) * height <= TITLE_HEIGHT and max(map(font.getlength, lines)) <= WIDEST
        if fits or size == SIZES[-1]:
            pen = ImageDraw.Draw(sheet)
            for number, line in enumerate(lines[: TITLE_HEIGHT // height]):
                pen.text((MARGIN, MARGIN + number * height), line, font=font, fill=ink)
            return


def _balanced(words: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Return as few lines as hold the words, and of these the most even ones."""
    lines = _wrapped(words, font, WIDEST)
    for widest in range(WIDEST, WIDEST // 3, -40):
        narrower = _wrapped(words, font, widest)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _wrapped(words: str, font: ImageFont.FreeTypeFont, widest: int) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or font.getlength(longer) <= widest:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | None:
    try:
        font = ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)
        font.set_variation_by_axes([WEIGHT])
    except OSError:
        return None  # a FreeType that cannot unpack woff2
    return font


def _knows(font: ImageFont.FreeTypeFont, words: str) -> bool:
    missing = bytes(font.getmask(NO_SUCH_SIGN))
    return all(bytes(font.getmask(sign)) != missing for sign in set(words) if not sign.isspace())
