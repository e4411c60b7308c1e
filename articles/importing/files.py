"""The files that someone gives: single ones, folders, archives; and which format each is in."""

import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

from articles.importing import markdown, plain, webpages, word
from articles.importing.archives import DAMAGED
from articles.importing.written import NotReadable, Written, name_set, one_line

MOST_FILES, LARGEST_FOLDER = 20_000, 1024**3
LARGEST_FILE = 64 * 1024 * 1024  # a DOCX with its pictures
EXPORTS = (".xml", ".wxr")
READERS: dict[str, Callable[[bytes, str], Written]] = {
    ".md": markdown.read_text,
    ".markdown": markdown.read_text,
    ".html": webpages.read,
    ".htm": webpages.read,
    ".docx": word.read,
    ".txt": plain.read,
    ".text": plain.read,
}
# Not read, but named, so that nobody waits for them.
OTHER_TEXTS = name_set(".doc .gdoc .key .odt .pages .pdf .rtf .tex .wpd")


@dataclass(frozen=True)
class Given:
    """One file to read: where it is, its name from where the reading began, and the folder it may not leave."""

    path: Path
    name: str
    root: Path


def found(path: Path) -> Iterator[Given]:
    """Yield the files of a path: itself, or what of a folder is in a format that can be read. Raises NotReadable."""
    if not path.exists():
        raise NotReadable(_("There is no such file or folder."))
    if not path.is_dir():
        yield Given(path, one_line(path.name), path.resolve().parent)
        return
    root = path.resolve()
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(each for each in folders if not _is_hidden(each))
        for name in sorted(names):
            each = Path(folder, name)
            if not _is_hidden(name) and each.suffix.lower() in {*READERS, *EXPORTS, *OTHER_TEXTS, ".zip"}:
                yield Given(each, one_line(each.relative_to(root).as_posix()), root)


def read(given: Given) -> Written:
    """Return what one file holds. Raises NotReadable."""
    check(given)
    reader = READERS.get(given.path.suffix.lower())
    if reader is None:
        raise NotReadable(
            _("This format cannot be read. Save it as DOCX, HTML, Markdown or plain text, and try once more.")
        )
    try:
        data = given.path.read_bytes()
    except OSError:
        raise NotReadable(_("The file cannot be opened.")) from None
    if not data.strip():
        raise NotReadable(_("There is nothing in it."))
    return reader(data, given.name)


def check(given: Given) -> None:
    """Refuse a file that lies outside its folder, is none, or is too large. Raises NotReadable."""
    if not given.path.resolve().is_relative_to(given.root):
        raise NotReadable(_("It is a link out of its folder."))
    if not given.path.is_file():
        raise NotReadable(_("It is no file."))
    if given.path.suffix.lower() not in (*EXPORTS, ".zip") and given.path.stat().st_size > LARGEST_FILE:
        raise NotReadable(_("It is larger than 64 MB."))


def unpack(path: Path, into: Path) -> None:
    """Unpack an archive of texts and pictures. Raises NotReadable for a broken or boundless one."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir() and _is_wanted(info.filename)]
            if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > LARGEST_FOLDER:
                raise NotReadable(_("It unfolds to more than 20,000 files, or more than 1 GB."))
            for number, info in enumerate(infos):
                _write(archive, info, into, number)
    except DAMAGED:
        raise NotReadable(_("The archive is damaged, or locked with a password.")) from None


def _write(archive: zipfile.ZipFile, info: zipfile.ZipInfo, into: Path, number: int) -> None:
    # A file system takes names of 255 bytes; the end of a name says what is in the file.
    named = [part for part in PurePosixPath(info.filename).parts if part not in ("/", "..", ".")]
    parts = [part.encode("utf-8", "replace")[-200:].decode("utf-8", "ignore") for part in named]
    target = into.joinpath(*parts[-8:]) if parts else into / str(number)
    if target.is_dir() or any(above.is_file() for above in target.parents):
        # An archive may have a file and a folder of one name, which no file system has.
        free = next(folder for each in count() if not (folder := into / f"{number}-{each}").exists())
        target = free / target.name
    target.parent.mkdir(parents=True, exist_ok=True)
    left = info.file_size
    with archive.open(info) as source, target.open("wb") as copy:
        while chunk := source.read(min(1024 * 1024, left + 1)):
            left -= len(chunk)
            if left < 0:
                raise NotReadable(_("It unfolds to more than 20,000 files, or more than 1 GB."))
            copy.write(chunk)


def _is_wanted(name: str) -> bool:
    return not any(_is_hidden(part) for part in name.split("/"))


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$", "__MACOSX"))
