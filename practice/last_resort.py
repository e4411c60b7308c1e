"""Answers what never reaches Django's own handling, or gets past it, with a page of ours and a log line without words.

Django parses Content-Type before its error handling begins, and lets through what is no Exception, as a panic of a
library in Rust is. The server would answer either with an empty page, and log the message, which may hold what
somebody wrote.
"""

import logging
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.core import signals
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.template.loader import render_to_string
from django.utils.http import parse_header_parameters
from django.utils.translation import gettext_lazy

from practice import headers

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LONGEST_CONTENT_TYPE = 1000
TEXT_AS_BROWSERS_SEND_IT = {"utf-8", "utf8", "us-ascii", "ascii"}
NOT_READABLE = gettext_lazy(
    "Something in this request got lost on the way and it could not be read, "
    "but nothing is wrong with you or your device: please go back and try once more."
)
BROKEN = gettext_lazy(
    "Something broke here, which is this site’s fault and not yours: please wait a minute and try once more."
)

logger = logging.getLogger(__name__)


class CutShort(Exception):
    """Tells the server that an answer ended early. It says nothing else, for servers log what they are told."""


def names_readable_text(content_type: str) -> bool:
    """Say whether Django can read this Content-Type, and the text it announces is UTF-8 or ASCII."""
    if len(content_type) > LONGEST_CONTENT_TYPE:
        return False
    if ";" not in content_type:
        return True
    try:
        _, parameters = parse_header_parameters(content_type)
    except Exception:  # noqa: BLE001 -- parser and codecs raise errors of many kinds for a header that is made to hurt
        return False
    return parameters.get("charset", "utf-8").lower() in TEXT_AS_BROWSERS_SEND_IT


class LastResort:
    """Wraps a WSGI application: refuses what it cannot read, and answers in its stead when it raises."""

    def __init__(self, application: "WSGIApplication") -> None:
        self._application = application

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        content_type = environ.get("CONTENT_TYPE")
        if content_type and not names_readable_text(content_type):
            return _answer(start_response, HTTPStatus.BAD_REQUEST)
        try:
            body = self._application(environ, start_response)
            # A finished list cannot fail, and servers send it in one piece.
            return body if isinstance(body, list) else Watched(body)
        except (KeyboardInterrupt, SystemExit):
            raise
        except (BadRequest, SuspiciousOperation):
            status = HTTPStatus.BAD_REQUEST
        except BaseException:
            logger.exception("a request failed outside the pages")
            status = HTTPStatus.INTERNAL_SERVER_ERROR
        # Nobody will close a response that was never made, and what it holds of the database pool would be missed.
        signals.request_finished.send_robust(sender=type(self))
        return _answer(start_response, status)


class Watched:
    """The body of an answer, passed on part by part; when it fails, the log says where, and the server is told."""

    def __init__(self, body: Iterable[bytes]) -> None:
        self._body = body
        self._parts = iter(body)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        """Return the next part. Raises CutShort when there is none because the body failed."""
        try:
            return next(self._parts)
        except (StopIteration, KeyboardInterrupt, SystemExit):
            raise
        except BaseException:
            logger.exception("an answer was cut short")
        raise CutShort

    def close(self) -> None:
        """Close the body, if it can be closed; the answer is out by then, so a failure is only logged."""
        try:
            getattr(self._body, "close", _nothing_to_close)()
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException:
            logger.exception("an answer could not be closed")


def _nothing_to_close() -> None:
    pass


def _answer(start_response: "StartResponse", status: HTTPStatus) -> list[bytes]:
    """Answer with a page of ours, also where an answer has been started already but not sent."""
    kind, text = _page(status)
    body = text.encode()
    lines = [
        ("Content-Type", f"{kind}; charset=utf-8"),
        ("Content-Length", str(len(body))),
        *headers.without_middleware().items(),
    ]
    # Servers raise what they are given here if it is too late for another answer: never the error itself.
    start_response(f"{status.value} {status.phrase}", lines, (CutShort, CutShort(), None))  # type: ignore[arg-type]
    return [body]


def _page(status: HTTPStatus) -> tuple[str, str]:
    if status == HTTPStatus.BAD_REQUEST:
        return "text/plain", f"{NOT_READABLE}\n"
    try:
        return "text/html", render_to_string("500.html")
    except Exception:
        logger.exception("the page for what broke is broken too")
        return "text/plain", f"{BROKEN}\n"
