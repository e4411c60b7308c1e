"""What the real server tells of itself with each request."""

import json
import os
import signal
import time
from http.client import HTTPConnection, HTTPException

import pytest

from practice.environment import NAMES
from tests.server import START_SECONDS, RealServer


def asked(server):
    """Return in which process a request is answered, and with which environ; nothing while none is."""
    line = HTTPConnection("127.0.0.1", server.port, timeout=5)
    try:
        line.request("GET", "/")
        return json.loads(line.getresponse().read())
    except (OSError, HTTPException):
        return None
    finally:
        line.close()


@pytest.mark.django_db
def test_no_request_is_told_a_key_or_where_the_data_lies_even_after_a_worker_died(tmp_path):
    with RealServer(tmp_path, "tests.shown_environ:application") as server:
        first = asked(server)
        os.kill(first["process"], signal.SIGKILL)
        deadline = time.monotonic() + START_SECONDS
        while (second := asked(server)) is None and time.monotonic() < deadline:
            time.sleep(0.05)
        assert second["process"] != first["process"]
        for environ in (first["environ"], second["environ"]):
            assert (environ["PATH_INFO"], environ["DJANGO_SETTINGS_MODULE"]) == ("/", "practice.settings")
            assert NAMES.isdisjoint(environ)
            for secret in ("SECRET_KEY", "SERVER_KEY", "DATABASE_URL"):
                assert server.environ[secret] not in str(environ)
