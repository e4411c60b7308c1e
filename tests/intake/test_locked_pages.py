"""What a locked page asks, of whom, and what it carries on to the page behind it."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.test import Client

from intake import visits
from intake.admin.unlocking import with_key
from intake.models import Reader, RecoveryKey
from practice.models import Staff
from tests.people import OTHER_WORDS, PASSWORD, RECOVERY_KEY, WORDS

pytestmark = pytest.mark.one_database

ASKED = "Your six words"
SECRETS = {
    "private": RECOVERY_KEY.private,
    "read_back": RECOVERY_KEY.private,
    "recovery_key": RECOVERY_KEY.private,
    "six": OTHER_WORDS,
    "one": OTHER_WORDS,
    "password1": PASSWORD,
    "code": "ABCD-EFGH-JKMN-PQRS-TVWX-YZ23",
}


@pytest.fixture
def as_anna(therapist) -> Client:
    """Return a client signed in as Anna, who takes inquiries and has no key."""
    anna = Staff.objects.create_superuser("anna", "anna@alder-street.example", PASSWORD, display_name="Anna Lind")
    client = Client()
    client.force_login(anna)
    return client


def hidden(page: str) -> dict[str, str]:
    """Return the hidden fields of the form that asks for the words, but for that of CSRF."""
    form = re.search(r'<form class="calm unlock".*?</form>', page, re.DOTALL)[0]
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def shows_no_secret(page: str) -> bool:
    return not any(secret in unescape(page) for secret in SECRETS.values())


# what is carried


@pytest.mark.parametrize(
    ("path", "sent", "kept"),
    [
        ("note/", {"text": "She asked for an evening."}, {"text": "She asked for an evening."}),
        ("urgent/", {"text": "I called."}, {"text": "I called."}),
        ("move/replied/", {"seen": "new", "message": "I told her.", "route": "text"}, None),
        ("move/booked/", {"seen": "new", "when": "2030-01-01T10:00", "where": "online", "agreed_by": "phone"}, None),
        ("move/closed/", {"seen": "new", "reason": "spam"}, None),
        ("move/waitlisted/", {"seen": "new", "honest_range": "weeks", "consent": "on"}, None),
        ("code/", {}, {}),
    ],
)
def test_what_a_page_says_may_be_carried_is_carried_and_nothing_else(as_locked_therapist, inquiry, path, sent, kept):
    asked = as_locked_therapist.post(f"/admin/intake/inquiry/{inquiry.pk}/{path}", sent | SECRETS | {"x": "y"}).text
    assert hidden(asked) == (sent if kept is None else kept)
    assert shows_no_secret(asked)
    wrong = as_locked_therapist.post(
        f"/admin/intake/inquiry/{inquiry.pk}/{path}", sent | SECRETS | {"words": OTHER_WORDS.upper()}
    ).text
    assert hidden(wrong) == (sent if kept is None else kept)
    assert shows_no_secret(wrong)


def test_a_page_that_says_nothing_carries_nothing(as_locked_therapist, therapist, rf):
    class Page:
        @with_key
        def view(self, request, *, key):
            raise AssertionError

    request = rf.post("/admin/x/", SECRETS | {"text": "x"})
    request.user, request.session = therapist, as_locked_therapist.session
    response = Page().view(request)
    assert isinstance(response, TemplateResponse)
    assert hidden(response.render().text) == {}


@pytest.mark.parametrize("path", ["/admin/recovery/", "/admin/readers/words/"])
@pytest.mark.parametrize("words", [{}, {"words": OTHER_WORDS.upper()}, {"words": WORDS}])
def test_a_page_that_takes_secrets_begins_afresh_after_the_lock(as_locked_therapist, path, words):
    RecoveryKey.objects.all().delete()
    asked = as_locked_therapist.post(path, SECRETS | words)
    assert asked.status_code == 200
    assert shows_no_secret(asked.text)
    assert "begins again" in asked.text
    assert hidden(asked.text) == {"next": path}
    assert 'action="/admin/unlock/"' in asked.text
    response = as_locked_therapist.post("/admin/unlock/", hidden(asked.text) | {"words": WORDS})
    assert response.url == path
    assert as_locked_therapist.get(path).status_code == 200
    assert not RecoveryKey.objects.exists()


def test_handing_over_while_locked_goes_on_with_the_words(as_locked_therapist):
    assert hidden(as_locked_therapist.post("/admin/readers/hand-over/", SECRETS).text) == {}
    assert as_locked_therapist.post("/admin/readers/hand-over/", {"words": WORDS}).url == "/admin/readers/"


# who is asked


@pytest.mark.parametrize(
    "path", ["/admin/", "{letter}change/", "{letter}move/replied/", "/admin/readers/words/", "/admin/readers/"]
)
def test_who_has_no_key_is_told_so_and_asked_for_no_words(as_anna, as_locked_therapist, inquiry, path):
    path = path.format(letter=f"/admin/intake/inquiry/{inquiry.pk}/")
    shown = as_anna.get(path).text
    assert ASKED not in shown
    assert "no key for letters" in shown
    assert 'href="/admin/readers/"' in shown
    assert ASKED in as_locked_therapist.get(path).text


def test_who_has_no_key_is_told_so_wherever_words_are_posted(as_anna, inquiry):
    for path in ("/admin/unlock/", f"/admin/intake/inquiry/{inquiry.pk}/note/"):
        shown = as_anna.post(path, {"words": WORDS}).text
        assert ASKED not in shown
        assert "no key for letters" in shown


def test_a_key_that_another_server_has_signed_is_none(as_locked_therapist):
    Reader.objects.update(signature=bytes(32))
    assert ASKED not in as_locked_therapist.get("/admin/").text


# what browsers keep

ADMIN = (
    "/admin/",
    "/admin/intake/inquiry/",
    "{letter}change/",
    "{letter}history/",
    "{letter}move/replied/",
    "{letter}code/",
    "{letter}erase/",
    "{letter}no-such-page/",
    "/admin/readers/",
    "/admin/readers/words/",
    "/admin/recovery/",
    "/admin/practice/staff/",
    "/admin/jsi18n/",
    "/admin/autocomplete/",
    "/admin/no-such-page/",
    "/admin/login/",
)
SENDER = ("/return/", "/return/lost/", "/return/erase/", "/intake/letter/", "/intake/sent/")


def is_kept_nowhere(response) -> bool:
    return "no-store" in response.headers.get("Cache-Control", "")


@pytest.mark.parametrize("who", ["as_therapist", "as_locked_therapist"])
def test_no_browser_keeps_a_page_of_the_admin(request, who, inquiry):
    client, letter = request.getfixturevalue(who), f"/admin/intake/inquiry/{inquiry.pk}/"
    paths = [path.format(letter=letter) for path in ADMIN]
    assert [path for path in paths if not is_kept_nowhere(client.get(path))] == []
    assert [path for path in paths if not is_kept_nowhere(client.post(path, {"text": "x"}))] == []


def test_no_browser_keeps_a_page_that_a_sender_returns_to(client, practice, therapist, sender, rf):
    sent = sender.send(practice)
    typed = urlencode({"code": str(sent.code)})
    assert is_kept_nowhere(client.post("/return/", typed, content_type="application/x-www-form-urlencoded"))
    response = HttpResponse()
    visits.begin(rf.get("/intake/"), response, sent.case)
    client.cookies[settings.VISIT_COOKIE_NAME] = response.cookies[settings.VISIT_COOKIE_NAME].value
    assert sender.reason in client.get("/return/").text
    assert [path for path in SENDER if not is_kept_nowhere(client.get(path))] == []
