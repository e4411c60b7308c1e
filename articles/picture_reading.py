"""Reads what somebody uploads as a picture, and takes nothing of it but its points.

The kind is told by the content, never by the name. What is no picture, is too large, or would need more memory than a
server has, is refused before it is decoded. What comes out is upright, in sRGB, and holds neither place nor date.
"""

import threading
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, UnidentifiedImageError

LARGEST_FILE = 10 * 1024 * 1024
KINDS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
# A JPEG can be decoded small; of all others every point is held in memory, at four bytes and more.
MOST_POINTS, MOST_POINTS_OF_JPEG = 25_000_000, 50_000_000
LEAST_SIDE = 48
# Longer than any ornament between two paragraphs: made small enough to show, nothing of its other side would be left.
MOST_TIMES_AS_LONG = 60
# Wider than any page shows it; what was larger is made smaller.
LARGEST_SIDE = 2560
WITH_LAYERS = frozenset({"JPEG", "MPO"})  # how phones put several pictures into one JPEG

Image.MAX_IMAGE_PIXELS = MOST_POINTS_OF_JPEG
_SRGB = ImageCms.createProfile("sRGB")
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# A large picture takes up to 200 MB while it is decoded, so that each process decodes one at a time.
one_at_a_time = threading.Lock()


class Refused(Exception):
    """This cannot be taken into the library; `message` says why, for whoever uploads it."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


def read(data: bytes) -> Image.Image:
    """Return the picture in an uploaded file: RGB or RGBA, in sRGB, upright, its first frame, at most 2560 points wide.

    Raises Refused.
    """
    if not data:
        raise Refused(_("This file is empty. Choose it once more."))
    if len(data) > LARGEST_FILE:
        raise Refused(_("This file is larger than 10 MB. Save the picture smaller, and upload that."))
    if message := _known_to_be_something_else(data):
        raise Refused(message)
    try:
        with one_at_a_time, Image.open(BytesIO(data), formats=KINDS) as opened:
            _refuse_measures(opened)
            return _cleaned(opened)
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused(_too_many_points()) from None
    except UnidentifiedImageError:
        raise Refused(_no_picture()) from None
    except Exception:  # noqa: BLE001 -- decoders raise errors of many kinds for a file that is broken or made to hurt
        raise Refused(
            _("This picture is damaged, and cannot be read to its end. Save it anew, and upload that.")
        ) from None


def _known_to_be_something_else(data: bytes) -> str:
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data[4:8] == b"ftyp" and data[8:12] in {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}:
        if b"avif" not in data[8:64]:
            return _(
                "This is a HEIC picture, as iPhones make them, and browsers do not show it. Export it as JPEG, and "
                "upload that."
            )
    elif b"<svg" in start or (start.startswith(b"<?xml") and b"svg" in start):
        return _("This is an SVG drawing, which can hold more than a picture. Save it as PNG, and upload that.")
    return ""


def _no_picture() -> str:
    return _("This is no picture that can be shown here. JPEG, PNG, WebP, AVIF and GIF can.")


def _too_many_points() -> str:
    return _(
        "This picture has too many points: more than 50 million, or 25 million where it is no JPEG. Save it smaller."
    )


def _refuse_measures(opened: Image.Image) -> None:
    points = opened.width * opened.height
    if points > (MOST_POINTS_OF_JPEG if opened.format in WITH_LAYERS else MOST_POINTS):
        raise Refused(_too_many_points())
    if min(opened.size) < LEAST_SIDE:
        raise Refused(_("This picture is too small to be seen: each side needs 48 points or more."))
    if max(opened.size) > MOST_TIMES_AS_LONG * min(opened.size):
        raise Refused(_("This picture is too long and narrow to be seen. Cut it into parts, and upload those."))


def _cleaned(opened: Image.Image) -> Image.Image:
    turn = _UPRIGHT.get(_orientation(opened))
    profile = opened.info.get("icc_profile")
    small = opened if opened.format in WITH_LAYERS else _with_whole_colours(opened)
    small.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    colours = _in_srgb(_with_whole_colours(small), profile)
    # A new one: nothing that came along with the old one can be written into a file any more.
    clean = Image.new(colours.mode, colours.size)
    clean.paste(colours)
    return clean.transpose(turn) if turn else clean


def _orientation(opened: Image.Image) -> int:
    try:
        return int(opened.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 -- EXIF data may be broken in any way, and says nothing then
        return 1


def _with_whole_colours(image: Image.Image) -> Image.Image:
    """Return it in a mode that can be made smaller and has no palette: L, LA, RGB, RGBA or CMYK."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        return image if image.mode in {"LA", "RGBA"} else image.convert("RGBA")
    if image.mode in {"L", "RGB", "CMYK"}:
        return image
    return image.convert("L" if image.mode in {"1", "I", "F"} else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    plain = image.convert(image.mode.removesuffix("A")) if alpha else image
    result = _converted(plain, profile) or plain.convert("RGB")
    if alpha is not None and alpha.getextrema() != (255, 255):
        result.putalpha(alpha)
    return result


def _converted(image: Image.Image, profile: bytes | None) -> Image.Image | None:
    if not profile:
        return None
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None  # a profile that is broken, or of other colours than the picture's, says nothing
