"""When something breaks, neither log nor error report nor page says a word of what was in its hands."""

import sys

import pytest
from django.core.signals import got_request_exception
from django.views.debug import ExceptionReporter

from intake import conversation, reading, submission
from intake.models import Entry
from intake.vault import case as sealing
from tests import canaries
from tests.canaries import canary
from tests.canary_walk import Browser, everything_typed, secrets_of, tokens_of, walk_on
from tests.people import WORDS, opened


@pytest.fixture
def broken_page(monkeypatch):
    """Break the page of a letter while it holds the opened text."""
    read = reading.read_letter

    def read_and_break(case):
        letter = read(case)
        name, whole = letter.name, repr(letter)
        raise RuntimeError(f"a page of {len(name + whole)} letters broke")

    monkeypatch.setattr(reading, "read_letter", read_and_break)


@pytest.fixture
def reports():
    """Return the error reports that would be sent of what breaks while a test runs, as text and as a page."""
    made = []

    def report(sender, request, **kwargs):
        reporter = ExceptionReporter(request, *sys.exc_info())
        made.append(reporter.get_traceback_text() + reporter.get_traceback_html())

    got_request_exception.connect(report)
    yield made
    got_request_exception.disconnect(report)


@pytest.mark.parametrize("debug", [False, True])
def test_a_page_that_breaks_with_a_letter_in_its_hands_says_nothing_of_it(
    therapist, practice, sender, broken_page, reports, log, settings, debug
):
    inquiry = sender.send(practice, letter={"reason": canary("reason")}, reaching={"name": canary("name")}).case.inquiry
    browser = Browser(raise_request_exception=False)
    browser.force_login(therapist)
    browser.send("/admin/unlock/", {"words": WORDS})
    settings.DEBUG = debug
    url = f"/admin/intake/inquiry/{inquiry.pk}/"
    for response in (
        browser.get(f"{url}change/"),
        browser.send(f"{url}move/replied/", {"message": canary("message"), "route": canary("route"), "words": WORDS}),
    ):
        assert response.status_code == 500
    secrets = secrets_of(inquiry, opened(inquiry)) | tokens_of(browser)
    assert "token 1" in secrets
    assert len(reports) == 2
    written = [
        ("log", log.getvalue()),
        *(("report", each) for each in reports),
        *(("page", p) for p in browser.seen.pages),
    ]
    assert "RuntimeError" in log.getvalue()
    assert canaries.found([(place, text.encode()) for place, text in written], secrets) == []


def test_the_message_of_what_broke_is_not_logged(therapist, practice, sender, log, monkeypatch):
    def read_and_break(case):
        raise ValueError(canary("message of an exception")) from KeyError(canary("cause of an exception"))

    inquiry = sender.send(practice).case.inquiry
    browser = Browser(raise_request_exception=False)
    browser.force_login(therapist)
    browser.send("/admin/unlock/", {"words": WORDS})
    monkeypatch.setattr(reading, "read_letter", read_and_break)
    assert browser.get(f"/admin/intake/inquiry/{inquiry.pk}/change/").status_code == 500
    written = [("log", log.getvalue()), ("page", browser.seen.pages[-1])]
    assert "ValueError" in log.getvalue()
    assert canaries.found([(place, text.encode()) for place, text in written], canaries.words()) == []


def test_a_sender_s_page_that_breaks_says_nothing_of_what_was_typed(
    therapist, practice, reports, log, settings, monkeypatch
):
    def send(opened, letter, *, seen):
        raise RuntimeError(len(letter.answers))

    browser = Browser(raise_request_exception=False)
    data = everything_typed(practice)
    walk_on(browser, data)
    monkeypatch.setattr(submission, "send", send)
    settings.DEBUG = True
    assert browser.send("/intake/check/", data).status_code == 500
    written = [("log", log.getvalue()), ("report", reports[0]), ("page", browser.seen.pages[-1])]
    secrets = canaries.words() | tokens_of(browser)
    assert canaries.found([(place, text.encode()) for place, text in written], secrets) == []


@pytest.mark.parametrize("inside", ['{"text": "%s', "[%s]", '"%s"', "%s", "\ud800 %s"])
def test_a_text_that_was_sealed_over_broken_json_is_marked_and_repeated_nowhere(
    as_therapist, inquiry, case, therapist, reports, log, inside
):
    entry = Entry(inquiry=inquiry, kind="message", author="staff", staff=therapist)
    content = (inside % canary("broken")).encode("utf-8", "surrogatepass")
    entry.sealed = sealing.seal(case.key, content, conversation.place_of(entry))
    entry.save(force_insert=True)
    response = as_therapist.get(f"/admin/intake/inquiry/{inquiry.pk}/change/")
    assert response.status_code == 200
    page = response.content.decode()
    assert page.count("cannot be opened") == 1
    written = [("page", page), ("log", log.getvalue()), *(("report", report) for report in reports)]
    assert canaries.found([(place, text.encode()) for place, text in written], canaries.words()) == []
