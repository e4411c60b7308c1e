"""The pages that `make screenshots` takes pictures of.

Each function drives a browser and yields a name whenever the page is as it should be looked at. To look at something
more, write one function that comes there, and put it into WALKS.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from playwright.sync_api import Page, Route, expect

from tests.journeys.intake_walk import ANSWERS, ONWARD, IntakeWalk


@dataclass(frozen=True)
class Practice:
    """The practice that is being served, what opens it, the code of a letter that was sent, and its commands."""

    address: str
    username: str
    password: str
    words: str
    code: str
    manage: Callable[..., str]


type Walk = Callable[[Page, Practice], Iterator[str]]

READING = {
    "home": "/",
    "articles": "/articles/",
    "article": "/articles/what-is-attachment-based-healing/",
    "topic": "/topics/attachment/",
    "pattern": "/patterns/shut-down/",
    "person": "/people/ines-calder/",
    "search": "/search/?q=closeness",
    "search-nothing": "/search/?q=nowhere-to-be-found",
    "help-now": "/help-now/",
    "about": "/about/",
    "fees": "/fees/",
    "questions": "/questions/",
    "privacy": "/privacy/",
    "accessibility": "/accessibility/",
    "imprint": "/imprint/",
    "not-found": "/no-such-page/",
}
ADMIN = {
    "admin-letters": "/admin/intake/inquiry/",
    "admin-search": "/admin/intake/inquiry/search/",
    "admin-articles": "/admin/articles/article/",
    "admin-article-new": "/admin/articles/article/add/",
    "admin-import": "/admin/articles/article/import/",
    "admin-pictures": "/admin/articles/image/",
    "admin-picture-new": "/admin/articles/image/add/",
    "admin-old-addresses": "/admin/articles/oldaddress/",
    "admin-old-address-new": "/admin/articles/oldaddress/add/",
    "admin-portrait-new": "/admin/articles/portrait/add/",
    "admin-practice": "/admin/practice/profile/1/change/",
    "admin-menu": "/admin/articles/page/menu/",
    "admin-crisis-line-new": "/admin/practice/crisisline/add/",
    "admin-readers": "/admin/readers/",
    "admin-charts": "/admin/charts/",
    "admin-styleguide": "/admin/styleguide/",
    "admin-own-mail": "/admin/own-mail/",
    "admin-welcome": "/admin/welcome/",
    "admin-welcome-practice": "/admin/welcome/practice/",
    "admin-welcome-places": "/admin/welcome/places/",
    "admin-welcome-terms": "/admin/welcome/terms/",
    "admin-welcome-lines": "/admin/welcome/lines/",
    "admin-welcome-you": "/admin/welcome/you/",
    "admin-welcome-test": "/admin/welcome/test/",
    "admin-reply-texts": "/admin/intake/replytemplate/",
    "admin-reply-text-new": "/admin/intake/replytemplate/add/",
    "admin-add-caller": "/admin/intake/inquiry/add-caller/",
}
FORM = {"content-type": "application/x-www-form-urlencoded"}
UPLOAD = {"content-type": "multipart/form-data; boundary=x"}
# How a page is asked for so that it is refused; the last is made to break.
WRONG_WAYS: dict[str, dict[str, Any]] = {
    "form-too-old": {"method": "POST", "post_data": "a=1", "headers": FORM},
    "too-large": {"method": "POST", "post_data": "a" * 1_100_000, "headers": FORM},
    "no-upload": {"method": "POST", "post_data": "a", "headers": UPLOAD},
    "broken": {},
}
# The last words of the addresses of the intake, in their order; one that is not there yet is passed over.
STEPS = ("place", "letter", "patterns", "today", "reaching", "more", "hopes", "practical", "background", "check")


def reading(page: Page, practice: Practice) -> Iterator[str]:
    """Show what a reader sees."""
    for name, path in READING.items():
        page.goto(practice.address + path)
        yield f"reading-{name}"


def going_wrong(page: Page, practice: Practice) -> Iterator[str]:
    """Show the pages for what went wrong, each as it really comes, apart from the one for what is broken."""
    at = f"{practice.address}/articles/"
    for name, way in WRONG_WAYS.items():
        page.route(at, _asked(way))
        page.goto(at)
        yield f"wrong-{name}"
        page.unroute(at)
    page.goto(f"{practice.address}/intake/bring/")
    yield "wrong-method"


def _asked(way: Mapping[str, Any]) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        if way:
            route.continue_(**way)
        else:
            # Nothing breaks here by itself.
            route.fulfill(status=500, content_type="text/html", body=render_to_string("500.html"))

    return answer


def closed(page: Page, practice: Practice) -> Iterator[str]:
    """Show the site under maintenance, to a reader and to someone who was just sending."""
    walk = IntakeWalk(page, practice.address)
    walk.reach("letter")
    page.locator("[name=reason]").fill(ANSWERS["reason"])
    practice.manage("maintenance", "on", "--back-at", "14:30")
    try:
        walk.button(*ONWARD).click()
        expect(page.locator("form.unsent")).to_be_visible()
        yield "closed-while-sending"
        page.goto(f"{practice.address}/articles/")
        yield "closed"
    finally:
        practice.manage("maintenance", "off")


def writing(page: Page, practice: Practice) -> Iterator[str]:
    """Show every step of the intake, as it comes and filled in, and what is said once the letter is sent."""
    page.goto(f"{practice.address}/intake/")
    yield "intake-start"
    walk = IntakeWalk(page, practice.address)
    walk.begin()
    while walk.step in STEPS:
        step = walk.step
        yield f"intake-{step}"
        if walk.fill():
            yield f"intake-{step}-filled"
        walk.go_on()
    yield f"intake-{walk.step}"


def mistaken(page: Page, practice: Practice) -> Iterator[str]:
    """Show what is said where something is missing."""
    walk = IntakeWalk(page, practice.address, answers={})
    walk.begin()
    with page.expect_navigation():
        walk.button(*ONWARD).click()
    expect(page.get_by_role("alert").first).to_be_visible()
    yield "intake-mistake"


def keeping(page: Page, practice: Practice) -> Iterator[str]:
    """Show how a letter that is not finished is kept, and how it is deleted."""
    walk = IntakeWalk(page, practice.address)
    for value, name in (("save", "intake-saved"), ("delete", "intake-delete")):
        walk.begin()
        walk.reach("reaching" if walk.step != "letter" else "letter")
        walk.press(f"[name=go][value={value}]")
        yield name


def in_danger(page: Page, practice: Practice) -> Iterator[str]:
    """Show who answers now, for someone who may act soon, and how a number is sent at once."""
    walk = IntakeWalk(page, practice.address, answers={**ANSWERS, "safety": "hurt_by_someone"})
    walk.reach("today")
    walk.fill()
    walk.button(*ONWARD).click()
    expect(page.locator(".support")).to_be_visible()
    yield "intake-support"
    page.locator(".support a[href*='/now/']").click()
    yield "intake-now"


def too_late(page: Page, practice: Practice) -> Iterator[str]:
    """Show a page whose visit is over, with what was typed, and one that was open too long."""
    walk = IntakeWalk(page, practice.address)
    walk.reach("letter")
    page.locator("[name=reason]").fill(ANSWERS["reason"])
    page.context.clear_cookies(name="form")
    walk.button(*ONWARD).click()
    expect(page.locator(".notice")).to_be_visible()
    yield "intake-open-too-long"
    page.context.clear_cookies(name="visit")
    walk.button(*ONWARD).click()
    expect(page.locator("[name=go][value=anew]")).to_be_visible()
    yield "intake-over"


def turned_away(page: Page, practice: Practice) -> Iterator[str]:
    """Show what is said where the practice cannot be the right place."""
    for name, answers in (("place", {"where": "elsewhere"}), ("young", {"age": "0-17"})):
        walk = IntakeWalk(page, practice.address, answers={**ANSWERS, **answers})
        walk.begin()
        walk.fill()
        walk.button(*ONWARD).click()
        expect(page.locator("section.worse")).to_be_visible()
        yield f"intake-not-here-{name}"


def coming_back(page: Page, practice: Practice) -> Iterator[str]:
    """Show the return page: without a code, with a wrong one, with the letter, and at its end."""
    page.goto(f"{practice.address}/return/lost/")
    yield "return-lost"
    page.goto(f"{practice.address}/return/")
    yield "return-code"
    page.locator("[name=code]").fill(practice.code[:-1])
    page.locator("[name=code]").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    yield "return-wrong-code"
    page.locator("[name=code]").fill(practice.code)
    page.locator("[name=code]").press("Enter")
    expect(page.locator("[name=message]")).to_be_visible()
    yield "return-letter"
    page.goto(f"{practice.address}/return/erase/")
    yield "return-erase"


def sign_in(page: Page, practice: Practice) -> None:
    """Fill in the sign-in page that is open, and unlock the letters."""
    page.locator("#id_username").fill(practice.username)
    page.locator("#id_password").fill(practice.password)
    page.locator("#id_words").fill(practice.words)
    page.locator("#id_words").press("Enter")
    expect(page.get_by_text("Signed in as")).to_be_visible()


def open_first(page: Page, of: str) -> None:
    """Open the first row of a list of the admin."""
    page.goto(of)
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_url(re.compile(r"/change/"))


def answering(page: Page, practice: Practice) -> Iterator[str]:
    """Show what a therapist sees, from signing in to a letter."""
    page.goto(f"{practice.address}/admin/login/")
    yield "admin-sign-in"
    sign_in(page, practice)
    yield "admin-today"
    for name, path in ADMIN.items():
        page.goto(practice.address + path)
        yield name
    open_first(page, f"{practice.address}/admin/articles/article/")
    yield "admin-article"
    page.goto(page.url.replace("/change/", "/history/"))
    yield "admin-article-versions"
    open_first(page, f"{practice.address}/admin/intake/inquiry/")
    yield "admin-letter"
    page.goto(page.url.replace("/change/", "/move/referred_on/"))
    yield "admin-refer-on"
    page.goto(f"{practice.address}/admin/intake/inquiry/erased-soon/")
    yield "admin-erased-soon"


def adding(page: Page, practice: Practice) -> Iterator[str]:
    """Show how someone who phoned is kept, called back, answered from a text, and handed over."""
    page.goto(f"{practice.address}/admin/login/")
    sign_in(page, practice)
    page.goto(f"{practice.address}/admin/intake/inquiry/add-caller/")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("alert")).to_be_visible()
    yield "admin-add-caller-mistake"
    page.get_by_label("Their name").fill("Lark")
    page.get_by_label("Call, but leave no voicemail").check()
    page.get_by_label("The number or address for that").fill("503 555 0166")
    page.get_by_label("What did they say?").fill("Her brother gave her our number. She has slept badly since March.")
    page.get_by_label("They said yes").check()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("heading", name="What next?")).to_be_visible()
    yield "admin-caller"
    letter = page.url.removesuffix("change/")
    page.goto(f"{letter}call/")
    yield "admin-call"
    page.goto(f"{letter}move/replied/")
    page.get_by_role("button", name="Take this text").click()
    page.get_by_label("What you told them").fill("I called you back.")
    yield "admin-answer"
    page.get_by_label("Call", exact=False).first.check()
    page.get_by_role("button", name="Answer", exact=True).click()
    page.wait_for_url(f"{letter}change/")
    page.goto(f"{letter}move/accepted/")
    page.get_by_role("button", name="Accept as a client").click()
    page.wait_for_url(f"{letter}sheet/")
    yield "admin-sheet"


WALKS: tuple[Walk, ...] = (
    reading,
    going_wrong,
    closed,
    writing,
    mistaken,
    keeping,
    in_danger,
    too_late,
    turned_away,
    coming_back,
    answering,
    adding,
)
