"""QR codes as plain SVG: one path in one colour, without a style that the content policy would block."""

from dataclasses import dataclass
from itertools import groupby

import segno

QUIET = 4


@dataclass(frozen=True)
class QrCode:
    """A QR code to draw: `side` squares wide and high, margin included, the dark ones covered by the path `dark`."""

    side: int
    dark: str


def qr_code(text: str) -> QrCode:
    """Return the QR code of a text; upper-case letters, digits and hyphens make the coarsest one."""
    matrix = segno.make(text, micro=False, error="m").matrix
    return QrCode(
        side=len(matrix) + 2 * QUIET,
        dark="".join(_bars(row, y) for y, row in enumerate(matrix, start=QUIET)),
    )


def _bars(row: bytearray, y: int) -> str:
    bars, x = "", QUIET
    for is_dark, run in groupby(row):
        length = len(list(run))
        bars += f"M{x} {y}h{length}v1h-{length}z" if is_dark else ""
        x += length
    return bars
