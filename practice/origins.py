"""Whether a form was sent from one of our own pages, where no token can say so."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_from_here(request: HttpRequest) -> bool:
    """Say whether the browser itself vouches that a page of this site sent the request.

    `Sec-Fetch-Site` says so where the browser sends it (Fetch Metadata, W3C), else `Origin`; no page can forge either.
    Without both it is taken for foreign.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = urlsplit(request.headers.get("Origin", ""))
    return (origin.scheme, origin.netloc) == (request.scheme, request.get_host())
