"""The blobs of fixtures/, each with the way to open it: what scheme 1 has sealed must open for ever."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from intake.vault import age, case, server_keys, staff, unlocking, wraps
from intake.vault.return_codes import code_key, normalise

FIXTURES = Path(__file__).with_name("fixtures")
SCHEME_1 = FIXTURES / "scheme_1.json"


@dataclass(frozen=True)
class Specimen:
    """A blob, the function that opens it in its place, and what it must give."""

    name: str
    blob: bytes
    open: Callable[[bytes], Any]
    content: Any


@cache
def facts() -> dict[str, Any]:
    """Return the keys and places of the fixtures, and what was derived from them."""
    return json.loads(SCHEME_1.read_text())


def places() -> dict[str, case.Place]:
    """Return where the three kinds of sealed text stand."""
    return places_in(UUID(facts()["inquiry"]), UUID(facts()["entry"]))


def places_in(inquiry: UUID, entry: UUID) -> dict[str, case.Place]:
    """Return three places of an inquiry, one for each kind of sealed text."""
    return {
        "entry": case.Place(inquiry, entry, "answers:hopes", "sender", 2),
        "note": case.Place(inquiry, entry, "note", "staff:7", 1),
        "card": case.Place(inquiry, inquiry, "card", "sender", 1),
    }


@cache
def specimens() -> tuple[Specimen, ...]:
    """Return one blob of every kind that scheme 1 knows."""
    return (*_texts(), *_wraps(), *_others())


def blob(name: str) -> bytes:
    """Return one blob of the fixtures."""
    return base64.b64decode(facts()["blobs"][name])


def _texts() -> list[Specimen]:
    keys = {"entry": "case_key", "note": "note_key", "card": "case_key"}
    return [
        Specimen(name, blob(name), _opener(bytes.fromhex(facts()[keys[name]]), place), facts()["text"].encode())
        for name, place in places().items()
    ]


def _opener(key: bytes, place: case.Place) -> Callable[[bytes], bytes]:
    return lambda sealed: case.open_sealed(key, sealed, place)


def _wraps() -> list[Specimen]:
    known, inquiry = facts(), UUID(facts()["inquiry"])
    case_key, note_key = bytes.fromhex(known["case_key"]), bytes.fromhex(known["note_key"])
    reader, recovery, code = known["reader"]["private"], known["recovery"]["private"], normalise(known["return_code"])
    return [
        Specimen(
            "reader wrap, case",
            blob("reader wrap, case"),
            lambda sealed: wraps.open_as_reader(reader, sealed, inquiry=inquiry, purpose="case"),
            case_key,
        ),
        Specimen(
            "reader wrap, note",
            blob("reader wrap, note"),
            lambda sealed: wraps.open_as_reader(reader, sealed, inquiry=inquiry, purpose="note"),
            note_key,
        ),
        Specimen(
            "recovery wrap, case",
            blob("recovery wrap, case"),
            lambda sealed: wraps.open_as_reader(recovery, sealed, inquiry=inquiry, purpose="case"),
            case_key,
        ),
        Specimen(
            "sender wrap",
            blob("sender wrap"),
            lambda sealed: wraps.open_as_sender(code_key(code), sealed, inquiry=inquiry),
            case_key,
        ),
    ]


def _others() -> list[Specimen]:
    known, inquiry = facts(), UUID(facts()["inquiry"])
    case_key, reader, passphrase = bytes.fromhex(known["case_key"]), known["reader"], known["passphrase"]
    token, address_key = unlocking.read_token(known["token"]), server_keys.mail_address_key(known["server_key"])
    openers: dict[str, tuple[Callable[[bytes], Any], Any]] = {
        "staff key": (
            lambda sealed: staff.open_private(sealed, passphrase, public=reader["public"]),
            reader["private"],
        ),
        "unlock": (
            lambda sealed: unlocking.open_for_token(token, sealed, "unlock", owner="7"),
            reader["private"].encode(),
        ),
        "visit": (
            lambda sealed: unlocking.open_for_token(token, sealed, "visit", owner=known["inquiry"]),
            case_key,
        ),
        "address": (
            lambda sealed: server_keys.open_address(address_key, sealed, inquiry=inquiry),
            known["address"],
        ),
    }
    return [Specimen(name, blob(name), opener, content) for name, (opener, content) in openers.items()]


def export() -> Specimen:
    """Return an export, which is a plain age file and has no scheme byte."""
    private = facts()["recovery"]["private"]
    sealed = (FIXTURES / "export.age").read_bytes()
    return Specimen("export", sealed, lambda whole: age.open_with(private, whole), facts()["text"].encode())
