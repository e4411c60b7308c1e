"""Two letters of two senders, and the pages that show them."""

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from intake import visits

MARK = "cannot be opened"
LOCKED = "has not been handed to you yet"
ANSWER, NOTE, WROTE_AGAIN = "Thank you, Wren, for the whole of it.", "Sounds lonely to me.", "There is one thing more."


def visiting(case, rf):
    """Return a client that has an inquiry open as its sender."""
    response = HttpResponse()
    visits.begin(rf.get("/intake/"), response, case)
    client = Client()
    client.cookies[settings.VISIT_COOKIE_NAME] = response.cookies[settings.VISIT_COOKIE_NAME].value
    return client


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def letter(client, inquiry):
    return text(client.get(f"/admin/intake/inquiry/{inquiry.pk}/change/"))


def own_words(client):
    """Return everything that a sender's pages show."""
    paths = ("/intake/", "/intake/letter/", "/intake/check/", "/intake/sent/", "/return/")
    pages = [client.get(path) for path in paths]
    assert {page.status_code for page in pages} <= {200, 302}
    return "".join(page.content.decode() for page in pages)
