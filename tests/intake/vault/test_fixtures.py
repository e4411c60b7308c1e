"""What scheme 1 has sealed once opens for ever, and what it derives stays the same."""

from uuid import UUID

import pytest

from intake.vault import return_codes, server_keys, unlocking
from tests.intake.vault.specimens import export, facts, specimens

ALL = (*specimens(), export())


@pytest.mark.parametrize("specimen", ALL, ids=[specimen.name for specimen in ALL])
def test_what_was_sealed_by_scheme_1_still_opens(specimen):
    assert specimen.open(specimen.blob) == specimen.content


def test_every_blob_of_the_fixtures_is_among_them():
    assert {specimen.name for specimen in specimens()} == set(facts()["blobs"])


@pytest.mark.parametrize("specimen", specimens(), ids=[specimen.name for specimen in specimens()])
def test_every_blob_names_its_scheme_first(specimen):
    assert specimen.blob[0] == 1


def test_what_is_derived_stays_the_same():
    known, derived = facts(), {name: bytes.fromhex(value) for name, value in facts()["derived"].items()}
    inquiry, server_key, case_key = UUID(known["inquiry"]), known["server_key"], bytes.fromhex(known["case_key"])
    row_key, vouching = server_keys.reader_row_key(server_key), server_keys.vouching_key(server_key)
    chain_key = server_keys.event_chain_key(server_key)
    assert return_codes.lookup_id(return_codes.normalise(known["return_code"])) == derived["lookup_id"]
    assert unlocking.read_token(known["token"]).lookup == derived["token_lookup"]
    assert server_keys.sign_reader(row_key, 7, known["reader"]["public"]) == derived["reader_signature"]
    assert server_keys.sign_recovery(row_key, known["recovery"]["public"]) == derived["recovery_signature"]
    assert server_keys.vouch(vouching, case_key, inquiry=inquiry, purpose="case") == derived["voucher"]
    assert server_keys.chain_link(chain_key, inquiry.bytes, b"1 sent") == derived["first_link"]
