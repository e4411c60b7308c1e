"""A confirmed letter is there, whole and once, whenever the server is killed while letters are being sent.

SERVER_KILLS says how often it is killed; `make proofs` does it 500 times, the suite a few.
"""

import os
import random
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import islice

import pytest

from intake.robots import LEAST
from tests.browserless import Browserless
from tests.server import RealServer
from tests.steps import CONSENT, fields_of, shown_code, step_keys

KILLS = int(os.environ.get("SERVER_KILLS", "2"))
AT_ONCE = 4
ROUNDS_AHEAD = 10  # as many letters as are sent between so many kills are written in one go
LONGEST = 0.02  # seconds from one answer to the kill: less than the two who still wait for theirs take
COUNT = "from intake.models import Inquiry; print(Inquiry.objects.filter(state='new').count())"


@dataclass
class Letter:
    """What one sender wrote, the code that they kept, and whether they were told that it is sent."""

    words: str
    browser: Browserless
    code: str = ""
    is_confirmed: bool = False

    def write(self, letter: dict) -> None:
        for key in step_keys():
            assert self.browser.fill_in(f"/intake/{key}/", fields_of(key, letter | {"reason": self.words})) == 302
        assert self.browser.get("/intake/check/") == 200
        self.code = shown_code(self.browser.page)

    def press_send(self) -> None:
        """Press Send; nobody answers if the server ends meanwhile."""
        try:
            self.is_confirmed = self.browser.send("/intake/check/", CONSENT) == 302
        except (OSError, HTTPException):
            return

    def opens(self) -> bool:
        """Say whether the code opens the letter, whole, for somebody who has nothing else."""
        reader = Browserless(self.browser.server)
        reader.fill_in("/return/", {"code": self.code})
        reader.get("/return/")
        return self.words in reader.page


@dataclass
class Post:
    """Everyone who writes to one server: who has written and not yet pressed, and all."""

    server: RealServer
    letter: dict
    ready: list[Letter] = field(default_factory=list)
    everyone: list[Letter] = field(default_factory=list)
    interrupted: int = 0

    def write(self, *, rounds: int) -> None:
        """Let as many write as will press in so many rounds, and wait as long as a person would before they press."""
        while len(self.ready) < rounds * AT_ONCE:
            written = Letter(f"Letter number {len(self.everyone)}, and each of them counts.", Browserless(self.server))
            written.write(self.letter)
            self.ready.append(written)
            self.everyone.append(written)
        time.sleep(LEAST.total_seconds())

    def kill_while_some_press(self, luck: random.Random) -> None:
        """Kill the server when some of those who press together are answered, and others are not."""
        answered = luck.randint(0, AT_ONCE - 2)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            pressed = [pool.submit(letter.press_send) for letter in self.ready[:AT_ONCE]]
            list(islice(as_completed(pressed), answered))
            time.sleep(luck.uniform(0, LONGEST))
            self.server.kill()
        self.interrupted += self._forget_the_confirmed()
        self.server.start()

    def press_again(self) -> None:
        """Let those press who wrote and got no answer."""
        for letter in self.ready:
            letter.press_send()
        self._forget_the_confirmed()

    def _forget_the_confirmed(self) -> int:
        pressed, rest = self.ready[:AT_ONCE], self.ready[AT_ONCE:]
        unanswered = [letter for letter in pressed if not letter.is_confirmed]
        self.ready = [*unanswered, *rest]
        return len(unanswered)


@pytest.mark.django_db
def test_every_confirmed_letter_is_there_once_and_whole_though_the_server_is_killed_again_and_again(
    tmp_path, sender, practice
):
    luck = random.Random(KILLS)  # noqa: S311  # the same instants each time, as far as a machine allows
    with RealServer(tmp_path) as server:
        post = Post(server, sender.letter())
        for left in range(KILLS, 0, -1):
            if len(post.ready) < AT_ONCE:
                post.write(rounds=min(left, ROUNDS_AHEAD))
            post.kill_while_some_press(luck)
        post.press_again()
        assert post.interrupted
        assert [letter.words for letter in post.everyone if not letter.is_confirmed] == []
        assert int(server.manage("shell", "-v0", "-c", COUNT)) == len(post.everyone)
        assert [letter.words for letter in post.everyone if not letter.opens()] == []
        server.manage("verify_history")
