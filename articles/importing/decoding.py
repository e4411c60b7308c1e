"""Bytes to text: files say in many ways how they are written, or do not say it at all."""

import codecs
import re

from django.utils.translation import gettext as _

from articles.importing.written import NotReadable, name_set

LARGEST_TEXT = 8 * 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
# What a web page may say of itself (https://encoding.spec.whatwg.org/), by Python’s own names. The others are no
# encodings of texts, or made to be misread.
_OF_THE_WEB = name_set(
    "ascii big5 big5hkscs cp866 cp874 cp932 cp949 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
    "euc_jp euc_kr gb18030 gb2312 gbk iso2022_jp iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 "
    "iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u "
    "mac-cyrillic mac-roman shift_jis utf-8"
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Of a text that is none, about a tenth of the signs are control signs.
MOST_CONTROLS = 0.02


def text_of(data: bytes, *, is_html: bool = False) -> tuple[str, list[str]]:
    """Return the text of a file with plain line ends, and what is to be told of how it was read. Raises NotReadable."""
    if len(data) > LARGEST_TEXT:
        raise NotReadable(_("It is larger than 8 MB. An article is a few hundred times smaller."))
    text, told = _decoded(data, is_html)
    controls = len(_CONTROLS.findall(text))
    if controls > MOST_CONTROLS * len(text):
        raise NotReadable(_("It holds no text."))
    return _CONTROLS.sub("", text).replace("\r\n", "\n").replace("\r", "\n"), told


def _decoded(data: bytes, is_html: bool) -> tuple[str, list[str]]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name), []
    # Without a mark, UTF-16 shows itself by the empty half of every second sign of plain English.
    if len(data) > 3 and not len(data) % 2:
        for half, name in ((data[1::2], "utf-16-le"), (data[::2], "utf-16-be")):
            if half.count(0) > len(half) * 0.4:
                return _strictly(data, name), []
    declared = _DECLARED.search(data[:2048]) if is_html else None
    if declared and (encoding := _known(declared[1].decode("ascii"))):
        try:
            return data.decode(encoding), []
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        # Windows-1252 has no sign at five bytes; what is written in it has none of them.
        return data.decode("cp1252", errors="replace"), [
            _("It does not say how its letters are stored; it was read as Western European.")
        ]


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        raise NotReadable(
            _("It says that its letters are stored as {name}, but they are not.").format(name=name.upper())
        ) from None


def _known(name: str) -> str | None:
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return None
    return known if known in _OF_THE_WEB else None
