"""The application of the practice, but it answers with what the server told it, and in which process."""

import json
import os

from practice import wsgi


def application(environ, start_response):
    """Answer with names and values of a request’s environ; /healthz is answered as ever."""
    if environ["PATH_INFO"] == "/healthz":
        return wsgi.application(environ, start_response)
    start_response("200 OK", [("Content-Type", "application/json")])
    told = {name: str(value) for name, value in environ.items()}
    return [json.dumps({"process": os.getpid(), "environ": told}).encode()]
