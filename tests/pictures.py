"""Pictures made by code, as people and attackers would upload them."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageDraw

GPS_MARK = b"\x99\x88canary-of-a-place\x77"
WORDS = {"alternative": "A lamp in a window", "credit": "Ines Calder"}


def drawn(width=900, height=600, mode="RGB"):
    """Return a picture whose quarters have different colours: red, green, blue and yellow, read like a page."""
    picture = Image.new("RGB", (width, height))
    pen = ImageDraw.Draw(picture)
    for at, colour in (((0, 0), "red"), ((1, 0), "lime"), ((0, 1), "blue"), ((1, 1), "yellow")):
        left, top = at[0] * width // 2, at[1] * height // 2
        pen.rectangle([left, top, left + width // 2, top + height // 2], fill=colour)
    return picture.convert(mode)


def file_of(picture, kind="JPEG", **how):
    """Return a picture as a file that can be uploaded, named badly on purpose."""
    file = BytesIO()
    picture.save(file, kind, **how)
    file.seek(0)
    file.name = "picture.txt"
    return file


def with_a_past(kind="JPEG", orientation=1):
    """Return a file that says where it was taken, in every way in which its kind can."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = GPS_MARK.hex()
    exif.get_ifd(0x8825)[0x001D] = GPS_MARK.hex()
    how: dict = {"exif": exif, "xmp": b"<x:xmpmeta>" + GPS_MARK.hex().encode() + b"</x:xmpmeta>"}
    if kind == "JPEG":
        how["comment"] = GPS_MARK.hex()
    return file_of(drawn(), kind, **how)


def bomb(width, height):
    """Return a small PNG that says it is large, and holds so many points."""

    def part(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + width // 8)) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")
    return BytesIO(b"\x89PNG\r\n\x1a\n" + parts)


def colour_at(picture, across, down):
    """Return the colour at a place, in parts of the width and the height, rounded to what an eye takes for the same."""
    place = (round(across * (picture.width - 1)), round(down * (picture.height - 1)))
    return tuple(255 * (value > 127) for value in picture.convert("RGB").getpixel(place))
