"""What `make screenshots` does once .venv is there: takes pictures of every page, narrow and wide, light and dark.

A demo practice of its own is served meanwhile, from a folder that goes away with it. `scripts/pages_to_look_at.py` says
what is looked at; PAGES="intake return-code" takes only the pages whose names begin with one of these words.
"""

import html
import importlib
import os
import shutil
import tempfile
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import django
from django.core.management import call_command
from playwright.sync_api import Browser, Page, sync_playwright

from scripts import chromium
from scripts.check import local_environment
from scripts.pages_to_look_at import WALKS, Practice, Walk
from scripts.static_files import collect_if_changed
from scripts.words import CHECKOUT, Stop, complain, leave, say

FOLDER = CHECKOUT / "screenshots"
HEIGHTS = {360: 740, 768: 1024, 1280: 800}
SCHEMES = ("light", "dark")
VARIANTS = tuple(product(SCHEMES, HEIGHTS))
# How wide each picture is on the sheet.
ON_THE_SHEET = {360: 240, 768: 384, 1280: 640}
SHEET = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{name}</title>
<style>
  body {{ margin: 16px; font: 16px sans-serif; background: #888; width: 1320px }}
  div {{ display: flex; gap: 12px; align-items: flex-start; margin-bottom: 16px }}
  figure {{ margin: 0 }} img {{ display: block }}
</style><h1>{name}</h1>{rows}"""
FIGURE = '<figure><figcaption>{width} px, {scheme}</figcaption><img src="{file}" width="{shown}" alt=""></figure>'
# A page that waits longer for something is not as it should be.
PATIENCE = 10_000


def is_wanted(name: str, words: list[str]) -> bool:
    """Say whether a page is to be looked at: its name begins with one of the words, or there are none."""
    return not words or any(name.startswith(word) for word in words)


def picture(name: str, scheme: str, width: int) -> str:
    """Return the file name of one picture."""
    return f"{name}-{width}-{scheme}.png"


def sheet(name: str) -> str:
    """Return a page that shows all pictures of one page, a line for each colour scheme."""
    rows = (
        "".join(
            FIGURE.format(width=width, scheme=scheme, shown=ON_THE_SHEET[width], file=picture(name, scheme, width))
            for width in HEIGHTS
        )
        for scheme in SCHEMES
    )
    return SHEET.format(name=html.escape(name), rows="".join(f"<div>{row}</div>" for row in rows))


@dataclass
class Album:
    """The pictures that were taken, in a folder."""

    folder: Path
    words: list[str]
    names: list[str] = field(default_factory=list)

    def take(self, page: Page, name: str) -> None:
        """Take all pictures of a page as it stands, whole."""
        if not is_wanted(name, self.words):
            return
        # What keeps its place on the screen is pictured where a page begins.
        page.evaluate("scrollTo(0, 0)")
        for scheme, width in VARIANTS:
            page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
            page.screenshot(
                path=self.folder / picture(name, scheme, width), full_page=True, animations="disabled", scale="css"
            )
        if name not in self.names:
            self.names.append(name)

    def make_sheets(self, browser: Browser) -> None:
        """Put the pictures of each page together on one."""
        with browser.new_page(viewport={"width": 1352, "height": 800}) as page:
            for name in self.names:
                file = self.folder / f"{name}.html"
                file.write_text(sheet(name), encoding="utf-8")
                page.goto(file.as_uri())
                page.screenshot(path=self.folder / f"{name}.png", full_page=True)
                file.unlink()


def walk_through(walk: Walk, browser: Browser, practice: Practice, album: Album) -> bool:
    """Take the pictures on one walk, and say whether it came to its end; where it does not, what is there is shown."""
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        try:
            for name in walk(page, practice):
                say(f"  {name}")
                album.take(page, name)
        except Exception:  # noqa: BLE001 - whatever goes wrong on one walk, the others are gone all the same
            complain(f"The walk {walk.__name__!r} did not come to its end, at {page.url}:\n{traceback.format_exc(-1)}")
            album.take(page, f"{walk.__name__}-broken")
            return False
    return True


def look(practice: Practice, path: str, album: Album) -> bool:
    """Go every walk in a browser, and say whether each came to its end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        ends = [walk_through(walk, browser, practice, album) for walk in WALKS]
        album.make_sheets(browser)
        browser.close()
    return all(ends)


def serve_and_look(folder: Path, path: str, album: Album) -> bool:
    """Serve a demo practice with one letter and the texts to answer from in it, while it is looked at."""
    settings = local_environment(folder) | {"DATABASE_URL": f"sqlite:///{folder}/real.sqlite3"}
    os.environ.update(settings, DJANGO_SETTINGS_MODULE="practice.settings")
    django.setup()
    collect_if_changed()
    # They import models, which is possible only now.
    served, people = importlib.import_module("tests.server"), importlib.import_module("tests.people")
    with served.RealServer(folder) as server:
        call_command("load_reply_texts", verbosity=0)
        practice = Practice(
            server.address, server.username, server.password, server.words, send_a_letter(people), server.manage
        )
        return look(practice, path, album)


def send_a_letter(people: object) -> str:
    """Have somebody write to the practice, and return the code that they were given."""
    profile = importlib.import_module("practice.models").Profile.current()
    sent = people.Sender().send(profile)  # type: ignore[attr-defined]
    return str(sent.code)


def empty(folder: Path, words: list[str]) -> None:
    """Take away what an earlier run left; if only some pages are wanted, the others' pictures stay."""
    if not words:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(exist_ok=True)


def run(surroundings: Mapping[str, str]) -> int:
    """Do all of `make screenshots`, and return its exit status. Raises Stop when it cannot be done."""
    found = chromium.find_or_install(surroundings)
    if found is None:
        raise Stop("No Chromium starts here. Install it, or name one with CHROMIUM=/path/to/chromium.")
    album = Album(FOLDER, surroundings.get("PAGES", "").split())
    empty(album.folder, album.words)
    say("Making a practice to look at …")
    with tempfile.TemporaryDirectory(prefix="secure-base-screenshots-") as folder:
        went_well = serve_and_look(Path(folder), found.path, album)
    if not album.names:
        raise Stop(f"There is no page whose name begins with {' or '.join(album.words)}.")
    say(f"\n{len(album.names)} pages; each has a sheet with all its pictures in {FOLDER}:")
    say("\n".join(f"  {FOLDER / name}.png" for name in album.names))
    return 0 if went_well else 1


def main() -> int:
    """Run from `make screenshots`."""
    try:
        return run(dict(os.environ))
    except Stop as stop:
        complain(str(stop))
        return 1


if __name__ == "__main__":
    leave(main())
