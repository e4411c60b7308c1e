"""Measures pages that are not kept, and sending, beside Wagtail: in turns, in one run, on one machine.

Wagtail is installed into a folder that goes away, with a site as plain as can be; both are served by the same server
with as many processes and threads. Part of `make bench`; `python -m scripts.wagtail_bench` does it alone.
"""

import importlib.metadata
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from practice import environment
from scripts import borrowed, wagtail_site
from scripts.run import server_command
from scripts.run_settings import RunSettings
from scripts.senders import Visitor, rate
from scripts.serving_bench import ARTICLE, asked_a_second
from scripts.throwaway_practice import free_port, plain_environment, prepared, running, served, wait_for
from scripts.words import leave, say, shout

WAGTAIL = "8.0.1"
WORKERS = "2"
PAGES, SENDING = 5, 3  # times as often as Wagtail, at least
ROUNDS, LETTERS = 5, 24
OUR_TOKEN, WAGTAILS_TOKEN = "form", "csrftoken"  # the cookies with which forms are sent
LEAST_SECONDS = 2.5  # whoever sends sooner after beginning is taken for a robot
LETTER = {
    "age": "25-34",
    "where": "oregon",
    "who_for": "me",
    "reason": "When my partner is kind to me I start looking for the door.",
    "closeness": ["pull-back", "scared-child"],
    "safety": "safe",
    "name": "Wren",
    "routes": ["text"],
    "phone": "503 555 0142",
    "text_safe": "yes",
    "consent": "on",
}
STEPS = {
    "place": ("age", "where", "who_for"),
    "letter": ("reason",),
    "patterns": ("closeness",),
    "today": ("safety",),
    "reaching": ("name", "routes", "phone", "text_safe"),
}
# The practice without anything that is kept or held of its pages.
MADE_ANEW = """
from practice import wsgi
from practice import kept  # imports models, which is possible only now

kept.MOST_BYTES = -1
application = wsgi._django
"""


def measure() -> bool:
    """Print how the practice compares with Wagtail; say whether it is as fast as was promised."""
    if shutil.which("wrk") is None:
        say("pages that are not kept, beside Wagtail: not measured, since wrk is not installed")
        return True
    with tempfile.TemporaryDirectory(prefix="secure-base-wagtail-") as name:
        folder = Path(name)
        # What serves them is the same for both.
        python = borrowed.install(folder, f"wagtail=={WAGTAIL}", f"granian=={importlib.metadata.version('granian')}")
        if python is None:
            shout("NOTHING WAS MEASURED BESIDE WAGTAIL: it could not be installed.")
            return True
        settings = prepared(folder, WEB_WORKERS=WORKERS)
        _write_site(python, folder, settings)
        (folder / "made_anew.py").write_text(MADE_ANEW)
        anew = RunSettings(
            free_port(), settings.data_dir, settings.environment | {"PYTHONPATH": str(folder)}, made_secrets=False
        )
        with (
            served(settings) as ours,
            served(anew, "made_anew:application") as made_anew,
            _wagtail(python, folder) as wagtail,
        ):
            return all([_pages(ours, made_anew, wagtail), _sending(ours, wagtail)])


def _write_site(python: Path, folder: Path, settings: RunSettings) -> None:
    """Give Wagtail the same article, on a database that is set up as ours is."""
    with sqlite3.connect(settings.environment["DATABASE_URL"].removeprefix("sqlite:///")) as database:
        slug = ARTICLE.strip("/").rpartition("/")[2]
        query = "SELECT title, summary, body FROM articles_content WHERE slug = ?"
        found = database.execute(query, [slug]).fetchone()
    article = dict(zip(("title", "intro", "body"), found, strict=True))
    options = environment.database(settings.environment["DATABASE_URL"], 1)["OPTIONS"]
    wagtail_site.write(python, folder / "wagtail", article, options=options)


