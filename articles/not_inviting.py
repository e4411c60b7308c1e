"""A text as it is read before the practice takes letters: without the sentences that lead to writing one."""

import re
from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

# The body was sanitised: elements are closed and attributes are always written with double quotes.
_PARAGRAPH = re.compile(r"(<p\b[^>]*>)(.*?)(</p>)", re.DOTALL)
_TOKEN = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)[^>]*>|[^<]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’»)\"']*\s+")
_WITHOUT_END = {"br", "img"}


def not_open_yet() -> str:
    """Return what is true instead, in words that any page may say."""
    return _("This practice opens soon. It takes no letters yet.")


def without_invitations(html: str) -> SafeString:
    """Return a sanitised text without each sentence that links to the intake.

    A paragraph of which nothing is left says that the practice opens soon, so that no heading stands over nothing.
    """
    link = re.compile(
        rf'<a\b[^>]*? href="(?:{_own_host()})?(?:/[a-z-]+)?{reverse("intake:start")}[^"]*"[^>]*>(.*?)</a>'
    )
    if not link.search(html):
        return SafeString(html)

    def kept(paragraph: re.Match[str]) -> str:
        if not link.search(paragraph[0]):
            return paragraph[0]
        left = "".join(each for each in _sentences(paragraph[2]) if not link.search(each)).strip()
        return f"{paragraph[1]}{left if left and _is_whole(left) else escape(not_open_yet())}{paragraph[3]}"

    # Where no paragraph is around it, as in a heading, the words stay and lead nowhere.
    return SafeString(link.sub(r"\1", _PARAGRAPH.sub(kept, html)))


def _own_host() -> str:
    return re.escape(settings.SITE_URL.rstrip("/"))


def _sentences(html: str) -> Iterator[str]:
    """Yield the sentences with what follows them; none ends inside a link."""
    begun, in_link = "", False
    for token in _TOKEN.finditer(html):
        if token["name"]:
            in_link = not token["end"] if token["name"] == "a" else in_link
            begun += token[0]
        elif in_link:
            begun += token[0]
        else:
            at = 0
            for end in _SENTENCE_END.finditer(token[0]):
                yield begun + token[0][at : end.end()]
                begun, at = "", end.end()
            begun += token[0][at:]
    yield begun


def _is_whole(html: str) -> bool:
    """Say whether everything that begins here also ends here."""
    is_open: list[str] = []
    for token in _TOKEN.finditer(html):
        name = token["name"]
        if not name or name in _WITHOUT_END:
            continue
        if not token["end"]:
            is_open.append(name)
        elif not is_open or is_open.pop() != name:
            return False
    return not is_open
