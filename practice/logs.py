"""Keeps what people write out of logs and error reports: they say where something failed, never with which words."""

import logging
import traceback
from collections.abc import ItemsView
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

type ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class NothingPrivate(logging.Formatter):
    """One line a record: no request path or query, and of an exception only its class and the places it passed."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as text; a record about a request names the route instead of what was asked."""
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            match = request.resolver_match
            route = match.view_name if match else "no such page"
            record = logging.makeLogRecord(record.__dict__ | {"args": None, "exc_text": None})
            record.msg = f"{getattr(record, 'status_code', '')} {request.method} {route}".strip()
        elif record.name.startswith("django.security"):
            record = logging.makeLogRecord(record.__dict__ | {"args": None, "msg": "refused a request"})
        return super().format(record)

    def formatException(self, ei: ExceptionInfo) -> str:
        """Return the class of the exception and the lines it passed, without its message or the source lines."""
        kind, _, trace = ei
        frames = traceback.extract_tb(trace)
        places = " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames))
        return f"{kind.__name__ if kind else 'error'} at {places}"


class NoLocals(SafeExceptionReporterFilter):
    """An error report shows no local variable, no form field and no cookie, whatever they are called."""

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
