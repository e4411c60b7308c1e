"""Walks through the real site with a canary in every field, as a sender and as a reader."""

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from typing import Any, Protocol
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.test import Client
from django.utils import timezone

from intake import questions
from intake.case_keys import Case
from intake.models import Inquiry
from intake.questions.kinds import Kind, Question, Step
from intake.questions.terms import read_terms
from intake.robots import LEAST
from practice.models import Profile
from tests import canaries
from tests.canaries import MAIL, PHONE, canary
from tests.people import INES_KEY, WORDS, opened

FORM = "application/x-www-form-urlencoded"
CODE = re.compile(r"(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}")
MAY_HOLD_A_TOKEN = (settings.VISIT_COOKIE_NAME, settings.UNLOCK_COOKIE_NAME)
CHOSEN = {"age": "25-34", "where": "oregon", "safety": "might_act", "routes": ["call", "text", "email", "code"]}


class Watched:
    """What a browser was given: every header, cookie and address, and every page."""

    def __init__(self) -> None:
        self.given: list[tuple[str, bytes]] = []
        self.pages: list[str] = []

    def watch(self, headers: Iterable[tuple[str, str]], cookies: Iterable[tuple[str, str]], page: str) -> None:
        """Keep what came with one response; tokens of visit and unlock may be in their own cookies only."""
        self.given += [(f"header {name}", value.encode()) for name, value in headers if name.lower() != "set-cookie"]
        self.given += [
            (f"cookie {name}", layer)
            for name, value in cookies
            if name not in MAY_HOLD_A_TOKEN
            for layer in canaries.layers(value)
        ]
        addresses = re.findall(r'(?:href|action|src)="([^"]*)"', page)
        self.given += [("address in a page", address.encode()) for address in addresses]
        self.pages.append(page)

    def has_seen(self, text: str) -> bool:
        """Say whether a page showed this text."""
        return any(text in page for page in self.pages)


class Browser(Client):
    """Django's own test client, watched."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.seen = Watched()

    def request(self, **request: Any) -> Any:
        """Send a request, and keep what came back."""
        response = super().request(**request)
        cookies = [(name, cookie.value) for name, cookie in response.cookies.items()]
        page = "" if response.streaming else response.content.decode()
        self.seen.watch(response.items(), cookies, page)
        return response

    def send(self, path: str, data: dict[str, Any]) -> Any:
        """Post a form."""
        return self.post(path, urlencode(data, doseq=True), content_type=FORM)

    def tokens(self) -> list[str]:
        """Return the tokens in the cookies of a visit and an unlock."""
        return [self.cookies[name].value for name in MAY_HOLD_A_TOKEN if name in self.cookies]


@dataclass
class Answer:
    """A response that came over the wire."""

    status_code: int
    content: bytes


class WiredBrowser:
    """A browser that speaks plain HTTP with a served practice, watched."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.held: dict[str, str] = {}
        self.seen = Watched()

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._ask("GET", path, {})

    def send(self, path: str, data: dict[str, Any]) -> Answer:
        """Post a form."""
        if settings.CSRF_COOKIE_NAME not in self.held:
            self.get("/return/")
        return self._ask("POST", path, {**data, "csrfmiddlewaretoken": self.held[settings.CSRF_COOKIE_NAME]})

    def tokens(self) -> list[str]:
        """Return the tokens in the cookies of a visit and an unlock."""
        return [self.held[name] for name in MAY_HOLD_A_TOKEN if self.held.get(name)]

    def _ask(self, method: str, path: str, data: dict[str, Any]) -> Answer:
        asked = HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Content-Type": FORM, "Cookie": "; ".join(f"{name}={value}" for name, value in self.held.items())}
        asked.request(method, path, urlencode(data, doseq=True), headers)
        response = asked.getresponse()
        body = response.read()
        asked.close()
        kept = SimpleCookie("; ".join(each.split(";")[0] for each in response.headers.get_all("Set-Cookie") or []))
        set_now = [(name, cookie.value) for name, cookie in kept.items()]
        self.held |= dict(set_now)
        self.seen.watch(response.headers.items(), set_now, body.decode())
        return Answer(response.status, body)


class AnyBrowser(Protocol):
    """What the walk needs of a browser."""

    seen: Watched

    def get(self, path: str) -> Any:
        """Ask for a page."""

    def send(self, path: str, data: dict[str, Any]) -> Any:
        """Post a form."""

    def tokens(self) -> list[str]:
        """Return the tokens in the cookies of a visit and an unlock."""


@dataclass(frozen=True)
class Door:
    """How the reader signs in and unlocks."""

    username: str
    password: str
    words: str


