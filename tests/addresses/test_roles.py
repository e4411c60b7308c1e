"""Every address answers every role as the table in tests/roles.py says, and shows letters to nobody else."""

from http.cookies import SimpleCookie
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client

from intake.models import Entry, Inquiry, KeyWrap
from tests import roles
from tests.people import Sender

pytestmark = pytest.mark.one_database

# Filled so that every form of the site finds what it asks for.
FILLED = {
    "sure": "on",
    "post": "yes",
    "text": "Typed.",
    "message": "Typed.",
    "box": "note",
    "seen": "new",
    "consent": "on",
    "device": "shared",
    "step": "letter",
    "question": "reason",
}
FILLED = Sender(name="Sparrow", phone="503 555 0177", reason="A third letter.").letter() | FILLED
FORM = "application/x-www-form-urlencoded"
# A locked therapist may erase.
MAY_CHANGE = (roles.SENDER, roles.LOCKED, roles.READER)


@pytest.fixture
def asked(visitors, names, wren):
    """Return a function that asks every address of the table as one role, and undoes what that did.

    It yields the group, the address, the method, the response and whether Wren's letter was changed by who may not.
    """
    filled = FILLED | {"inquiry": names["inquiry"], "id": names["inquiry"], "pk": names["inquiry"]}

    def ask_all(role):
        before, client = all_of(wren.case.inquiry), Client(raise_request_exception=False)
        may_change = role in MAY_CHANGE
        for group, example, method in every_request():
            client.cookies = SimpleCookie({name: cookie.value for name, cookie in visitors[role].cookies.items()})
            with transaction.atomic():
                path = example.format(**names)
                data = "" if method == "GET" else urlencode(filled, doseq=True)
                response = client.generic(method, path, data, content_type=FORM)
                changed = not may_change and all_of(wren.case.inquiry) != before
                transaction.set_rollback(True)
            yield group, path, method, response, changed

    return ask_all


def every_request():
    """Return every address of the table, to be asked with GET and with a filled POST."""
    return [
        (group, example, method)
        for group in roles.TABLE
        for example in group.examples.values()
        for method in ("GET", "POST")
    ]


def all_of(inquiry):
    """Return every row of a letter, to see whether one was changed."""
    rows = [list(model.objects.filter(inquiry=inquiry).order_by("pk").values_list()) for model in (Entry, KeyWrap)]
    return [*rows, list(Inquiry.objects.filter(pk=inquiry.pk).values_list())]


def outcome(response):
    """Return the status, and where it leads."""
    return f"{response.status_code} {response.headers.get('Location', '')}".strip()


def test_every_address_of_the_site_stands_in_the_table():
    listed = [route for group in roles.TABLE for route in group.examples]
    assert len(listed) == len(set(listed))
    assert set(roles.every_route()) - set(listed) == set()
    assert set(listed) - set(roles.every_route()) == set()


@pytest.mark.parametrize("role", roles.ROLES)
def test_every_address_answers_a_role_as_the_table_says_and_shows_letters_to_nobody_else(asked, names, sender, role):
    wrong = []
    for group, path, method, response, changed in asked(role):
        expected, got = (group.get if method == "GET" else group.post)[role].format(**names), outcome(response)
        if not (got == expected or (expected.startswith("302") and got.startswith(expected))):
            wrong.append(f"{method} {path}: {got}, not {expected}")
        page = response.content.decode(errors="replace")  # a picture is no text
        shown = any(words in page for words in (sender.name, sender.reason, sender.phone))
        if shown and role not in group.shows:
            wrong.append(f"{method} {path}: the letter is shown")
        if not shown and method == "GET" and role in group.shows:
            wrong.append(f"{method} {path}: the letter is not shown")
        if changed:
            wrong.append(f"{method} {path}: the letter was changed")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", ["/intake/", "/intake/letter/", "/intake/sent/", "/return/", "/return/erase/"])
def test_no_address_leads_another_sender_to_the_first_one_s_letter(visitors, wren, sender, robin, path):
    visitor, pk = visitors[roles.OTHER], wren.case.inquiry.pk
    visitor.cookies["inquiry"] = str(pk)
    page = visitor.get(path, {"inquiry": pk, "id": pk, "code": wren.code, "visit": pk}).content.decode()
    assert not any(words in page for words in (sender.name, sender.reason, sender.phone))
