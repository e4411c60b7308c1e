"""Makes the fixtures of a scheme, once: `python -m tests.intake.vault.make_fixtures`. What is there already stays.

A new scheme gets new files beside the old ones, which must open for ever.
"""

import base64
import io
import json
from typing import Any
from uuid import UUID, uuid4

from intake.vault import case, passphrases, recovery, return_codes, server_keys, staff, unlocking, wraps
from tests.intake.vault import specimens

TEXT = "I shut down when there is conflict. Señal: ✓"
SERVER_KEY = "fixtures-only-0123456789-abcdefghijklmnopqrstuvwxyz-server"


def make() -> None:
    """Write the fixtures of scheme 1. Raises FileExistsError if they are there."""
    reader, practice = staff.new_staff_key(), recovery.new_recovery_key()
    known: dict[str, Any] = {
        "about": "Made once by make_fixtures.py. Keys of nobody. Never made anew: these blobs must open for ever.",
        "inquiry": str(uuid4()),
        "entry": str(uuid4()),
        "case_key": case.new_key().hex(),
        "note_key": case.new_key().hex(),
        "reader": {"public": reader.public, "private": reader.private},
        "recovery": {"public": practice.public, "private": practice.private},
        "passphrase": passphrases.new_passphrase(),
        "return_code": return_codes.in_groups(return_codes.new_code()),
        "server_key": SERVER_KEY,
        "token": unlocking.new_token().text,
        "address": "wren@mail.example",
        "text": TEXT,
    }
    known["derived"] = _derived(known)
    known["blobs"] = {name: base64.b64encode(blob).decode() for name, blob in _blobs(known).items()}
    with (specimens.FIXTURES / "export.age").open("xb") as target:
        recovery.encrypt_export(io.BytesIO(TEXT.encode()), target, public=practice.public)
    with specimens.SCHEME_1.open("x") as target:
        target.write(json.dumps(known, indent=1, ensure_ascii=False) + "\n")


def _blobs(known: dict[str, Any]) -> dict[str, bytes]:
    inquiry, text = UUID(known["inquiry"]), TEXT.encode()
    places = specimens.places_in(inquiry, UUID(known["entry"]))
    case_key, note_key = bytes.fromhex(known["case_key"]), bytes.fromhex(known["note_key"])
    reader, practice = known["reader"], known["recovery"]
    token = unlocking.read_token(known["token"])
    code_key = return_codes.code_key(return_codes.normalise(known["return_code"]))
    address_key = server_keys.mail_address_key(SERVER_KEY)
    return {
        "entry": case.seal(case_key, text, places["entry"]),
        "note": case.seal(note_key, text, places["note"]),
        "card": case.seal(case_key, text, places["card"]),
        "reader wrap, case": wraps.wrap_for_reader(reader["public"], case_key, inquiry=inquiry, purpose="case"),
        "reader wrap, note": wraps.wrap_for_reader(reader["public"], note_key, inquiry=inquiry, purpose="note"),
        "recovery wrap, case": wraps.wrap_for_reader(practice["public"], case_key, inquiry=inquiry, purpose="case"),
        "sender wrap": wraps.wrap_for_sender(code_key, case_key, inquiry=inquiry),
        "staff key": staff.close_private(reader["private"], known["passphrase"]),
        "unlock": unlocking.seal_for_token(token, reader["private"].encode(), "unlock", owner="7"),
        "visit": unlocking.seal_for_token(token, case_key, "visit", owner=str(inquiry)),
        "address": server_keys.seal_address(address_key, known["address"], inquiry=inquiry),
    }


def _derived(known: dict[str, Any]) -> dict[str, str]:
    inquiry = UUID(known["inquiry"])
    code, token = return_codes.normalise(known["return_code"]), unlocking.read_token(known["token"])
    row_key, public = server_keys.reader_row_key(SERVER_KEY), known["reader"]["public"]
    vouching, case_key = server_keys.vouching_key(SERVER_KEY), bytes.fromhex(known["case_key"])
    derived = {
        "lookup_id": return_codes.lookup_id(code),
        "token_lookup": token.lookup,
        "reader_signature": server_keys.sign_reader(row_key, 7, public),
        "recovery_signature": server_keys.sign_recovery(row_key, known["recovery"]["public"]),
        "voucher": server_keys.vouch(vouching, case_key, inquiry=inquiry, purpose="case"),
        "first_link": server_keys.chain_link(server_keys.event_chain_key(SERVER_KEY), inquiry.bytes, b"1 sent"),
    }
    return {name: value.hex() for name, value in derived.items()}


if __name__ == "__main__":
    make()
