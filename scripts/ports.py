"""Loopback ports: which one to serve on, and whether it is free."""

import errno
import socket
from contextlib import closing

from scripts.words import Stop

LOOPBACK = "127.0.0.1"


def serving_port(text: str) -> int:
    """Return the port that PORT names. Raises Stop with how to choose another when it is no port or not free."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise Stop(f"PORT is {text!r}, which is no port: use a number from 1 to 65535, like `PORT=8001 make run`.")
    port = int(text)
    other = port + 1 if port < 65535 else 8001
    if somebody_answers(port):
        raise Stop(f"Port {port} is taken by another program: stop it, or start with `PORT={other} make run`.")
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        # The server does the same: a port that merely cools down after an earlier run is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            if error.errno == errno.EACCES:
                raise Stop(
                    f"Port {port} is for the system's administrator only: start with `PORT=8001 make run`."
                ) from None
            raise Stop(
                f"Port {port} is taken by another program: stop it, or start with `PORT={other} make run`."
            ) from None
    return port


def somebody_answers(port: int) -> bool:
    """Say whether a program listens on this loopback port, also one that listens on every address."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.settimeout(1)
        return probe.connect_ex((LOOPBACK, port)) == 0


def free_port() -> int:
    """Return a loopback port that nobody uses now."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port
