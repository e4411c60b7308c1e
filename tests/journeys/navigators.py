"""Two people at their browsers and one at a keyboard, in the words of what they do.

Whoever reads a value off a page waits first for something that only this page has: after a click, the one before is
there for a while.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.people import PASSWORD, WORDS, Sender


def width_of(page: Page) -> int:
    """Return how wide the loaded page is, in CSS pixels; before its style sheets have come, it has another width."""
    page.wait_for_load_state()
    return int(page.evaluate("document.documentElement.scrollWidth"))


def come_back(page: Page, url: str, code: str) -> None:
    """Open a letter that was sent as its sender, with the code."""
    page.goto(f"{url}/return/")
    page.get_by_label("Your return code").fill(code)
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hello")


class KeyboardNavigator:
    """Someone who uses no mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def is_at(self, selector: str) -> bool:
        """Say whether the focus is on what the selector means."""
        return bool(self.page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector))

    def reach(self, selector: str) -> None:
        """Press Tab until the focus is there. A page that still loads may move it, so wait for the whole page first."""
        self.page.wait_for_load_state()
        for _ in range(400):
            if self.is_at(selector):
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"the keyboard never reached {selector}")

    def tick(self, selector: str) -> None:
        """Reach a box and tick it."""
        self.reach(selector)
        self.page.keyboard.press("Space")

    def press(self, selector: str) -> None:
        """Reach a link or a button and press Enter."""
        self.reach(selector)
        self.page.keyboard.press("Enter")

    def write(self, selector: str, text: str) -> None:
        """Reach a field and type into it."""
        self.reach(selector)
        self.page.keyboard.type(text)


class SenderNavigator:
    """Someone who reads and then writes."""

    def __init__(self, page: Page, address: str, sender: Sender) -> None:
        self.page = page
        self.address = address
        self.sender = sender

    def read_the_article(self) -> None:
        """Come to the start page, and find the article."""
        self.page.goto(self.address)
        self.page.get_by_role("navigation").get_by_role("link", name="Articles").first.click()
        self.page.get_by_role("link", name="What is attachment-based healing").first.click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("What is attachment-based healing")

    def accept_the_invitation(self) -> None:
        """Follow the article's one invitation to the intake, and begin."""
        self.page.locator("main a[href='/intake/']").last.click()
        self.page.get_by_role("button", name="Begin").click()

    def pass_the_first_page(self) -> None:
        """Say how old I am, where I would be, and whom it is for."""
        self.page.get_by_label("25 to 34").check()
        self.page.get_by_label("Oregon").check()
        self.page.get_by_label("Me", exact=True).check()
        self.go_on("letter")

    def go_on(self, to: str) -> None:
        """Press Continue, and wait for the page that follows."""
        self.page.get_by_role("button", name="Continue").click()
        self.page.wait_for_url(f"**/intake/{to}/")

    def write(self) -> None:
        """Fill in the rest of the two-minute core."""
        self.page.get_by_label("What made you reach out now?").fill(self.sender.reason)
        self.go_on("patterns")
        self.page.get_by_label("I pull back once someone matters").check()
        self.go_on("today")
        self.page.get_by_label("I’m safe").check()
        self.go_on("reaching")
        self.say_how_to_reach_me()
        self.go_on("more")

    def say_how_to_reach_me(self) -> None:
        """Give a name, and a number to which texts are safe."""
        self.page.get_by_label("What should I call you?").fill(self.sender.name)
        self.page.get_by_label("Text me").check()
        self.page.get_by_label("For calls and texts: your number").fill(self.sender.phone)
        self.page.get_by_role("group", name="For texts: is a text safe?").get_by_label("Yes").check()

    def look_through(self) -> None:
        """Go to the page that shows every answer."""
        self.page.get_by_role("link", name="Look through it and send").click()
        self.page.wait_for_url("**/intake/check/")

    def agree(self) -> None:
        """Consent to the letter being kept."""
        self.page.get_by_label("You may keep my answers").check()

    def send(self) -> None:
        """Press the one button."""
        self.page.get_by_role("button", name="Send my letter").click()

    def write_and_send(self) -> None:
        """Go from the first page of the intake to its last."""
        self.page.goto(f"{self.address}/intake/place/")
        self.pass_the_first_page()
        self.write()
        self.look_through()
        self.agree()
        self.send()
        self.page.wait_for_url("**/intake/sent/")


class TherapistNavigator:
    """A therapist between two sessions."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def sign_in(self, username: str = "ines", words: str = WORDS) -> None:
        """Sign in to the admin, with the six words or (given none) without."""
        self.page.goto(f"{self.address}/admin/")
        self.page.locator("#id_username").fill(username)
        self.page.locator("#id_password").fill(PASSWORD)
        self.page.locator("#id_words").fill(words)
        self.page.locator("#id_words").press("Enter")
        expect(self.page.get_by_text("Signed in as")).to_be_visible()

    def open_the_list(self) -> None:
        """Go to the list of inquiries."""
        self.page.goto(f"{self.address}/admin/intake/inquiry/")

    def read_the_first_letter(self) -> None:
        """Open the first inquiry of the list."""
        self.page.locator("#result_list tbody th a").first.click()

    def answer(self, text: str) -> None:
        """Say what the sender was told, and how."""
        self.page.get_by_role("link", name="Answer", exact=True).click()
        self.page.get_by_label("What you told them").fill(text)
        self.page.get_by_label("Text: ").check()
        self.page.get_by_role("button", name="Answer", exact=True).click()
