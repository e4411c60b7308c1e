"""Measures how often an article is handed out from the page cache, beside nginx with the same bytes as a file.

Both are asked in turns, in the same run, by the same program on the same machine. It shares the cores with them, as
everything that runs here does; so what counts is how the two compare, not the figures themselves.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from scripts.ports import LOOPBACK
from scripts.run import server_command
from scripts.run_settings import RunSettings
from scripts.throwaway_practice import free_port, plain_environment, practice, running

ARTICLE = "/articles/what-is-attachment-based-healing/"
BROWSER = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0",
    "Accept": "text/html,application/xhtml+xml",
    "Accept-Language": "en-US,en;q=0.5",
    "Accept-Encoding": "gzip, deflate, br, zstd",
}
PROMISED = 0.6
WORKERS = "2"
ROUNDS, SECONDS, CONNECTIONS = 5, 3, 16
READY_SECONDS = 60.0
# What nginx and the connection add by themselves.
NOT_TO_COPY = {"date", "server", "content-length", "content-type", "etag", "x-kept", "connection", "transfer-encoding"}


@dataclass(frozen=True)
class Served:
    """What a server answers, and where."""

    port: int
    body: bytes
    headers: dict[str, str]


def measure() -> bool:
    """Print how often each server answers in a second; say whether ours comes as near to nginx as was promised."""
    if shutil.which("wrk") is None:
        _say("how often a kept article is handed out: not measured, since wrk is not installed")
        return True
    with _folder() as folder, practice(folder, WEB_WORKERS=WORKERS) as port:
        ours = _answer(port)
        if shutil.which("nginx") is None:
            rates = _in_turns({"ours": ours.port})
            _say(
                f"{rates['ours']:9,.0f}  kept articles a second (nginx is not installed, so there is nothing beside it)"
            )
            return True
        with _nginx(folder, ours) as nginx, _nothing(folder, ours) as nothing:
            kinds = {"kept open": (), "new for each": ("Connection: close",)}
            near = [_compare(kind, ours, nginx, nothing, *headers) for kind, headers in kinds.items()]
            return all(near)


def _compare(connections: str, ours: Served, nginx: Served, nothing: Served, *headers: str) -> bool:
    rates = _in_turns({"ours": ours.port, "nginx": nginx.port, "nothing": nothing.port}, *headers)
    part = rates["ours"] / rates["nginx"]
    _say(
        f"{rates['ours']:9,.0f}  kept articles a second, {rates['nginx']:,.0f} by nginx: {part:.2f} of it "
        f"(at least {PROMISED}; {len(ours.body):,} bytes; connections {connections})"
        f"{'' if part >= PROMISED else '   <- TOO LITTLE'}"
    )
    most = rates["nothing"] / rates["nginx"]
    _say(f"{rates['nothing']:9,.0f}  by an application that does nothing but answer so: {most:.2f} of it")
    return part >= PROMISED


def _in_turns(ports: dict[str, int], *headers: str) -> dict[str, float]:
    """Return the median requests a second by server, each asked for a while in every round."""
    found: dict[str, list[float]] = {name: [] for name in ports}
    for _ in range(ROUNDS):
        for name, port in ports.items():
            found[name].append(asked_a_second(port, ARTICLE, *headers))
    return {name: statistics.median(rates) for name, rates in found.items()}


def asked_a_second(port: int, path: str, *more: str) -> float:
    """Return how often a server answers in a second, asked as browsers ask, with `more` headers."""
    lines = [
        part for line in (*(f"{name}: {value}" for name, value in BROWSER.items()), *more) for part in ("-H", line)
    ]
    where = f"http://{LOOPBACK}:{port}{path}"
    asked = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", *lines, where], capture_output=True, text=True, check=True
    )
    if "Non-2xx" in asked.stdout:
        raise RuntimeError("a server answered with an error while it was measured")
    return float(re.findall(r"Requests/sec:\s+([\d.]+)", asked.stdout)[0])


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="secure-base-serving-") as folder:
        # nginx gives up its rights, and must still reach its file.
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextmanager
def _nginx(folder: Path, ours: Served) -> Iterator[Served]:
    """Serve the same bytes as a file, under the same headers."""
    port, root = free_port(), folder / "root"
    (root / ARTICLE.strip("/")).mkdir(parents=True)
    (root / ARTICLE.strip("/") / "index.html").write_bytes(ours.body)
    same = "\n".join(
        f'add_header {name} "{value}";' for name, value in ours.headers.items() if name.lower() not in NOT_TO_COPY
    )
    (folder / "nginx.conf").write_text(f"""
        worker_processes {WORKERS}; daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
        events {{ worker_connections 512; }}
        http {{
          access_log off; sendfile on; tcp_nopush on; open_file_cache max=10; keepalive_requests 100000000;
          types {{ text/html html; }}
          server {{ listen {LOOPBACK}:{port} reuseport; root {root}; {same} }}
        }}
    """)
    with running(["nginx", "-c", str(folder / "nginx.conf")], dict(os.environ)):
        nginx = _answer(port)
        if nginx.body != ours.body:
            raise RuntimeError("nginx does not serve the same bytes")
        yield nginx


@contextmanager
def _nothing(folder: Path, ours: Served) -> Iterator[Served]:
    """Serve the same with an application that only answers: the most that this server and Python can do."""
    headers = [(name, value) for name, value in ours.headers.items() if name.lower() not in {"date", "server"}]
    (folder / "nothing.py").write_text(
        f"HEADERS, BODY = {headers!r}, [{ours.body!r}]\n\n\n"
        "def application(environ, start_response):\n"
        "    start_response('200 OK', HEADERS)\n"
        "    return BODY\n"
    )
    port, environment = free_port(), plain_environment()
    command = server_command(RunSettings(port, folder, environment | {"WEB_WORKERS": WORKERS}, made_secrets=False))
    with running([*command[:-1], "nothing:application"], environment | {"PYTHONPATH": str(folder)}):
        yield _answer(port)


def _answer(port: int) -> Served:
    """Return the article, once the server answers, as every one of its processes keeps it."""
    deadline = time.monotonic() + READY_SECONDS
    for _ in range(49):
        _wait_for(port, deadline)
    return _wait_for(port, deadline)


def _wait_for(port: int, deadline: float) -> Served:
    while (answer := _ask(port)) is None:
        if time.monotonic() > deadline:
            raise TimeoutError("a server that is to be measured does not answer")
        time.sleep(0.1)
    return answer


def _ask(port: int) -> Served | None:
    line = HTTPConnection(LOOPBACK, port, timeout=10)
    try:
        line.request("GET", ARTICLE, headers=BROWSER)
        answer = line.getresponse()
        return Served(port, answer.read(), dict(answer.getheaders())) if answer.status == 200 else None
    except OSError:
        return None
    finally:
        line.close()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    measure()
