"""Keeps what people write out of logs and error reports: they say where something failed, never with which words."""

import logging
import re
import traceback
from collections.abc import ItemsView
from http import HTTPMethod
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

type ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

METHODS = {method.value for method in HTTPMethod}
NOT_SHOWN = "(not shown: it may hold what somebody wrote)"


class NothingPrivate(logging.Formatter):
    """One line a record: no request path or query, and of an exception only its class and the places it passed."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as text; a record about a request names the route instead of what was asked."""
        request = getattr(record, "request", None)
        # Another formatter may have kept what it made of the exception, message and all.
        record = logging.makeLogRecord(record.__dict__ | {"exc_text": None})
        if isinstance(request, HttpRequest):
            record.msg, record.args = self._asked(request, status=getattr(record, "status_code", "")), None
        elif record.name.startswith("django.security"):
            record.msg, record.args = "refused a request", None
        try:
            return super().format(record)
        except (TypeError, ValueError, LookupError):
            # `logging` would print the arguments to explain why they do not fit.
            record.msg, record.args = (
                f"a message that could not be written, from {record.pathname}:{record.lineno}",
                None,
            )
            return super().format(record)

    @staticmethod
    def _asked(request: HttpRequest, *, status: object) -> str:
        match = request.resolver_match
        route = match.view_name if match else "no such page"
        method = request.method if request.method in METHODS else "OTHER"
        return f"{status} {method} {route}".strip()

    def formatException(self, ei: ExceptionInfo) -> str:
        """Return the class of the exception and the lines it passed, without its message or the source lines."""
        kind, _, trace = ei
        frames = traceback.extract_tb(trace)
        places = " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames))
        return f"{kind.__name__ if kind else 'error'} at {places}"


class NoLocals(SafeExceptionReporterFilter):
    """An error report shows no local variable, no form field, no query and no cookie, whatever they are called.

    Settings and the server's environment are in it too: of those, no key, no password and no address that holds one.
    """

    hidden_settings = re.compile(
        "API|AUTH|TOKEN|KEY|SECRET|PASS|SIGNATURE|COOKIE|DATABASE_URL|MAIL_URL|QUERY_STRING|REFERER", re.IGNORECASE
    )

    def is_active(self, request: HttpRequest | None) -> bool:
        """Filter always, also while DEBUG is on."""
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        """Return nothing of what was posted."""
        return {}

    def get_safe_cookies(self, request: HttpRequest) -> dict[str, Any]:
        """Return no cookie: some of them open letters."""
        return {}

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: Any) -> ItemsView[str, Any]:
        """Return no variable of any frame."""
        return dict[str, Any]().items()


class WithoutWords(ExceptionReporter):
    """An error report without what an exception said, what was asked for and who asked.

    It keeps the class, the places it passed and the lines of code there.
    """

    def get_traceback_data(self) -> dict[str, Any]:
        """Return what Django's report shows, with every sentence of an exception taken out."""
        data = super().get_traceback_data()
        data |= {"exception_value": NOT_SHOWN, "exception_notes": "", "unicode_hint": "", "user_str": ""}
        data |= {"request_GET_items": [], "request_FILES_items": [], "request_insecure_uri": NOT_SHOWN}
        if data["template_info"]:
            data["template_info"] = data["template_info"] | {"message": NOT_SHOWN}
        for frame in data["frames"]:
            if frame["exc_cause"]:
                frame["exc_cause"] = type(frame["exc_cause"]).__name__
        return data
