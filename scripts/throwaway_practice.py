"""Serves a demo practice as `make run` does, from a folder that goes away, to whoever measures it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from scripts.check import local_environment
from scripts.ports import LOOPBACK
from scripts.run import server_command
from scripts.run_settings import RunSettings
from scripts.words import CHECKOUT

READY_SECONDS = 60.0


OWN = "practice.wsgi:application"


@contextmanager
def practice(folder: Path, **changes: str) -> Iterator[int]:
    """Serve a practice with what a new one starts with, and yield its port; `changes` are settings that differ."""
    with served(prepared(folder, **changes)) as port:
        yield port


def prepared(folder: Path, **changes: str) -> RunSettings:
    """Make a practice with what a new one starts with, and return how it is served."""
    data, port = folder / "data", free_port()
    data.mkdir(mode=0o700)
    own = {"SITE_URL": f"http://{LOOPBACK}:{port}", "DJANGO_SETTINGS_MODULE": "practice.settings"}
    environment = plain_environment() | local_environment(data) | own | changes
    subprocess.run(
        [sys.executable, "-m", "scripts.prepare"], cwd=CHECKOUT, env=environment, check=True, stdout=subprocess.DEVNULL
    )
    return RunSettings(port=port, data_dir=data, environment=environment, made_secrets=True)


@contextmanager
def served(settings: RunSettings, application: str = OWN) -> Iterator[int]:
    """Serve an application as `make run` serves the practice, and yield its port."""
    with running([*server_command(settings)[:-1], application], settings.environment):
        wait_for(settings.port)
        yield settings.port


def plain_environment() -> dict[str, str]:
    """Return no more than a service is started with: the server tells each request all of it."""
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}


@contextmanager
def running(command: list[str], environment: Mapping[str, str], folder: Path = CHECKOUT) -> Iterator[None]:
    """Keep a program running while the `with` block lasts."""
    process = subprocess.Popen(command, cwd=folder, env=dict(environment), stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def wait_for(port: int, path: str = "/") -> None:
    """Wait until a server answers. Raises TimeoutError if it does not in a minute."""
    deadline = time.monotonic() + READY_SECONDS
    while not _answers(port, path):
        if time.monotonic() > deadline:
            raise TimeoutError("a server that is to be measured does not answer")
        time.sleep(0.1)


def _answers(port: int, path: str) -> bool:
    line = HTTPConnection(LOOPBACK, port, timeout=10)
    try:
        line.request("GET", path)
        return line.getresponse().status < 500
    except OSError:
        return False
    finally:
        line.close()


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
