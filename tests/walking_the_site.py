"""Walks every public page of the site, from link to link, as a reader without an account could."""

import re
from collections.abc import Iterator
from html import unescape

from django.test import Client

LINK = re.compile(r'(?:href|src)="(/[^"#]*)')
NOT_FOR_READERS = ("/static/", "/media/", "/admin/", "/leave/")
BEGIN = ("/", "/intake/", "/intake/place/", "/return/", "/return/lost/", "/feed/", "/feed/rss/", "/sitemap.xml")


def public_pages(client: Client) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of every page that can be reached, each once; one that fails is a fault."""
    seen, waiting = set(BEGIN), list(BEGIN)
    while waiting:
        path = waiting.pop()
        response = client.get(path, follow=True)
        assert response.status_code in {200, 503}, (path, response.status_code)
        text = response.content.decode()
        yield path, text
        found = {unescape(address) for address in LINK.findall(text)}
        found |= {
            address.split("://testserver")[1]
            for address in re.findall(r"<loc>([^<]+)</loc>", text)
            if "://testserver" in address
        }
        for address in sorted(found - seen):
            seen.add(address)
            if not address.startswith(NOT_FOR_READERS):
                waiting.append(address)
