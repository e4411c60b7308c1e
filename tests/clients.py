"""What every test that talks to the site does: send a form as a browser does, and read a page."""

import html
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"


def post(client, path, data=None, **fields):
    """Send a form as a browser does."""
    return client.post(path, urlencode({**(data or {}), **fields}, doseq=True), content_type=FORM)


def refused(client, response):
    """Make sure that a form was not taken and leads back to its own page by a plain address; return that page."""
    assert response.status_code == 302
    again = client.get(response.headers["Location"])
    assert again.request["PATH_INFO"] == response.request["PATH_INFO"]
    return again


def text(response, status=200) -> str:
    """Return a page as it reads, and make sure of its status."""
    assert response.status_code == status
    return html.unescape(response.content.decode())
