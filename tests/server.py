"""The practice as it is really served: granian in its own process, with its own database and data folder."""

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from django.conf import settings
from django.db import connection
from psycopg.conninfo import conninfo_to_dict, make_conninfo

ROOT = Path(__file__).resolve().parent.parent
# Cold and busy machines need many seconds.
START_SECONDS = 60.0
# What a new practice needs, in one process, since each start of one takes a second.
SET_UP = """
import django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0)
call_command("setup_practice", demo=True)
call_command("load_starter", verbosity=0)
"""


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def own_database(folder: Path) -> str:
    """Return the address of a new, empty database of the kind that the tests run on."""
    if connection.vendor != "postgresql":
        return f"sqlite:///{folder}/real.sqlite3"
    at = connection.settings_dict
    name = f"real_{os.getpid()}_{time.monotonic_ns()}"
    where = {"host": at["HOST"], "port": at["PORT"], "user": at["USER"], "password": at["PASSWORD"]}
    given = {key: value for key, value in where.items() if value}
    with psycopg.connect(dbname="postgres", autocommit=True, **given) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
    return "postgresql://?" + "&".join(f"{key}={value}" for key, value in ({"dbname": name} | given).items())


def drop(address: str) -> None:
    """Drop a database that `own_database` made; a file goes with its folder."""
    if address.startswith("postgresql://"):
        name = conninfo_to_dict(address)["dbname"]
        with psycopg.connect(make_conninfo(address, dbname="postgres"), autocommit=True) as admin:
            admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def own_data_dir(folder: Path) -> Path:
    """Return a data folder of its own, with the static files that the tests have collected."""
    data = folder / "data"
    data.mkdir()
    (data / "static").symlink_to(settings.STATIC_ROOT, target_is_directory=True)
    return data


class RealServer:
    """Serves the demo practice while the `with` block lasts; can be killed and started again.

    Its therapist signs in as `username` with `password`, and unlocks with `words`. `workers` are server processes.
    """

    def __init__(self, folder: Path, application: str = "practice.wsgi:application", *, workers: int = 1) -> None:
        self.application = application
        self.workers = workers
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.data_dir = own_data_dir(folder)
        self.environ = os.environ | {
            "DATABASE_URL": own_database(folder),
            "DATA_DIR": str(self.data_dir),
            "DJANGO_SETTINGS_MODULE": "practice.settings",
            "SITE_URL": self.address,
        }
        self.username = self.password = self.words = self.recovery_key = ""
        self.process: subprocess.Popen[bytes] | None = None

    def manage(self, *command: str) -> str:
        """Run one management command and return what it printed."""
        return self._run("manage.py", *command)

    def _run(self, *arguments: str) -> str:
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environ, capture_output=True, text=True, check=True)
        return done.stdout

    def _keep_secrets(self, printed: str) -> None:
        self.username, self.password, self.words = (
            printed.split(f"{label}: ")[1].splitlines()[0] for label in ("Name", "Password", "Six words")
        )
        self.recovery_key = next(line for line in printed.splitlines() if line.startswith("AGE-SECRET-KEY-"))

    def start(self) -> None:
        """Start the server and wait until it answers."""
        command = [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--port",
            str(self.port),
            "--workers",
            str(self.workers),
            "--no-log",
            "--respawn-failed-workers",
            "--respawn-interval",
            "0.1",
            self.application,
        ]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environ, start_new_session=True)
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            if self._answers():
                return
            time.sleep(0.05)
        raise TimeoutError("the server ended, or did not answer in time")

    def _answers(self) -> bool:
        asked = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            asked.request("GET", "/healthz")
            return asked.getresponse().status == 200
        except OSError:
            return False
        finally:
            asked.close()

    def stop(self) -> None:
        """Ask the server to end, as whoever runs it does, and wait until it has."""
        assert self.process is not None
        self.process.terminate()
        self.process.wait(START_SECONDS)

    def kill(self) -> None:
        """Kill every process of the server at once (SIGKILL)."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def __enter__(self) -> Self:
        self._keep_secrets(self._run("-c", SET_UP))
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process is not None and self.process.poll() is None:
            self.kill()
        drop(self.environ["DATABASE_URL"])
