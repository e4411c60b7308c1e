"""Puts the pictures of a text into the library, and each where it stood."""

import re
from dataclasses import dataclass
from io import BytesIO

from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles import images, pictures
from articles.importing import inline
from articles.importing.outcome import Outcome
from articles.importing.pictures import Brought, Found
from articles.importing.written import Written
from articles.models import Image
from practice.models import Staff

LONGEST_ALTERNATIVE = 200  # characters, in the library; a text keeps its own words
_MARK = re.compile(r'<figure data-picture="(\d+)"></figure>\n?')


@dataclass(frozen=True)
class Placed:
    """A body with its pictures, and the picture at its head."""

    body: str
    cover: Image | None


def place(written: Written, brought: Brought, outcome: Outcome, *, credit: str, by: Staff | None) -> Placed:
    """Add a text’s pictures and return its body with them; one that is refused is a gap like those not found."""
    added: dict[int | None, Image] = {}
    for number, found in brought.pictures.items():
        said = Truncator(found.picture.alternative).chars(LONGEST_ALTERNATIVE)
        try:
            added[number] = images.add(BytesIO(found.data), alternative=said, credit=credit, by=by)
        except images.Refused as refused:
            named = inline.short(found.name)
            gap = _("A picture stayed behind: {name}. {why}").format(name=named, why=refused.message)
            brought.gaps.append(gap)
            outcome.told.append(gap)

    def shown(mark: re.Match[str]) -> str:
        number = int(mark[1])
        return f"{figure(added[number], brought.pictures[number])}\n" if number in added else ""

    return Placed(_MARK.sub(shown, written.body), added.get(None))


def figure(image: Image, found: Found) -> str:
    """Return a picture of the library as a body holds it, with the words that its text gave it."""
    sources = pictures.sources(image)
    source = sources.fallback if sources else ""
    caption = f"<figcaption>{found.picture.caption}</figcaption>" if found.picture.caption else ""
    alternative = escape(found.picture.alternative)
    return f'<figure {pictures.marker(image.pk)}><img src="{source}" alt="{alternative}">{caption}</figure>'
