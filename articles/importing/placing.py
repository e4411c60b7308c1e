"""Puts the pictures of a text into the library, and each where it stood."""

import html
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.importing.outcome import Outcome
from articles.importing.pictures import Brought, Found
from articles.importing.written import Written
from articles.models import Image
from practice.models import Staff

_MARK = re.compile(r'<figure data-picture="(\d+)"></figure>\n?')


@dataclass(frozen=True)
class Placed:
    """A body with its pictures, and the picture at its head."""

    body: str
    cover: Image | None


def place(written: Written, brought: Brought, outcome: Outcome, *, credit: str, by: Staff | None) -> Placed:
    """Add a text’s pictures and return its body with them; one that is refused is a gap like those not found."""
    added: dict[int | None, Image] = {}
    for found in brought.pictures.values():
        gap = _("A picture stayed behind: {name}. {why}").format(name=found.name[-100:], why=_("Add it by hand."))
        brought.gaps.append(gap)
        outcome.told.append(gap)

    def shown(mark: re.Match[str]) -> str:
        number = int(mark[1])
        return _figure(added[number], brought.pictures[number]) + "\n" if number in added else ""

    return Placed(_MARK.sub(shown, written.body), added.get(None))


def _figure(image: Image, found: Found) -> str:
    caption = f"<figcaption>{found.picture.caption}</figcaption>" if found.picture.caption else ""
    alternative = html.escape(image.alternative)
    return f'<figure data-image="{image.pk}"><img src="/media/{image.file}" alt="{alternative}">{caption}</figure>'