@contextmanager
def _wagtail(python: Path, folder: Path) -> Iterator[int]:
    surroundings = plain_environment() | wagtail_site.environment()
    settings = RunSettings(free_port(), folder, surroundings | {"WEB_WORKERS": WORKERS}, made_secrets=False)
    command = [str(python), *server_command(settings)[1:-1], f"{wagtail_site.NAME}.wsgi:application"]
    with running(command, surroundings, folder / "wagtail"):
        wait_for(settings.port, wagtail_site.ARTICLE)
        yield settings.port


def _pages(ours: int, made_anew: int, wagtail: int) -> bool:
    # No view knows this query, so the page cache passes it on.
    asked: dict[str, Callable[[], float]] = {
        "ours": lambda: asked_a_second(ours, f"{ARTICLE}?x=1"),
        "made anew": lambda: asked_a_second(made_anew, ARTICLE),
        "wagtail": lambda: asked_a_second(wagtail, wagtail_site.ARTICLE),
    }
    rates = _in_turns(asked)
    well = _compare("articles a second that the page cache passed on", rates["ours"], rates["wagtail"], PAGES)
    _compare("articles a second with nothing kept or held, each made anew", rates["made anew"], rates["wagtail"])
    return well


def _sending(ours: int, wagtail: int) -> bool:
    asked: dict[str, Callable[[], float]] = {
        "ours": lambda: rate(_ready(ours), _send),
        "walk": lambda: rate(_ready(ours, wait=False), _walk),
        "wagtail": lambda: rate(_at_the_form(wagtail), _send_form),
        "wagtail walk": lambda: rate(_visitors(wagtail), _open_and_send_form),
    }
    rates = _in_turns(asked)
    well = _compare("letters a second that are sent", rates["ours"], rates["wagtail"], SENDING)
    _compare("whole walks a second, from the first page to Send", rates["walk"], rates["wagtail walk"])
    return well


def _visitors(port: int) -> list[Visitor]:
    return [Visitor(port, (OUR_TOKEN, WAGTAILS_TOKEN)) for _ in range(LETTERS)]


def _ready(port: int, *, wait: bool = True) -> list[Visitor]:
    """Return visitors who have written; with `wait`, all that is left to them is to send."""
    visitors = _visitors(port)
    if wait:
        rate(visitors, _walk)
        time.sleep(LEAST_SECONDS)
    return visitors


def _walk(visitor: Visitor) -> None:
    """Go from the start to the check as somebody does who writes as much as is asked."""
    visitor.get("/intake/")
    for step, fields in STEPS.items():
        visitor.get(f"/intake/{step}/")
        visitor.post(f"/intake/{step}/", {"go": "next", **{name: LETTER[name] for name in fields}}, expected=302)
    visitor.get("/intake/check/")


def _send(visitor: Visitor) -> None:
    visitor.post("/intake/check/", {**LETTER, "kept_code": "on"}, expected=302)


def _at_the_form(port: int) -> list[Visitor]:
    visitors = _visitors(port)
    rate(visitors, _open_form)
    return visitors


def _open_form(visitor: Visitor) -> None:
    visitor.get(wagtail_site.FORM)


def _send_form(visitor: Visitor) -> None:
    if wagtail_site.THANKS.encode() not in visitor.post(wagtail_site.FORM, LETTER, expected=200):
        raise RuntimeError("Wagtail did not take the form")


def _open_and_send_form(visitor: Visitor) -> None:
    _open_form(visitor)
    _send_form(visitor)


def _in_turns(asked: dict[str, Callable[[], float]]) -> dict[str, float]:
    """Return the median rate of each, asked for in every round."""
    found: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, ask in asked.items():
            found[name].append(ask())
    return {name: statistics.median(rates) for name, rates in found.items()}


def _compare(what: str, ours: float, wagtail: float, promised: float | None = None) -> bool:
    times = ours / wagtail
    is_enough = promised is None or times >= promised
    least = "" if promised is None else f" (at least {promised})"
    mark = "" if is_enough else "   <- TOO FEW"
    say(f"{ours:9,.1f}  {what}; {wagtail:,.1f} by Wagtail: {times:.2f} times as many{least}{mark}")
    return is_enough


if __name__ == "__main__":
    leave(0 if measure() else 1)
