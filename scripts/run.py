"""What `make run` does once .venv is there: makes the practice ready, serves it, and stops it cleanly."""

import argparse
import http.client
import os
import subprocess
import sys
import time
from contextlib import closing
from urllib.parse import urlsplit

from scripts.guard import Guard
from scripts.ports import LOOPBACK, serving_port
from scripts.run_settings import RunSettings, run_settings
from scripts.stops import Stops
from scripts.supervisor import Program, Supervisor, run_to_end
from scripts.words import CHECKOUT, Stop, complain, leave, say

READY_SECONDS = 60.0
FRAME = f"\n{'!' * 78}\n"


def server_command(settings: RunSettings) -> list[str]:
    """Return how the web server is started. What a request asked for is never logged."""
    options = {
        "--interface": "wsgi",
        "--http": "1",
        "--host": LOOPBACK,
        "--port": str(settings.port),
        "--workers": settings.environment["WEB_WORKERS"],
        # Without a number, each worker may start 256 threads; settings.py sizes the database pool for eight.
        "--blocking-threads": "8",
        "--workers-kill-timeout": "4",
        "--log-level": "error",
    }
    switches = ["--no-ws", "--no-access-log", "--respawn-failed-workers"]
    words = [word for pair in options.items() for word in pair]
    return [sys.executable, "-m", "granian", *words, *switches, "practice.wsgi:application"]


def programs(settings: RunSettings) -> list[Program]:
    """Return what serves a practice: the web server and the work loop."""
    commands = {
        "The server": server_command(settings),
        "The work loop": [sys.executable, "manage.py", "work"],
    }
    return [
        Program(name, command, folder=CHECKOUT, environment=settings.environment) for name, command in commands.items()
    ]


def answers(settings: RunSettings) -> bool:
    """Say whether the practice answers on its port."""
    host = urlsplit(settings.environment["SITE_URL"]).netloc
    with closing(http.client.HTTPConnection(LOOPBACK, settings.port, timeout=5)) as line:
        try:
            line.request("GET", "/healthz", headers={"Host": host})
            return line.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False


def wait_until_ready(settings: RunSettings, supervisor: Supervisor, stops: Stops) -> None:
    """Wait for the first answer. Raises Stop if there is none in a minute."""
    deadline = time.monotonic() + READY_SECONDS
    while not stops.asked and not answers(settings):
        if time.monotonic() > deadline:
            raise Stop(f"The practice did not answer at {settings.address}/healthz within a minute, so I stop it.")
        supervisor.look_after()
        time.sleep(0.1)


def welcome(settings: RunSettings, *, set_up: str = "") -> str:
    """Return where to go as each of the three people; first of all to the set-up link, where there is one."""
    site = settings.environment["SITE_URL"]
    kept = settings.data_dir / "demo-therapist.txt"
    demo = (
        f"\n                (the demo therapist's name, password and six words are in {kept})" if kept.exists() else ""
    )
    proxy = "" if site == settings.address else f"\nIt listens at {settings.address}, for the proxy in front of it."
    return f"""
Secure Base is served at {site}/{proxy}
{f"{FRAME}{set_up}{FRAME}" if set_up else ""}
  to read       {site}/
  to write      {site}/intake/{" (once the practice is open)" if set_up else ""}
  to answer     {site}/admin/{demo}

Everything it keeps is in {settings.data_dir}. Ctrl-C stops it.
"""


def set_up_link(settings: RunSettings) -> str:
    """Return the link with which somebody sets the practice up in a browser; empty once it is set up."""
    command = [sys.executable, "manage.py", "set_up_link", "--if-needed"]
    # Its own group, since Ctrl-C is for us to pass on; the guard need not know it, for it ends by itself in a second.
    asked = subprocess.run(
        command,
        cwd=CHECKOUT,
        env=settings.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        process_group=0,
    )
    return asked.stdout.strip("\n")


def serve(settings: RunSettings, *, guard: Guard, stops: Stops) -> None:
    """Serve until somebody asks for an end."""
    with Supervisor(programs(settings), guard=guard, stops=stops) as supervisor:
        wait_until_ready(settings, supervisor, stops)
        if not stops.asked:
            say(welcome(settings, set_up=set_up_link(settings)))
        while not stops.asked:
            supervisor.look_after()
            time.sleep(0.2)
        say("Stopping …")
    say("Stopped. Nothing is lost; `make run` starts it again.")


def run(stops: Stops) -> int:
    """Do all of `make run`. Raises Stop with a sentence when it cannot be done."""
    port = serving_port(os.environ.get("PORT") or "8000")
    # Whatever is made from here on, the database too, is for its owner's eyes only.
    os.umask(0o077)
    settings = run_settings(os.environ, port=port, checkout=CHECKOUT)
    if settings.made_secrets:
        say(f"Made the practice's secrets, once, in {settings.data_dir / 'secrets.env'}.")
    say("Making the practice ready …")
    guard = Guard()
    prepare = [sys.executable, "-m", "scripts.prepare"]
    status = run_to_end(prepare, folder=CHECKOUT, environment=settings.environment, guard=guard, stops=stops)
    if status == 0 and not stops.asked:
        serve(settings, guard=guard, stops=stops)
    guard.dismiss()
    return 0 if stops.asked else status


def main(arguments: list[str]) -> int:
    """Run `make run` and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.run", description=__doc__)
    parser.add_argument("--stop-with", type=int, metavar="PID", help="end when this parent process ends")
    stops = Stops(parser.parse_args(arguments).stop_with)
    stops.listen()
    try:
        return 0 if stops.asked else run(stops)
    except Stop as stop:
        complain(str(stop))
        return 1


if __name__ == "__main__":
    leave(main(sys.argv[1:]))
