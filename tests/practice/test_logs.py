"""Logs and error reports say where something failed, never with which words."""

import logging
from pathlib import Path

import pytest
from django.utils.html import escape
from django.views.debug import ExceptionReporter, technical_500_response

from practice.logs import NothingPrivate


def formatted(record: logging.LogRecord) -> str:
    return NothingPrivate().format(record)


def test_an_exception_is_logged_by_its_class_and_places_only():
    try:
        raise ValueError("canary")
    except ValueError as error:
        info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("intake", logging.ERROR, __file__, 1, "failed", (), info)
    text = formatted(record)
    assert "ValueError" in text
    assert "test_logs.py" in text
    assert "canary" not in text


def test_a_request_is_logged_by_its_route_not_by_what_was_asked(rf):
    record = logging.LogRecord(
        "django.request", logging.WARNING, __file__, 1, "Not Found: %s", ("/return/canary",), None
    )
    record.request = rf.get("/return/canary?code=canary")
    record.status_code = 404
    text = formatted(record)
    assert "404 GET no such page" in text
    assert "canary" not in text


def test_a_method_that_nobody_knows_is_not_repeated(rf):
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, "Not Found: %s", ("/",), None)
    record.request = rf.generic("CANARY", "/")
    record.status_code = 405
    assert "405 OTHER no such page" in formatted(record)


def test_a_record_that_cannot_be_written_as_it_is_still_says_nothing():
    record = logging.LogRecord("somewhere", logging.ERROR, __file__, 7, "%d failed", ("canary",), None)
    text = formatted(record)
    assert "test_logs.py:7" in text
    assert "canary" not in text


def test_what_another_formatter_made_of_an_exception_is_not_repeated():
    try:
        raise ValueError("canary")
    except ValueError as error:
        info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("intake", logging.ERROR, __file__, 1, "failed", (), info)
    assert "canary" in logging.Formatter().format(record)
    assert "canary" not in formatted(record)


def test_a_refused_host_is_not_repeated(rf):
    record = logging.LogRecord(
        "django.security.DisallowedHost", logging.ERROR, __file__, 1, "Invalid: %r", ("canary",), None
    )
    assert "canary" not in formatted(record)


def test_an_error_report_holds_no_local_variable_and_no_form_field(rf, settings):
    request = rf.post("/intake/letter/", {"reason": "canary-posted"})
    try:
        secret_words = "canary-" + "local"
        raise ValueError(len(secret_words))
    except ValueError as error:
        report = ExceptionReporter(request, type(error), error, error.__traceback__)
    text = report.get_traceback_text()
    data = report.get_traceback_data()
    assert "canary-posted" not in text
    assert "canary-local" not in text
    assert all(not list(frame["vars"]) for frame in data["frames"])


class Talkative(UnicodeEncodeError):
    """An exception that carries words wherever Django's report looks for some."""

    template_debug = {
        "name": "a.html",
        "message": "canary-message",
        "source_lines": [],
        "line": 1,
        "before": "",
        "during": "",
        "after": "",
        "top": 0,
        "bottom": 1,
        "total": 1,
    }


def failing():
    try:
        raise KeyError("canary-cause")
    except KeyError as cause:
        error = Talkative("ascii", "canary-object", 0, 3, "canary-reason")
        error.add_note("canary-note")
        raise error from cause


@pytest.mark.parametrize("accept", ["text/html", "text/plain"])
def test_the_page_for_those_who_develop_shows_no_word_of_an_exception_and_nothing_that_was_asked(rf, settings, accept):
    settings.DEBUG = True
    settings.MAIL_URL = "smtp://canary:canary-password@mail.example"
    headers = {"accept": accept, "referer": "http://testserver/?canary-referer", "cookie": "visit=canary-cookie"}
    request = rf.post("/intake/letter/?canary-key=canary-value", {"reason": "canary-posted"}, headers=headers)
    request.META |= {"DATABASE_URL": "postgresql://canary@database.example/", "CSRF_COOKIE": "canary-token"}
    request.user = "canary-user"
    with pytest.raises(Talkative) as raised:
        failing()
    page = technical_500_response(request, raised.type, raised.value, raised.tb).content.decode()
    assert "Talkative" in page
    assert "KeyError" in page
    assert "test_logs.py" in page
    assert "canary" not in without_our_own_source(page)


def without_our_own_source(page: str) -> str:
    """Leave out the lines of this file that the report quotes, which name every canary."""
    source = Path(__file__).read_text(encoding="utf-8").splitlines()
    for line in sorted({line.strip() for line in source if "canary" in line}, key=len, reverse=True):
        page = page.replace(line, "").replace(escape(line), "")
    return page


def test_the_settings_use_all_of_them(settings):
    assert settings.DEFAULT_EXCEPTION_REPORTER == "practice.logs.WithoutWords"
    assert settings.DEFAULT_EXCEPTION_REPORTER_FILTER == "practice.logs.NoLocals"
    assert settings.LOGGING["formatters"]["line"]["()"] == "practice.logs.NothingPrivate"
