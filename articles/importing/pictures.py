"""The pictures that a text brings along: found beside it or in the folders that were named, and added to the library.

None gets words that nobody wrote: a picture without an alternative text, or whose maker is not named, stays behind,
and is told.
"""

import base64
import binascii
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from articles.importing import inline
from articles.importing.written import Picture, Written, name_set
from articles.picture_reading import LARGEST_FILE

MOST_FILES = 50_000
KINDS = name_set(".avif .bmp .gif .heic .heif .jpeg .jpg .png .svg .tif .tiff .webp")
_SIZE = re.compile(r"-(?:\d{2,5}x\d{2,5}|scaled)(?=\.\w+$)")
_IS_A_NAME = re.compile(
    r"^[\w\-. ()]+\.(?:jpe?g|png|gif|webp|heic|svg|tiff?)$|^(?:img|dsc|image|screenshot)[\s_-]*\d*$", re.I
)


@dataclass
class Found:
    """A picture that can be added: what was said of it, its name and its bytes."""

    picture: Picture
    name: str
    data: bytes


@dataclass
class Brought:
    """What of a text’s pictures can be added, and why the others stay behind."""

    pictures: dict[int | None, Found] = field(default_factory=dict)
    gaps: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Near:
    """The folder a file lies in, from which its own addresses count, and the one that they may not leave."""

    folder: Path
    root: Path


class Folders:
    """The folders in which pictures are looked for; no other file is ever opened, and nothing is fetched."""

    def __init__(self, roots: Iterable[Path]) -> None:
        self._roots = [root.resolve() for root in roots]
        self._named: dict[str, list[Path]] | None = None

    def and_in(self, folder: Path) -> "Folders":
        """Return these folders and one more."""
        return Folders([*self._roots, folder])

    def find(self, source: str, near: Near | None) -> Path | None:
        """Return the file that a text means by `source`, or None."""
        path = unquote(urlsplit(source).path) if "://" in source[:10] or "?" in source else unquote(source)
        if near is not None and not path.startswith("/") and _is_inside(near.folder / path, [near.root]):
            return near.folder / path
        parts = [part for part in path.split("/") if part not in ("", ".", "..")]
        if not parts:
            return None
        for name in dict.fromkeys((as_uploaded(parts[-1]), parts[-1])):
            if found := self._closest([*parts[:-1], name]):
                return found
        return None

    def _closest(self, parts: list[str]) -> Path | None:
        """Return the file of that name whose folders agree furthest; of two that agree alike, none."""
        candidates = self._by_name().get(parts[-1].lower(), [])
        agreeing = sorted(((_agreement(each.parts, parts), each) for each in candidates), reverse=True)
        if not agreeing or (len(agreeing) > 1 and agreeing[0][0] == agreeing[1][0]):
            return None
        return agreeing[0][1]

    def _by_name(self) -> dict[str, list[Path]]:
        if self._named is None:
            self._named, count = {}, 0
            for root in self._roots:
                for folder, _folders, names in os.walk(root):
                    for name in names:
                        count += 1
                        each = Path(folder, name)
                        if count <= MOST_FILES and each.suffix.lower() in KINDS and _is_inside(each, self._roots):
                            self._named.setdefault(name.lower(), []).append(each)
        return self._named


def as_uploaded(address: str) -> str:
    """Return the address of the picture of which another site has made a smaller one, as their names tell."""
    return _SIZE.sub("", address)


def gather(written: Written, folders: Folders, *, near: Near | None, credit: str) -> Brought:
    """Return what of a text’s pictures can be added. Pictures without words or maker, and those not there, are gaps."""
    brought = Brought()
    numbered: list[tuple[int | None, Picture]] = [*enumerate(written.pictures)]
    if written.cover is not None:
        numbered.append((None, written.cover))
    for number, picture in numbered:
        found, why = _one(picture, folders, near, credit)
        if found is not None:
            brought.pictures[number] = found
        else:
            brought.gaps.append(_told(picture, why))
    return brought


def _one(picture: Picture, folders: Folders, near: Near | None, credit: str) -> tuple[Found | None, str]:
    said = picture.alternative
    if not any(sign.isalnum() for sign in said) or _IS_A_NAME.match(said):
        return None, _("it has no words for those who do not see it")
    if not credit:
        return None, _("nobody is named who made it")
    name, data = _bytes_of(picture, folders, near)
    if data is None:
        return None, _("it is not among the files")
    return Found(picture, name, data), ""


def _bytes_of(picture: Picture, folders: Folders, near: Near | None) -> tuple[str, bytes | None]:
    if picture.data is not None:
        return picture.source, picture.data
    if picture.source.startswith("data:"):
        head, _comma, coded = picture.source.partition(",")
        try:
            return "picture", base64.b64decode(coded, validate=False) if ";base64" in head else None
        except (binascii.Error, ValueError):
            return "picture", None
    path = folders.find(picture.source, near)
    if path is None:
        return picture.source, None
    with path.open("rb") as opened:
        # One more than the library takes, so that it says so.
        return path.name, opened.read(LARGEST_FILE + 1)


def _told(picture: Picture, why: str) -> str:
    named = _("inside the file") if picture.data or picture.source.startswith("data:") else inline.short(picture.source)
    if picture.place:
        return _("A picture stayed behind, since {why}: {picture}, after “{place}”").format(
            why=why, picture=named, place=picture.place
        )
    return _("A picture stayed behind, since {why}: {picture}").format(why=why, picture=named)


def _is_inside(path: Path, roots: Iterable[Path]) -> bool:
    try:
        real = path.resolve()
        return any(real.is_relative_to(root) for root in roots) and real.is_file()
    except (OSError, ValueError):
        return False


def _agreement(held: tuple[str, ...], wanted: list[str]) -> int:
    count = 0
    for mine, theirs in zip(reversed(held), reversed(wanted), strict=False):
        if mine.lower() != theirs.lower():
            break
        count += 1
    return count
