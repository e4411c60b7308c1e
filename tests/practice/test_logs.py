"""Logs and error reports say where something failed, never with which words."""

import logging

from django.views.debug import ExceptionReporter

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


def test_the_settings_use_both(settings):
    assert settings.DEFAULT_EXCEPTION_REPORTER_FILTER == "practice.logs.NoLocals"
    assert settings.LOGGING["formatters"]["line"]["()"] == "practice.logs.NothingPrivate"
