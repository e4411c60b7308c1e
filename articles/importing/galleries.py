"""Galleries of WordPress: a call names pictures by their numbers, or means all that were uploaded for its text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape

from django.utils.translation import gettext as _

MOST = 200  # pictures in one gallery; more are no part of a text
_NUMBER = re.compile(r"[0-9]{1,18}")
_GIVEN = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))""")


@dataclass(frozen=True)
class Attachment:
    """A picture of the old site: where it was, what was said of it, and its place among those of its text."""

    address: str
    alternative: str
    caption: str = ""
    place: int = 0


@dataclass
class Attachments:
    """The pictures of the old site by their numbers, and which of them were uploaded for which text."""

    by_number: dict[str, Attachment] = field(default_factory=dict)
    uploaded_for: dict[str, list[str]] = field(default_factory=dict)

    def add(self, number: str, found: Attachment, *, text: str) -> None:
        """Take one in."""
        self.by_number[number] = found
        self.uploaded_for.setdefault(text, []).append(number)

    def at(self, number: str) -> Attachment | None:
        """Return a picture that has an address, or None."""
        found = self.by_number.get(number)
        return found if found is not None and found.address else None


# What a call gives, by name → the gallery as HTML, and what is to be told of it.
Gallery = Callable[[Mapping[str, str]], tuple[str, list[str]]]


def given_in(call: str) -> dict[str, str]:
    """Return what a call says of its gallery, by name in small letters."""
    return {name.lower(): next(filter(None, values), "") for name, *values in _GIVEN.findall(unescape(call))}


def of_text(text: str, attachments: Attachments) -> Gallery:
    """Return what makes the galleries of one text, named by its number: their pictures in order, with their words."""

    def gallery(given: Mapping[str, str]) -> tuple[str, list[str]]:
        numbers = _named(given) or _uploaded_for(given.get("id") or text, given, attachments)
        if not numbers:
            return "", [_("A gallery that names no pictures")]
        told = []
        if missing := [number for number in numbers if attachments.at(number) is None]:
            says = _("Pictures of a gallery that are not in this export: {numbers}")
            told.append(says.format(numbers=", ".join(missing[:20])))
        return "".join(_figure(found) for number in numbers if (found := attachments.at(number))), told

    return gallery


def _named(given: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(_NUMBER.findall(given.get("ids") or given.get("include") or "")))[:MOST]


def _uploaded_for(text: str, given: Mapping[str, str], attachments: Attachments) -> list[str]:
    left_out = set(_NUMBER.findall(given.get("exclude", "")))
    own = [number for number in attachments.uploaded_for.get(text, []) if number not in left_out]
    # Sorting keeps those of one place as the export has them: the earlier first.
    return sorted(own, key=lambda number: attachments.by_number[number].place)[:MOST]


def _figure(shown: Attachment) -> str:
    caption = f"<figcaption>{shown.caption}</figcaption>" if shown.caption else ""
    image = f'<img src="{escape(shown.address)}" alt="{escape(shown.alternative)}">'
    return f"\n\n<figure>{image}{caption}</figure>\n\n"