def everything_typed(profile: Profile) -> dict[str, Any]:
    """Return fields for every question of every step, with a canary wherever something can be typed."""
    data: dict[str, Any] = {"consent": "on", "kept_code": "on"}
    for step in questions.every(read_terms(profile)):
        for question in step.questions:
            data[question.key] = CHOSEN.get(question.key) or _typed(step, question)
    return data


def _typed(step: Step, question: Question) -> str | list[str]:
    if question.kind is Kind.ONE:
        return question.options[0].key
    if question.kind is Kind.MANY:
        return [question.options[0].key]
    return {Kind.PHONE: PHONE, Kind.EMAIL: MAIL}.get(question.kind) or canary(f"{step.key} {question.key}")


def walk_on(browser: AnyBrowser, data: dict[str, Any]) -> None:
    """Go through every step with something in every field, stumbling once, and leaving one word too late."""
    assert browser.send("/intake/hopes/", {"different": canary("words without a visit")}).status_code == 200
    for step in questions.every(read_terms(Profile.current())):
        asked = {key: value for key, value in data.items() if key in {question.key for question in step.questions}}
        assert browser.send(f"/intake/{step.key}/", asked).status_code in {200, 302}
    assert browser.send("/intake/reaching/", {**data, "name": ""}).status_code == 302
    assert browser.get("/intake/reaching/").status_code == 200
    assert browser.send("/intake/reaching/", data).status_code == 302


def write_and_send(browser: AnyBrowser, profile: Profile) -> str:
    """Send a letter with something in every field, stumbling once; return its code."""
    data = everything_typed(profile)
    walk_on(browser, data)
    for path in ("/intake/code/", "/intake/check/"):
        assert browser.get(path).status_code == 200
    assert browser.send("/intake/check/", {**data, "consent": ""}).status_code == 200
    if isinstance(browser, WiredBrowser):
        # A person takes longer than this walk; a robot is asked to look once more.
        time.sleep(LEAST.total_seconds())
    assert browser.send("/intake/check/", data).status_code == 302
    return CODE.search(browser.get("/intake/sent/").content.decode())[0]


def come_back(browser: AnyBrowser, code: str) -> None:
    """Close the visit, come back with the code, write, and take an answer back."""
    assert browser.send("/return/close/", {}).status_code == 200
    assert browser.send("/return/", {"code": canary("wrong code")}).status_code == 200
    assert browser.send("/return/", {"message": canary("message without a visit")}).status_code == 200
    assert browser.send("/return/", {"code": code}).status_code == 302
    assert browser.send("/return/", {"message": canary("message of the sender")}).status_code == 302
    assert browser.send("/return/take-back/", {"step": "reaching", "question": "pronouns"}).status_code == 302
    browser.send("/return/take-back/", {"step": canary("step"), "question": canary("question")})
    assert browser.get("/return/").status_code == 200


def sign_in_and_triage(browser: AnyBrowser, url: str, door: Door) -> None:
    """Read the letter as a reader, and make every move with something in every field."""
    note = {"text": canary("note, sent while locked")}
    names = {"username": door.username, "password": door.password}
    browser.send("/admin/login/", names)
    assert browser.send(f"{url}note/", note).status_code == 200
    assert browser.send(f"{url}note/", {**note, "words": canary("wrong words")}).status_code == 200
    assert browser.send(f"{url}offers/", offered("sent while locked")).status_code == 200
    browser.send("/admin/logout/", {})
    assert browser.send("/admin/login/", names | {"words": door.words}).status_code == 302
    for path in ("/admin/", "/admin/intake/inquiry/", f"/admin/intake/inquiry/?q={url[-9:-1]}", f"{url}change/"):
        assert browser.get(path).status_code in {200, 302}
    browser.send(f"{url}unsent/", {"box": "message", "text": canary("unsent")})
    browser.send(f"{url}move/closed/", {"seen": "new", "reason": "spam?", "message": canary("refused message")})
    assert browser.send(f"{url}urgent/", {"text": canary("urgent")}).status_code == 302
    assert browser.send(f"{url}note/", {"text": canary("note")}).status_code == 302
    for seen, target, more in moves():
        assert browser.send(f"{url}move/{target}/", {"seen": seen, **more}).status_code == 302, target
        if target == "accepted":
            assert browser.get(f"{url}sheet/").status_code == 200
    log_a_call_and_add_a_caller(browser, url)
    assert browser.get(f"{url}change/").status_code == 200


