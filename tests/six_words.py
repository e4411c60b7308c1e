"""What someone posts who keeps the six words that a page has shown, and types two of them back."""

import re
from html import unescape


def words_on(page: str) -> str:
    """Return the six words that a page shows; nothing where it shows none."""
    found = re.search(r'<ol class="words-shown".*?</ol>', page, re.DOTALL)
    return " ".join(re.findall(r"<li>(\w+)</li>", found[0])) if found else ""


def two_of(page: str) -> dict[str, str]:
    """Return the fields of a page that shows six words, with the two that it asks for."""
    words = words_on(page).split()
    asked = dict(re.findall(r'<label for="id_(one|other)">Word (\d)', page))
    shown = unescape(re.search(r'name="shown" value="([^"]*)"', page)[1])
    typed = {field: words[int(number) - 1] for field, number in asked.items()} if words else {}
    return {"shown": shown, "six": " ".join(words), **typed}
