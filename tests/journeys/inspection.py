"""Inspects pages: with axe-core inside the page, and with the Nu checker that reads what was served.

`scripts/npm_tools.py` fetches both.
"""

import json
import os
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page, Response

from scripts.npm_tools import HOME, Inspectors

SCHEMES = ("light", "dark")
# Every rule that axe-core has on by itself, best practices too; and the one of WCAG 2.2 AA that it has off.
# A frame that never answers would keep it for ever.
RUN = """
async () => {
  const late = new Promise((_, fail) => setTimeout(fail, 60000, new Error("axe-core was not done after a minute")));
  const looking = axe.run(document, {resultTypes: ["violations"], rules: {"target-size": {enabled: true}}});
  const found = await Promise.race([looking, late]);
  return found.violations.flatMap(({id, impact, help, nodes}) => nodes.map(node => (
    {rule: id, impact, help, selector: node.target.flat(Infinity).join(" "), why: node.failureSummary ?? ""}
  )));
}
"""
# A colour that is still on its way from one to the other is no fault.
SETTLE = """
() => {
  for (const moving of document.getAnimations()) {
    if (Number.isFinite(moving.effect.getComputedTiming().endTime)) moving.finish(); else moving.cancel();
  }
}
"""
# Said of CSS that is right. Strike a line once a newer checker knows better.
NOT_KNOWN_YET = frozenset(
    {
        "CSS: “field-sizing”: Property “field-sizing” doesn't exist.",  # CSS Basic User Interface 4
        "CSS: “vector-effect”: Property “vector-effect” doesn't exist.",  # SVG 2
    }
)
# With its own small stack it falls over now and then; and it lives too shortly for Java's slower compiler.
JAVA = ("-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
SAYS = ("--format", "json", "--stdout", "--exit-zero-always", "--skip-info-messages")
# Goes along each time: a checker that does not find the fault in it has not looked.
CANARIES = {
    "--html": ("canary.html", "<!doctype html><html lang=en><title>Canary</title><blink></blink>"),
    "--css": ("canary.css", "p { colour: red }"),
}


@dataclass(frozen=True)
class Violation:
    """What axe-core found wrong with one element."""

    rule: str
    impact: str
    help: str
    selector: str
    why: str

    def __str__(self) -> str:
        return f"{self.rule} ({self.impact}) at {self.selector}: {self.help}. {' '.join(self.why.split())}"


class Axe:
    """Runs axe-core in a page. The browser's own protocol takes it there, so the content policy is not in its way."""

    def __init__(self, script: Path) -> None:
        assert script.is_file(), f"no axe-core at {script}: `make test` or `python -m scripts.npm_tools` fetches it"
        self.source = script.read_text(encoding="utf-8")

    def __call__(self, page: Page) -> list[Violation]:
        """Return what is wrong with the page as it stands."""
        page.wait_for_load_state()
        # It would wait for ever for a timer that never ends.
        assert not page.evaluate("matchMedia('(scripting: none)').matches"), "axe-core needs a context with scripts"
        page.evaluate(SETTLE)
        if not page.evaluate("'axe' in window"):
            page.evaluate(self.source)
        return [Violation(**found) for found in page.evaluate(RUN)]


@dataclass(frozen=True)
class Finding:
    """What the Nu checker said of one document."""

    document: str
    kind: str
    message: str
    line: int
    extract: str

    def __str__(self) -> str:
        return f"{self.document}, line {self.line}: {self.kind}: {self.message} … {' '.join(self.extract.split())}"


class Nu:
    """Runs the Nu checker, once for many documents: it starts slowly. Errors and warnings count, remarks do not."""

    def __init__(self, jar: Path, java: str, folder: Path) -> None:
        assert jar.is_file(), f"no Nu checker at {jar}: `make test` or `python -m scripts.npm_tools` fetches it"
        self.command = [java, *JAVA, "-jar", str(jar), *SAYS]
        self.folder = folder

    def __call__(self, documents: Iterable[tuple[str, str]]) -> list[Finding]:
        """Return everything the checker says of documents, each a name and its HTML."""
        names: dict[str, str] = {}
        for number, (name, html) in enumerate(documents):
            file = self.folder / f"document-{number}.html"
            file.write_text(html, encoding="utf-8")
            names[str(file)] = name
        return self._findings("--html", names)

    def styles(self, files: Iterable[Path]) -> list[Finding]:
        """Return what the checker says of style sheets, apart from what it does not know yet."""
        found = self._findings("--css", {str(file): file.name for file in files})
        return [finding for finding in found if finding.message not in NOT_KNOWN_YET]

    def _findings(self, kind: str, names: dict[str, str]) -> list[Finding]:
        assert names, "there is nothing to check"
        name, faulty = CANARIES[kind]
        canary = self.folder / name
        canary.write_text(faulty, encoding="utf-8")
        command = [*self.command, kind, *names, str(canary)]
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=True)
        found = [_finding(said, names) for said in json.loads(done.stdout)["messages"]]
        assert any(finding.document == str(canary) for finding in found), f"the Nu checker fell over: {done.stderr}"
        return [finding for finding in found if finding.document != str(canary)]


def _finding(said: dict[str, Any], names: dict[str, str]) -> Finding:
    """Turn what the checker said into a finding that has the document's own name."""
    place = unquote(urlsplit(said.get("url", "")).path)
    return Finding(
        document=names.get(place, place),
        kind=said.get("subType", said["type"]),
        message=said["message"],
        line=said.get("lastLine", 0),
        extract=said.get("extract", ""),
    )


def axe_here() -> Axe:
    """Return axe-core as it was fetched."""
    return Axe(_fetched().axe)


def nu_here(folder: Path) -> Nu:
    """Return the Nu checker as it was fetched, with a folder for its documents."""
    return Nu(_fetched().checker, _fetched().java, folder)


def _fetched() -> Inspectors:
    return Inspectors(Path(os.environ.get("NPM_TOOLS") or HOME), os.environ.get("JAVA") or "java")


class Inspection:
    """Looks at one page of the browser after the other, and says in the end what was wrong with any of them."""

    def __init__(self, page: Page, axe: Axe, nu: Nu) -> None:
        self.page, self.axe, self.nu = page, axe, nu
        self.wrong: list[str] = []
        self.documents: list[tuple[str, str]] = []
        self.served: Response | None = None
        page.on("response", self._hear)

    def _hear(self, response: Response) -> None:
        """Remember the last document that was served; what the browser makes of it is not what the checker reads.

        What a frame inside it shows is another document, and one whose frame has gone meanwhile may never end.
        """
        is_page = response.request.is_navigation_request() and response.frame == self.page.main_frame
        if is_page and not 300 <= response.status < 400:
            self.served = response

    def look(self, name: str, schemes: Sequence[str] = SCHEMES) -> None:
        """Inspect the page as it stands, in each colour scheme."""
        assert self.served, "no page was opened yet"
        self.documents.append((name, self.served.text()))
        for scheme in schemes:
            self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            self.wrong += [f"{name}, {scheme}: {violation}" for violation in self.axe(self.page)]

    def faults(self) -> list[str]:
        """Return everything that is wrong with what was looked at."""
        return [*self.wrong, *map(str, self.nu(self.documents))]