def meet(sender: AnyBrowser, reader: AnyBrowser, url: str) -> None:
    """Offer times with something in every field, stumbling once; let one go, and let the sender take the other."""
    assert reader.send(f"{url}offers/", offered("sent without a way") | {"format": ""}).status_code == 200
    assert reader.send(f"{url}offers/", offered()).status_code == 302
    takes = dict.fromkeys(re.findall(r"/return/times/([0-9a-f-]{36})/accept/", shown(sender, "/return/")))
    first, second = takes
    assert canary("place of a time") not in shown(sender, "/return/")
    assert reader.send(f"{url}offers/{second}/", {}).status_code == 302
    assert sender.send(f"/return/times/{second}/accept/", {}).status_code == 200
    assert sender.send(f"/return/times/{first}/accept/", {}).status_code == 302
    assert canary("place of a time") in shown(sender, "/return/")
    # Calendars are seen by others.
    assert canaries.found([("calendar", shown(sender, "/return/calendar.ics").encode())], canaries.words()) == []
    for path in (f"{url}offers/", f"{url}change/"):
        assert reader.get(path).status_code == 200


def shown(browser: AnyBrowser, path: str) -> str:
    """Return what a browser is shown at this address."""
    response = browser.get(path)
    assert response.status_code == 200, path
    return str(response.content.decode())


def offered(when: str = "of a time") -> dict[str, str]:
    """Return fields that offer two times, with a canary in the place and in the message that goes with it."""
    now = timezone.localtime()
    first, second, lapses = (f"{now + timedelta(days=days):%Y-%m-%dT10:30}" for days in (8, 9, 3))
    told = {"message": canary(f"message {when}"), "route": "text"}
    held = {"time_1": first, "time_2": second, "lapses_at": lapses, "minutes": "20", "format": "online"}
    # On some days of the week one of them lies out of hours.
    held["anyway"] = "on"
    return {"seen": "new", "where": canary(f"place {when}"), **held, **told}


def moves() -> list[tuple[str, str, dict[str, str]]]:
    """Return moves that between them ask for every field that staff can fill."""
    told = {"message": canary("message of staff"), "route": "text"}
    when = (timezone.localtime() + timedelta(days=9)).strftime("%Y-%m-%dT10:30")
    booked = {"when": when, "where": canary("place of booking"), "agreed_by": canary("agreed by")}
    booked |= {"minutes": "20", "format": "online"}
    return [
        ("new", "replied", told),
        ("replied", "booked", booked),
        ("booked", "waitlisted", {"honest_range": canary("range"), "consent": "on"}),
        ("waitlisted", "referred_on", {"option": canary("option"), **told}),
        ("referred_on", "new", {"reason": canary("reopened")}),
        ("new", "closed", {"reason": "not_a_fit", **told}),
        ("closed", "new", {"reason": canary("reopened again")}),
        ("new", "replied", told),
        ("replied", "accepted", {}),
        ("accepted", "new", {"reason": canary("not begun")}),
    ]


def log_a_call_and_add_a_caller(browser: AnyBrowser, url: str) -> None:
    """Log a phone call, and keep someone who phoned, stumbling once over each."""
    yesterday = (timezone.localtime() - timedelta(days=1)).strftime("%Y-%m-%dT10:30")
    call = {"outcome": "spoke", "when": yesterday, "text": canary("call")}
    assert browser.send(f"{url}call/", {**call, "when": ""}).status_code == 200
    assert browser.send(f"{url}call/", call).status_code == 302
    said = {"name": canary("name of a caller"), "said": canary("said on the phone"), "address": PHONE}
    caller = {"pk": str(uuid4()), "came_by": "phone", "way": "text", "agreed": "on", **said}
    add = "/admin/intake/inquiry/add-caller/"
    assert browser.send(add, {**caller, "agreed": ""}).status_code == 200
    assert browser.send(add, caller).status_code == 302


def secrets_of(inquiry: Inquiry, draft: Case, *codes: str) -> dict[str, str | bytes]:
    """Return everything that must be found nowhere: what was typed, codes, passphrase, and every key in the open."""
    case = opened(inquiry)
    keys = {"case key": case.key, "note key": case.note_key, "draft's key": draft.key}
    secrets = canaries.words() | keys | {"six words": WORDS, "staff key": INES_KEY.private}
    for code in codes:
        secrets |= {f"code {code[:2]}…": code, f"bare code {code[:2]}…": code.replace("-", "")}
    return secrets


def tokens_of(*browsers: AnyBrowser) -> dict[str, str | bytes]:
    """Return the tokens that lie in visit and unlock cookies."""
    held = [token for browser in browsers for token in browser.tokens()]
    return {f"token {number}": token for number, token in enumerate(held, start=1) if token}
