"""DOCX files, as Word, Google Docs, LibreOffice and Pages write them, through mammoth.

mammoth trusts the archive that it is given, so its size and every part of it are looked at before.
"""

import io
import re
import zipfile
from collections import Counter
from typing import Any
from xml.parsers import expat

import mammoth
from django.utils.translation import gettext as _

from articles.importing.archives import DAMAGED
from articles.importing.reducing import reduce
from articles.importing.written import NotReadable, Written, one_line, stem_of, title_from

MOST_PARTS, LARGEST_PART, LARGEST_WHOLE = 3000, 24 * 1024 * 1024, 200 * 1024 * 1024
STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
r[style-name='Emphasis'] => em
"""
# What is counted while the parts are looked at, and what is told of it.
COUNTED = {"chart": "chart", "relIds": "drawing", "oMath": "formula", "commentReference": "comment", "del": "deletion"}
# Word and others offer descriptions that a machine wrote; nobody has looked at them.
_MACHINE = re.compile(r"description automatically generated|AI-generated content may be incorrect", re.IGNORECASE)


def read(data: bytes, name: str) -> Written:
    """Return what a DOCX file holds. Raises NotReadable."""
    archive = _opened(data)
    counts = _looked_at(archive)
    pictures: dict[str, bytes] = {}
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda image: _kept(image, pictures)),
        )
    except (LookupError, AttributeError, TypeError, AssertionError, *DAMAGED):
        raise NotReadable(_("Its parts do not fit together. Save it again as DOCX, and try once more.")) from None
    reduced = reduce(made.value)
    for picture in reduced.pictures:
        picture.data = pictures.get(picture.source)
        if _MACHINE.search(picture.alternative):
            picture.alternative = ""
    stem = stem_of(name)
    title = reduced.take_title(_core(archive, "title")) or title_from(stem)
    body = reduced.body()
    return Written(
        name,
        f"docx:{name}",
        # Every export of an unchanged document is another file: what it says is compared, not how it was packed.
        f"{title}\n{body}".encode(),
        title,
        body,
        slug=stem,
        author=_core(archive, "creator"),
        is_author_sure=False,
        pictures=reduced.pictures,
        told=[*_told(counts), *reduced.told],
    )


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGED:
        raise NotReadable(_("It is no whole DOCX file. Older DOC files need saving as DOCX first.")) from None
    names = {info.filename for info in archive.infolist()}
    if "[Content_Types].xml" not in names and "word/document.xml" not in names:
        raise NotReadable(_("It is an archive, but there is no Word document in it."))
    if len(names) > MOST_PARTS or sum(info.file_size for info in archive.infolist()) > LARGEST_WHOLE:
        raise NotReadable(_("It unfolds to far more than a text and its pictures need."))
    if len(names) != len(archive.infolist()):
        raise NotReadable(_("It holds two parts of the same name."))
    return archive


def _looked_at(archive: zipfile.ZipFile) -> Counter[str]:
    """Read every part of the document; count what will be lost. Raises NotReadable for a hostile or broken one."""
    counts: Counter[str] = Counter()
    for info in archive.infolist():
        if not info.filename.endswith((".xml", ".rels")):
            continue
        if info.file_size > LARGEST_PART:
            raise NotReadable(_("It unfolds to far more than a text and its pictures need."))
        try:
            _parse(archive.read(info), counts if info.filename == "word/document.xml" else Counter())
        except (expat.ExpatError, *DAMAGED):
            raise NotReadable(_("A part of it is damaged. Save it again as DOCX, and try once more.")) from None
    return counts


def _parse(data: bytes, counts: Counter[str]) -> None:
    parser = expat.ParserCreate()
    depth = 0

    def refuse(*_args: Any) -> None:
        raise NotReadable(_("It holds entities, which no program for writing puts there."))

    def start(name: str, _attributes: Any) -> None:
        nonlocal depth
        depth += 1
        if depth > 200:
            raise NotReadable(_("It is nested more deeply than any text."))
        if (local := name.rpartition(":")[2]) in COUNTED:
            counts[COUNTED[local]] += 1

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)


def _kept(image: Any, pictures: dict[str, bytes]) -> dict[str, str]:
    source = f"picture-{len(pictures) + 1}"
    try:
        with image.open() as opened:
            pictures[source] = opened.read()
    except (KeyError, *DAMAGED):
        return {"src": _("a picture outside the document")}
    return {"src": source}


def _core(archive: zipfile.ZipFile, name: str) -> str:
    """Return one of the document’s own properties."""
    try:
        data = archive.read("docProps/core.xml").decode("utf-8")
    except (KeyError, *DAMAGED):
        return ""
    found = re.search(rf"<dc:{name}>([^<]{{1,400}})</dc:{name}>", data)
    return one_line(found[1].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")) if found else ""


def _told(counts: Counter[str]) -> list[str]:
    says = {
        "chart": _("Charts: {count}"),
        "drawing": _("Drawings that are no pictures: {count}"),
        "formula": _("Formulas: {count}"),
        "comment": _("Comments in the margin: {count}"),
        "deletion": _("Places with words that were marked as deleted: {count}"),
    }
    return [says[what].format(count=counts[what]) for what in says if counts[what]]
