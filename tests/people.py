"""The same few people in every test."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from intake.case_keys import StaffKey
from intake.vault import staff as staff_keys
from intake.vault.age import KeyPair

PASSWORD = "a long password of nobody"
WORDS = "wrought slapping monorail aflutter edginess whisking"
OTHER_WORDS = "oversight recycling reiterate negative unsent crumpled"

INES_KEY = KeyPair(
    "age108652ckykuxrjtflvfvy7tnfchw6ckp98c7n74qmymegx8vj44mqmjf50y",
    "AGE-SECRET-KEY-19HRCFHU7ZHQEWEATV749HXE2KPEDNXKRS7R4FH8RWAKQ82RL86HQ7XJ0DZ",
)
TOMAS_KEY = KeyPair(
    "age17454ynn9qxkwj32w2ztyywystmwhnj039q6yng4q9sh5wuvu8g7s6273d6",
    "AGE-SECRET-KEY-1D2XY2GHLWVXSEWLWKU4KJDV2G2WM9L5RZAH8J47D5RPLVHEV7LTS3P8GH4",
)
RECOVERY_KEY = KeyPair(
    "age1j4cz7s98c6x2ey7mnguvlf8svp0k682cdc59kt87eyl2mvp38a6q3m7sk7",
    "AGE-SECRET-KEY-1WZG2WGKGEV4H77CEJPC3EQHR037Y7TAS86N7DQ57TGA24HNY754Q2WS0MS",
)


@cache
def closed(pair: KeyPair) -> bytes:
    """Return the private half closed under WORDS."""
    return staff_keys.close_private(pair.private, WORDS)


def make_reader(staff, pair: KeyPair) -> StaffKey:
    """Make someone a reader with this key pair, and return the key open."""
    from intake import signatures
    from intake.models import Reader

    signature = signatures.sign_reader(staff.pk, pair.public)
    Reader.objects.create(staff=staff, public_key=pair.public, signature=signature, closed_private=closed(pair))
    return StaffKey(staff.pk, pair.public, pair.private, closed(pair))


def anyone() -> None:
    """Allow a new staff key to whoever asks, for tests that are not about who may have one."""


def key_of(staff) -> StaffKey:
    """Return the open key of Ines or Tomas."""
    pair = INES_KEY if staff.username == "ines" else TOMAS_KEY
    return StaffKey(staff.pk, pair.public, pair.private, closed(pair))


def send_letter(draft, answers, *, profile, seen=None):
    """Send a draft with these answers by step, as the page does, and return what `submission.send` gives."""
    from django.db import transaction

    from intake import submission

    with transaction.atomic():
        return submission.send(draft, submission.ready(answers, profile=profile), seen=seen)


def opened(inquiry, staff=None):
    """Return an inquiry with its keys open, read afresh; by Ines unless someone else is named."""
    from intake import case_keys
    from intake.models import Inquiry
    from practice.models import Staff

    reader = staff or Staff.objects.get(username="ines")
    return case_keys.as_reader(Inquiry.objects.get(pk=inquiry.pk), key_of(reader))


def fresh(inquiry):
    """Return an inquiry as it is stored now."""
    from intake.models import Inquiry

    return Inquiry.objects.get(pk=inquiry.pk)


def opens(inquiry, key) -> bool:
    """Say whether a reader's key opens an inquiry as it is stored now."""
    from intake import case_keys
    from intake.vault.errors import Unreadable

    try:
        case_keys.as_reader(fresh(inquiry), key)
    except Unreadable:
        return False
    return True


def unlocked(client):
    """Unlock the letters for a client that is signed in."""
    response = client.post("/admin/unlock/", {"words": WORDS})
    assert response.status_code == 302
    return client


def unlocked_at_once(client, staff):
    """Unlock the letters for a client that is signed in as Ines or Tomas: what `unlocked` does, without a request."""
    from django.http import HttpRequest, HttpResponse

    from intake import owed, unlock

    request, response, key = HttpRequest(), HttpResponse(), key_of(staff)
    request.session = client.session
    owed.pay(key, by=staff)
    unlock.begin(request, response, key)
    request.session.save()
    client.cookies.update(response.cookies)
    return client


@dataclass
class Sender:
    """Someone who writes for the first time. Their words are canaries: they may appear only where they belong."""

    name: str = "Wren"
    phone: str = "503 555 0142"
    reason: str = "When my partner is kind to me I start looking for the door."
    extra: dict[str, Any] = field(default_factory=dict)

    def place(self) -> dict[str, Any]:
        """Return the fields of the first page."""
        return {"age": "25-34", "where": "oregon", "who_for": "me"}

    def letter(self, **changes: Any) -> dict[str, Any]:
        """Return the fields of all steps, with `changes`."""
        return {
            **self.place(),
            "reason": self.reason,
            "closeness": ["pull-back", "scared-child"],
            "safety": "safe",
            "name": self.name,
            "routes": ["text"],
            "phone": self.phone,
            "text_safe": "yes",
            **changes,
        }

    def answers(self, **changes: Any) -> dict[str, dict[str, Any]]:
        """Return the answers by step as `submission.send` takes them; a step in `changes` is merged into its own."""
        steps: dict[str, dict[str, Any]] = {
            "place": self.place(),
            "letter": {"reason": self.reason},
            "patterns": {"closeness": ["pull-back", "scared-child"]},
            "today": {"safety": "safe"},
            "reaching": {"name": self.name, "routes": ["text"], "phone": self.phone, "text_safe": "yes"},
        }
        for step, given in changes.items():
            steps[step] = steps.get(step, {}) | given
        return steps

    def send(self, profile, **changes):
        """Write and send a letter, and return what `submission.send` gives."""
        from intake import drafts

        answers = self.answers(**changes)
        return send_letter(drafts.begin(answers, language="en"), answers, profile=profile)
