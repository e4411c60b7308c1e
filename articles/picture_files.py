"""Makes the files of a picture, and keeps files under MEDIA_ROOT by names made of their content.

A file is whole or not there, also after a crash; whoever has its name has its content for ever.
"""

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, features

from articles.models.image import Crop, Format, Rendition

WIDTHS = (480, 800, 1200, 1600)
FALLBACK_WIDTH = 800  # for browsers that know JPEG only
SQUARES = (160, 320)
# Four widths of two photos, on two cores: AVIF at speed 8 takes 0.4 to 0.5 s and 190 to 245 KB, at its own speed 6
# twice as long for a tenth less; WebP of like quality takes 0.25 s and 250 to 400 KB, JPEG 475 to 655 KB.
MODERN = Format.AVIF if features.check("avif") else Format.WEBP
HOW = {
    Format.AVIF: {"quality": 55, "speed": 8},
    Format.WEBP: {"quality": 78, "method": 4},
    Format.JPEG: {"quality": 82, "optimize": True, "progressive": True},
}
PICTURES, SHARED, ORIGINALS = "pictures", "share", "originals"
# The only names that are served; what new squares are cut from is not among them.
SERVED = re.compile(rf"(?:{PICTURES}|{SHARED})/([0-9a-f]{{2}})/\1[0-9a-f]{{22}}\.(?:avif|webp|jpg|png)")
WHITE = (255, 255, 255)
# Longer than any upload or publish takes between writing a file and naming it in the database.
UNNAMED_FOR_SECONDS = 24 * 60 * 60


def root() -> Path:
    """Return the folder of all files that are kept here."""
    return Path(settings.MEDIA_ROOT)


def keep(data: bytes, folder: str, suffix: str) -> str:
    """Store a file, unless it is there already, and return its name under MEDIA_ROOT."""
    digest = hashlib.sha256(data).hexdigest()[:24]
    name = f"{folder}/{digest[:2]}/{digest}.{suffix}"
    target = root() / name
    take_up_again(name)
    try:
        os.utime(target)  # so that it is not swept away before it is named again
    except FileNotFoundError:
        _write_whole(data, target)
    return name


def set_aside(name: str) -> None:
    """Serve a file no more. It lies beside its name until it is swept away, for whoever stores the same meanwhile."""
    with suppress(FileNotFoundError):
        (root() / name).replace(_beside(name))


def take_up_again(name: str) -> None:
    """Serve a file that was set aside; any other stays as it is."""
    with suppress(FileNotFoundError):
        _beside(name).replace(root() / name)


def keep_original(picture: Image.Image) -> str:
    """Store what squares are cut from later, and return its name."""
    if picture.mode == "RGBA":
        return keep(_encoded(picture, "PNG", compress_level=1), ORIGINALS, "png")
    return keep(_encoded(picture, "JPEG", quality=92, subsampling=0), ORIGINALS, "jpg")


def keep_renditions(picture: Image.Image, focus: tuple[int, int]) -> list[Rendition]:
    """Make and store everything that readers get of a picture. `focus` is in percent, from the left and the top."""
    widest = min(picture.width, WIDTHS[-1])
    widths = [width for width in WIDTHS if width < widest] + [widest]
    made = [_rendition(_at_width(picture, width), MODERN) for width in widths]
    made.append(_rendition(_at_width(picture, min(widest, FALLBACK_WIDTH)), Format.JPEG))
    return made + keep_squares(picture, focus)


def keep_squares(picture: Image.Image, focus: tuple[int, int]) -> list[Rendition]:
    """Make and store the squares: as far to the focal point's side as it lies itself, like CSS’s object-position."""
    side = min(picture.size)
    left, top = ((length - side) * part // 100 for length, part in zip(picture.size, focus, strict=True))
    square = picture.crop((left, top, left + side, top + side))
    sides = sorted({min(side, wanted) for wanted in SQUARES})
    made = [_rendition(_at_width(square, wanted), MODERN, Crop.SQUARE) for wanted in sides]
    return [*made, _rendition(_at_width(square, sides[-1]), Format.JPEG, Crop.SQUARE)]


def original(name: str) -> Image.Image:
    """Return the picture that `keep_original` stored."""
    with Image.open(root() / name) as opened:
        opened.load()
        return opened


def old_files() -> Iterator[Path]:
    """Yield the files that were written a day ago or earlier, also what a crash left half written."""
    for folder in (PICTURES, SHARED, ORIGINALS):
        yield from filter(is_old, (root() / folder).glob("*/*"))


def is_old(path: Path) -> bool:
    """Say whether a file is so old that whoever wrote it must have named it by now."""
    try:
        return path.stat().st_mtime < time.time() - UNNAMED_FOR_SECONDS
    except FileNotFoundError:
        return False


def _beside(name: str) -> Path:
    return root() / f"{name}.aside"


def _rendition(picture: Image.Image, kind: Format, crop: Crop = Crop.WHOLE) -> Rendition:
    data = _encoded(picture, kind.name, **HOW[kind])
    name = keep(data, PICTURES, kind.suffix)
    return Rendition(crop.value, kind.value, picture.width, picture.height, name, len(data))


def _at_width(picture: Image.Image, width: int) -> Image.Image:
    height = max(1, round(picture.height * width / picture.width))
    if (width, height) == picture.size:
        return picture
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encoded(picture: Image.Image, kind: str, **how: int) -> bytes:
    if kind == "JPEG" and picture.mode == "RGBA":
        flat = Image.new("RGB", picture.size, WHITE)
        flat.paste(picture, mask=picture.getchannel("A"))
        picture = flat
    file = BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()


def _write_whole(data: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as half:
        try:
            half.write(data)
            half.flush()
            os.fsync(half.fileno())
            Path(half.name).replace(target)
        except BaseException:
            Path(half.name).unlink(missing_ok=True)
            raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
