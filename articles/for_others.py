"""What search engines, and sites that link here, are told of a page: in its head, nothing of it is shown."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles import structured_data
from articles.addresses import absolute, path_of
from articles.models import Content

PICTURE_WIDTH, PICTURE_HEIGHT = 1200, 630


@dataclass(frozen=True)
class ForOthers:
    """The address by which a page is known, and what a link to it shows. Addresses are absolute."""

    address: str
    title: str
    picture_width = PICTURE_WIDTH
    picture_height = PICTURE_HEIGHT
    description: str = ""
    kind: str = "website"
    picture: str = ""
    content: Content | None = None
    data: list[dict[str, Any]] = field(default_factory=list)
    translations: list[tuple[str, str]] = field(default_factory=list)

    @property
    def structured(self) -> SafeString:
        """Return what the page is about, as JSON-LD inside its script element; empty where there is nothing to say."""
        return structured_data.script(self.data) if self.data else SafeString("")

    @property
    def picture_says(self) -> str:
        """Return what the picture shows, for those who do not see it."""
        return _("Two lines that drift apart and come near again.")


def of(
    path: str, title: str, *, content: Content | None = None, translations: list[Content] | None = None, **said: Any
) -> ForOthers:
    """Return what is told of the page at a path; with content, its summary, picture and translations."""
    if content is not None:
        said.setdefault("description", content.summary)
        if content.share_picture:
            said.setdefault("picture", absolute(f"{settings.MEDIA_URL}{content.share_picture}"))
    return ForOthers(
        absolute(path), title, content=content, translations=_languages(content, translations or []), **said
    )


def _languages(content: Content | None, translations: list[Content]) -> list[tuple[str, str]]:
    """Return the languages of a text with its address in each, itself among them; nothing where it has one only."""
    if content is None or not translations:
        return []
    return sorted((each.language, address_of(each)) for each in [content, *translations])


def address_of(content: Content) -> str:
    """Return the absolute address of an article or page, in its own language."""
    return absolute(path_of(content))
