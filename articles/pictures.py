"""Pictures as HTML: with the sizes that a browser may choose from, their measures, and who made them.

In a body a picture is a figure that names its row in the library. What readers get of it is worked out when the body is
saved, since showing an article is to cost nothing.
"""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models.image import Crop, Format, Image, Rendition

# How wide a picture in the text is shown (css/base.css: --measure).
COLUMN = "(min-width: 45rem) 37rem, 92vw"
# A picture after fewer characters than this may be seen without scrolling.
NEAR_THE_TOP = 700
_ATTRIBUTES = r'(?:[^>"]|"[^"]*")*'
_FIGURE = re.compile(rf'<figure\b{_ATTRIBUTES}\bdata-image="([0-9]{{1,18}})"{_ATTRIBUTES}>(.*?)</figure>', re.DOTALL)
_ALTERNATIVE = re.compile(rf'<img\b{_ATTRIBUTES}\balt="([^"]*)"')
_CAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)


@dataclass(frozen=True)
class Sources:
    """What a browser chooses from: modern files as a `srcset`, and one that every browser shows, with its measures."""

    kind: str
    srcset: str
    fallback: str
    width: int
    height: int


def marker(pk: int) -> str:
    """Return what stands in a body that shows the picture with this key."""
    return f'data-image="{pk}"'


def named_in(body: str) -> set[int]:
    """Return the keys of all pictures that a body shows."""
    return {int(found[1]) for found in _FIGURE.finditer(body)}


def with_source(body: str, pk: int, source: str) -> str:
    """Return a sanitised body in which the picture with this key is of another file."""
    return re.sub(rf'(<figure data-image="{pk}"><img src=")[^"]*', rf"\g<1>{source}", body)


def address(file: str) -> str:
    """Return the address of a file under MEDIA_ROOT."""
    return f"{settings.MEDIA_URL}{file}"


def sources(image: Image, crop: str = Crop.WHOLE) -> Sources | None:
    """Return the files of a picture, or None where nothing was made of it."""
    made = [each for each in image.renditions if each.crop == crop]
    fallback = max((each for each in made if each.format == Format.JPEG), key=lambda each: each.width, default=None)
    if fallback is None:
        return None
    modern: list[Rendition] = [each for each in made if each.format != Format.JPEG]
    kind = f"image/{modern[0].format}" if modern else ""
    srcset = ", ".join(f"{address(each.file)} {each.width}w" for each in modern)
    return Sources(kind, srcset, address(fallback.file), fallback.width, fallback.height)


def picture(
    image: Image | None,
    *,
    alternative: str | None = None,
    sizes: str = COLUMN,
    crop: str = Crop.WHOLE,
    is_lazy: bool = True,
) -> SafeString:
    """Return a picture element; empty where there is no picture. `alternative` is the library's unless it is given."""
    found = sources(image, crop) if image else None
    if image is None or found is None:
        return SafeString("")
    lazily = SafeString(' loading="lazy"' if is_lazy else "")
    choice = format_html('<source type="{}" srcset="{}" sizes="{}">', found.kind, found.srcset, sizes)
    return format_html(
        '<picture>{}<img src="{}" alt="{}" width="{}" height="{}"{} decoding="async"></picture>',
        choice if found.srcset else "",
        found.fallback,
        image.alternative if alternative is None else alternative,
        found.width,
        found.height,
        lazily,
    )


def credit(image: Image) -> SafeString:
    """Return the line that says who made a picture, in the language that is spoken now."""
    return format_html("<small>{}</small>", _("Picture: %(who)s") % {"who": image.credit})


def expand(body: str) -> str:
    """Return a body with every picture of the library as readers get it; one that is not there any more is left out."""
    keys = named_in(body)
    if not keys:
        return body
    known = Image.objects.in_bulk(keys)

    def shown(found: re.Match[str]) -> str:
        near = len(strip_tags(body[: found.start()])) < NEAR_THE_TOP
        return _figure(known.get(int(found[1])), found[2], is_lazy=not near)

    return _FIGURE.sub(shown, body)


def _figure(image: Image | None, inside: str, *, is_lazy: bool) -> str:
    if image is None:
        return ""
    # Both were sanitised as part of the body: the text of an attribute, and a caption with its few elements.
    alternative, caption = _first(_ALTERNATIVE, inside), _first(_CAPTION, inside).strip()
    said = SafeString(alternative) if alternative.strip() else None
    # On a line of its own, also where no style sheet is: in feed readers, and read aloud.
    words = f"{caption}<br>{credit(image)}" if caption else credit(image)
    element = picture(image, alternative=said, is_lazy=is_lazy)
    return f'<figure class="picture">{element}<figcaption>{words}</figcaption></figure>'


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""
