"""Goes through the intake, step by step, with little more than each step asks for.

It knows the names of fields, and fills those that a step happens to show, so that a step may move or change its words.
"""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

# By the name of the field: what is chosen or written. Whatever a step asks besides is left empty.
ANSWERS: Mapping[str, str] = {
    "age": "25-34",
    "where": "oregon",
    "who_for": "me",
    "reason": "When my partner is kind to me I start looking for the door.",
    "closeness": "pull-back",
    "safety": "safe",
    "name": "Wren",
    "routes": "code",
    "kept_code": "on",
    "consent": "on",
}
CHOICES = "[type=radio], [type=checkbox]"
ONWARD = ("[name=go][value=next]", "form.send [type=submit]")
PAST_THE_START = re.compile(r"/intake/\w+/")
LONGER = ("a.button[href*='/hopes/']",)
MOST_STEPS = 20


class IntakeWalk:
    """Someone who writes, seen from the addresses of the steps."""

    def __init__(self, page: Page, address: str, answers: Mapping[str, str] = ANSWERS) -> None:
        self.page = page
        self.address = address
        self.answers = answers

    @property
    def step(self) -> str:
        """The step that the browser is at: the last word of the address, `start` at its beginning."""
        words = urlsplit(self.page.url).path.strip("/").split("/")
        return words[-1] if words[0] == "intake" and len(words) > 1 else "start"

    def begin(self) -> None:
        """Come to the start page and begin, or go on with what was begun."""
        self.page.goto(f"{self.address}/intake/")
        self.page.locator("main .begin button").first.click()
        self.page.wait_for_url(PAST_THE_START)

    def fill(self) -> int:
        """Answer what this step asks, as far as there is an answer for it, and return how many answers it took."""
        filled = 0
        for name, value in self.answers.items():
            here = f"main [name='{name}']"
            choice = self.page.locator(f"{here}[value='{value}']:is({CHOICES}), {here}[type=checkbox]:not([value])")
            line = self.page.locator(f"{here}:is(textarea, input):not({CHOICES}, [type=hidden])")
            if choice.count() and choice.first.is_visible():
                choice.first.check()
                filled += 1
            elif line.count() and line.first.is_visible():
                line.first.fill(value)
                filled += 1
        return filled

    def button(self, *selectors: str) -> Locator:
        """Return the first of these buttons that is there."""
        found = (self.page.locator(f"main {selector}") for selector in selectors)
        button = next((button.first for button in found if button.count()), None)
        assert button, f"there is no such button at {self.page.url}: {' or '.join(selectors)}"
        return button

    def press(self, *selectors: str) -> None:
        """Press the first of these buttons that is there, and wait for the page that it leads to."""
        before, button = self.page.url, self.button(*selectors)
        with self.page.expect_navigation():
            button.click()
        faults = self.page.get_by_role("alert")
        if self.page.url == before and faults.count():
            raise AssertionError(f"{before} was not taken: {faults.first.inner_text()}")

    def go_on(self) -> None:
        """Answer this step and take the next. Where a step offers two ways, the longer one is taken."""
        self.fill()
        self.press(*LONGER, *ONWARD)

    def reach(self, step: str) -> None:
        """Go on, from the beginning if need be, until the browser is at a step."""
        if self.step == "start" or "/intake/" not in self.page.url:
            self.begin()
        for _ in range(MOST_STEPS):
            if self.step == step:
                return
            self.go_on()
        raise AssertionError(f"the intake never came to {step}")
