"""Asks a WSGI application as a server would, with every header as it came over the line."""

import gzip
import io
from dataclasses import dataclass
from typing import Any

import brotli

HOST = "localhost"
DECODERS = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


@dataclass(frozen=True)
class Asked:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes
    names: tuple[str, ...]

    @property
    def kept(self) -> str:
        """Whether it was kept: hit, miss, or nothing where it never is."""
        return self.headers.get("x-kept", "")

    @property
    def plain(self) -> bytes:
        """The body as it was before it was compressed."""
        return DECODERS[self.headers.get("content-encoding", "")](self.body)


def environ_of(path: str = "/", *, method: str = "GET", query: str = "", https: bool = False, **more: Any):
    """Return what a server tells of a request; headers are named as in CGI."""
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "203.0.113.7",
        "HTTP_HOST": HOST,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "https" if https else "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **more,
    }


def ask(application, path: str = "/", **more: Any) -> Asked:
    """Ask for a page and read all of it."""
    started: list[Any] = []
    body = application(
        environ_of(path, **more), lambda status, headers, exc_info=None: started.extend((status, headers))
    )
    try:
        read = b"".join(body)
    finally:
        getattr(body, "close", bool)()
    status, headers = started
    names = tuple(name.lower() for name, _ in headers)
    return Asked(int(status.split()[0]), {name.lower(): value for name, value in headers}, read, names)
