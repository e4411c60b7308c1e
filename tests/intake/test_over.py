"""Forms that come too late: a visit that is over, a token that is too old, a page from elsewhere."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from intake.models import Entry, Inquiry
from tests.clients import FORM, post, text
from tests.steps import go, press_send, send, shown_code, walk

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

WORDS = "I wrote this while the hour went by."
OURS, FOREIGN = {"HTTP_SEC_FETCH_SITE": "same-origin"}, {"HTTP_SEC_FETCH_SITE": "cross-site"}


def go_as(client, path, headers, **fields):
    """Send a form without a token, as a browser with these headers."""
    return client.post(path, urlencode(fields), content_type=FORM, **headers)


@pytest.fixture
def kept(client, therapist, sender):
    """Return the code of a draft whose visit on this device is over."""
    walk(client, sender.letter(), until="hopes")
    code = shown_code(text(client.get("/intake/code/")))
    client.cookies.clear()
    return code


def test_what_is_typed_into_a_page_whose_visit_is_over_is_shown_with_two_ways_on(client, kept):
    page = text(go(client, "letter", reason=WORDS))
    assert WORDS in page
    assert 'name="code"' in page
    assert 'value="anew"' in page


def test_the_code_opens_the_letter_again_with_what_was_typed_since(client, kept):
    response = go(client, "hopes", different=WORDS, code=kept, go="open")
    assert response.headers["Location"] == "/intake/hopes/"
    assert WORDS in text(client.get("/intake/hopes/"))
    assert Inquiry.objects.count() == 1


def test_words_that_would_replace_others_are_shown_beside_them(client, kept, sender):
    page = text(go(client, "letter", reason=WORDS, seen="0", code=kept, go="open"))
    assert WORDS in page
    assert sender.reason in page
    assert sender.reason in text(client.get("/intake/letter/"))


@pytest.mark.both_databases
@pytest.mark.parametrize("code", ["", "no code", "7" * 24, "a\x00b", "x" * 5000])
def test_a_code_that_opens_nothing_loses_nothing(client, kept, code):
    page = text(go(client, "hopes", different=WORDS, code=code, go="open"))
    assert WORDS in page
    assert "<title>Error: " in page


def test_the_code_of_a_letter_that_was_sent_offers_the_words_as_a_message(client, therapist, sender):
    send(client, sender.letter())
    code = shown_code(text(client.get("/intake/sent/")))
    client.cookies.clear()
    page = text(go(client, "hopes", different=WORDS, code=code, go="open"))
    assert "Your letter was sent already" in page
    assert post(client, "/return/", message=WORDS).status_code == 302
    assert WORDS in text(client.get("/return/"))


def test_who_has_no_code_begins_again_with_what_was_typed(client, kept, sender):
    response = go(client, "letter", reason=WORDS, go="anew")
    assert response.headers["Location"] == "/intake/place/"
    assert WORDS in text(client.get("/intake/letter/"))
    assert Inquiry.objects.count() == 2
    assert go(client, "place", sender.place()).headers["Location"] == "/intake/letter/"


def test_a_closed_practice_lets_nobody_begin_again_and_loses_nothing(client, kept, practice):
    practice.capacity = "closed"
    practice.save()
    page = text(go(client, "letter", reason=WORDS, go="anew"))
    assert WORDS in page
    assert 'value="anew"' not in page


def test_a_letter_that_was_deleted_in_another_window_can_be_begun_again_with_what_was_typed(client, therapist, sender):
    walk(client, sender.letter(), until="patterns")
    post(client, "/intake/delete/")
    assert WORDS in text(go(client, "letter", reason=WORDS))


def test_sending_when_the_visit_is_over_says_that_nothing_was_sent(client, kept):
    page = text(press_send(client))
    assert "not sent yet" in page
    assert Inquiry.objects.get().state == "draft"


def test_the_code_of_an_expired_draft_opens_nothing(client, kept, clock):
    from intake import drafts

    clock(days=8)
    drafts.expire()
    assert "This code opens nothing." in text(post(client, "/return/", code=kept))
    assert WORDS in text(go(client, "hopes", different=WORDS, code=kept, go="open"))


def test_a_code_from_another_device_leads_on_where_the_letter_was_left(client, kept, sender):
    assert post(client, "/return/", code=kept).headers["Location"] == "/intake/more/"
    assert sender.reason in text(client.get("/intake/letter/"))
    assert shown_code(text(client.get("/intake/check/"))) == kept


def test_a_code_of_someone_else_opens_only_theirs(client, kept, sender):
    other = Client()
    walk(other, sender.letter(reason="Another letter."), until="hopes")
    post(client, "/return/", code=kept)
    assert "Another letter." not in text(client.get("/intake/letter/"))


def test_a_code_in_the_address_opens_nothing(client, kept):
    for path in (f"/return/?code={kept}", f"/intake/letter/?code={kept}", f"/intake/{kept.lower()}/"):
        assert client.get(path).status_code in {200, 302, 404}
        assert client.get("/intake/letter/").headers["Location"] == "/intake/"


# A token that is too old


@pytest.fixture
def strict(therapist, sender):
    """Return a client who has written, and whose forms are looked at as the site does."""
    client = Client()
    walk(client, sender.letter(), until="patterns")
    client.handler.enforce_csrf_checks = True
    return client


def test_a_page_that_was_open_too_long_comes_again_with_everything_typed(strict):
    page = text(go_as(strict, "/intake/letter/", OURS, reason=WORDS), 403)
    assert "Everything you typed is still below." in page
    assert WORDS in page
    assert 'name="csrfmiddlewaretoken"' in page
    assert Entry.objects.filter(step="letter").count() == 1


def test_the_browser_s_origin_says_the_same(strict):
    assert WORDS in text(go_as(strict, "/intake/letter/", {"HTTP_ORIGIN": "http://testserver"}, reason=WORDS), 403)


@pytest.mark.parametrize("headers", [FOREIGN, {"HTTP_SEC_FETCH_SITE": "same-site"}, {"HTTP_ORIGIN": "null"}, {}])
@pytest.mark.parametrize("path", ["/intake/letter/", "/intake/now/", "/return/", "/intake/check/"])
def test_nothing_of_a_form_from_elsewhere_is_shown(strict, headers, path, sender):
    page = text(go_as(strict, path, headers, reason=WORDS, message=WORDS, phone="503 555 0101"), 403)
    assert WORDS not in page
    assert "503 555 0101" not in page
    assert sender.reason not in page


def test_a_message_whose_token_was_too_old_comes_again(client, therapist, sender):
    send(client, sender.letter())
    client.handler.enforce_csrf_checks = True
    page = text(go_as(client, "/return/", OURS, message=WORDS), 403)
    assert WORDS in page
    assert not Entry.objects.filter(kind="message").exists()


def test_a_number_whose_token_was_too_old_comes_again_without_consent(strict):
    page = text(go_as(strict, "/intake/now/", OURS, phone="503 555 0101", consent="on"), 403)
    assert 'value="503 555 0101"' in page
    assert 'id="id_consent" checked' not in page


@pytest.mark.parametrize(
    "path", ["/return/", "/intake/check/", "/return/erase/", "/intake/delete/", "/return/take-back/"]
)
def test_neither_a_code_nor_a_consent_nor_an_erasure_is_repeated(strict, path):
    page = text(go_as(strict, path, OURS, code="7K3M-9QXD-1", consent="on"), 403)
    assert "7K3M-9QXD-1" not in page
    assert "This page was open for too long" in page
    assert "Nothing was sent and nothing was erased." in page
    assert Inquiry.objects.exists()


TAKE_TIME = "/return/times/8d1c1c1e-6a0c-4a8e-9a3e-0d3a5f1f8b11/accept/"


@pytest.mark.parametrize(
    ("path", "back"),
    [
        ("/intake/check/", "/intake/check/"),
        ("/intake/delete/", "/intake/delete/"),
        ("/return/erase/", "/return/erase/"),
        ("/return/take-back/", "/return/"),
        ("/return/close/", "/return/"),
        ("/return/waiting/", "/return/"),
        (TAKE_TIME, "/return/"),
        ("/return/", "/return/"),
    ],
)
def test_a_form_that_did_nothing_leads_back_to_its_page(strict, path, back):
    page = text(go_as(strict, path, OURS), 403)
    assert "Nothing was sent and nothing was erased. What you wrote is as it was." in page
    assert f'<a href="{back}">Back to the page you came from</a>' in page


@pytest.mark.parametrize("path", ["/intake/delete/", "/return/erase/", TAKE_TIME])
def test_a_form_from_elsewhere_is_told_so_and_led_nowhere(strict, path):
    page = text(go_as(strict, path, FOREIGN), 403)
    assert "Nothing was sent and nothing was erased." in page
    assert "Back to the page you came from" not in page


def test_deleting_twice_says_nothing_that_is_untrue(client, therapist, sender):
    walk(client, sender.letter(), until="patterns")
    assert "was deleted just now" in text(post(client, "/intake/delete/"))
    page = text(post(client, "/intake/delete/"))
    assert "If you have just deleted what you wrote, it is gone." in page
    assert "was deleted just now" not in page


def test_who_deletes_when_the_visit_is_over_is_not_told_that_it_is_gone(client, kept):
    page = text(post(client, "/intake/delete/"))
    assert "only a return code opens it" in page
    assert "was deleted just now" not in page
    assert Inquiry.objects.exists()
