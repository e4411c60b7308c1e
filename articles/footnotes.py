"""Footnotes as readers get them: numbers in the text that lead to a list at its end, and from there back."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

_NOTE = re.compile(r'<sup data-note="([^"]*)"></sup>')


def numbered(html: str) -> str:
    """Return the HTML with every footnote as a number, and the list of them at the end, where there are any."""
    notes: list[str] = []

    def reference(found: re.Match[str]) -> str:
        # The words come escaped for an attribute; in a list item they may stand as they are.
        notes.append(SafeString(found[1]))
        number = len(notes)
        label = _("Note %(number)s") % {"number": number}
        return format_html(
            '<sup class="ref" id="back-{}"><a href="#note-{}" aria-label="{}">{}</a></sup>',
            number,
            number,
            label,
            number,
        )

    text = _NOTE.sub(reference, html)
    return text + _listed(notes) if notes else text


def _listed(notes: list[str]) -> str:
    items = format_html_join(
        "",
        '<li id="note-{}">{} <a href="#back-{}" aria-label="{}">↩\ufe0e</a></li>',
        ((n, note, n, _("Back to note %(number)s in the text") % {"number": n}) for n, note in enumerate(notes, 1)),
    )
    return format_html(
        '<section class="notes" aria-labelledby="notes"><h2 id="notes">{}</h2><ol>{}</ol></section>', _("Notes"), items
    )
