"""A real Chromium, and what it complained about."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.journeys import inspection, matrix

# How long a journey waits for what must come, in milliseconds: a busy machine is slow, and no failure.
PATIENCE = 20_000


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the machine's own Chromium, without anything that it would do on the network."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert found, "no Chromium: `make test` finds or installs one"
    quiet = [
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", *quiet])
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a fresh browser profile."""
    with browser.new_context() as fresh:
        fresh.set_default_timeout(PATIENCE)
        yield fresh


@dataclass(frozen=True)
class Site:
    """A practice that is being served."""

    url: str


class _AsItIs(WSGIHandler):
    """The application without Django's own static files around it."""

    def __init__(self, application: WSGIHandler) -> None:
        super().__init__()


@pytest.fixture
def site(transactional_db: None) -> Iterator[Site]:
    """Serve the practice with the static files as they are really served: by their hashed names, through whitenoise.

    Django's own test server would look for the unhashed ones.
    """
    server = LiveServerThread("127.0.0.1", static_handler=_AsItIs)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield Site(f"http://127.0.0.1:{server.port}")
    server.terminate()


class Complaints(list[str]):
    """Everything that a browser complained about: blocked by the content policy, script errors, failed requests."""

    def listen(self, context: BrowserContext) -> None:
        """Collect from every page of a context."""
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.append(str(error.error)))
        context.on("requestfailed", self._miss)

    def _miss(self, request: Request) -> None:
        # A page that is left before its icon has come is no fault.
        if request.failure != "net::ERR_ABORTED":
            self.append(f"failed: {request.url} {request.failure}")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.append(f"{message.text} at {message.location.get('url')}")


@pytest.fixture
def complaints(context: BrowserContext) -> Iterator[Complaints]:
    """Return the browser's complaints; a journey that ends with any has failed."""
    found = Complaints()
    found.listen(context)
    yield found
    assert found == []


@pytest.fixture
def page(context: BrowserContext, complaints: Complaints) -> Page:
    """Return a page whose complaints fail the test."""
    return context.new_page()


@pytest.fixture
def axe() -> inspection.Axe:
    """Return what finds in a page what keeps people out."""
    return inspection.axe_here()


@pytest.fixture
def nu(tmp_path: Path) -> inspection.Nu:
    """Return what finds faults in HTML and CSS."""
    return inspection.nu_here(tmp_path)


@pytest.fixture
def inspected(page: Page, axe: inspection.Axe, nu: inspection.Nu) -> inspection.Inspection:
    """Return someone who looks at what the page shows, as often as they are told to."""
    return inspection.Inspection(page, axe, nu)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a `setting` in several settings of the browser; `make proofs` runs it in every one."""
    if "setting" in metafunc.fixturenames:
        chosen = [
            pytest.param(setting, marks=pytest.mark.matrix, id=str(setting)) for setting in matrix.chosen(os.environ)
        ]
        metafunc.parametrize("setting", chosen)


@pytest.fixture
def set_page(setting: matrix.Setting, browser: Browser, complaints: Complaints) -> Iterator[Page]:
    """Return a page in a browser that is set as `setting` says; its complaints fail the test."""
    with browser.new_context(**setting.options()) as context:
        context.set_default_timeout(PATIENCE)
        complaints.listen(context)
        yield context.new_page()
