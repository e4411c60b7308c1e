"""What SERVER_KEY vouches for: nobody who writes to the database can add a reader, a key or a piece of history."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.vault import age, case, server_keys, wraps
from intake.vault.errors import Unreadable
from tests.intake.vault.calmly import calmly

SERVER_KEY = "tests-only-0123456789-abcdefghijklmnopqrstuvwxyz-server"
INQUIRY = UUID("11111111-1111-4111-8111-111111111111")
ANOTHER = UUID("33333333-3333-4333-8333-333333333333")
KEY = server_keys.reader_row_key(SERVER_KEY)
INES = age.new_pair()


def test_each_use_has_a_key_of_its_own_and_another_server_has_others():
    makers = (
        server_keys.mail_address_key,
        server_keys.event_chain_key,
        server_keys.reader_row_key,
        server_keys.vouching_key,
    )
    keys = {make(server_key) for make in makers for server_key in (SERVER_KEY, SERVER_KEY + "x")}
    assert len(keys) == 8
    assert {len(key) for key in keys} == {32}


def test_a_signed_reader_is_known_again():
    signature = server_keys.sign_reader(KEY, 7, INES.public)
    assert len(signature) == 32
    assert server_keys.reader_is_signed(KEY, 7, INES.public, signature)
    assert server_keys.reader_is_signed(KEY, 7, INES.public, memoryview(signature))


def test_a_signature_is_good_for_one_reader_one_key_and_one_server():
    signature = server_keys.sign_reader(KEY, 7, INES.public)
    assert not server_keys.reader_is_signed(KEY, 8, INES.public, signature)
    assert not server_keys.reader_is_signed(KEY, 7, age.new_pair().public, signature)
    assert not server_keys.reader_is_signed(bytes(32), 7, INES.public, signature)


def test_digits_do_not_move_from_the_id_to_the_key():
    assert server_keys.sign_reader(KEY, 71, "age1") != server_keys.sign_reader(KEY, 7, "1age1")


@pytest.mark.parametrize("signature", [b"", bytes(32), None, "text", 5])
def test_what_is_no_signature_signs_nothing(signature):
    assert not server_keys.reader_is_signed(KEY, 7, INES.public, signature)
    assert not server_keys.recovery_is_signed(KEY, INES.public, signature)


def test_the_recovery_key_is_signed_apart_from_readers():
    signature = server_keys.sign_recovery(KEY, INES.public)
    assert server_keys.recovery_is_signed(KEY, INES.public, signature)
    assert not server_keys.recovery_is_signed(KEY, age.new_pair().public, signature)
    assert not server_keys.recovery_is_signed(KEY, INES.public, server_keys.sign_reader(KEY, 7, INES.public))


def test_a_key_slipped_into_a_wrap_opens_but_is_not_vouched_for():
    vouching, own, slipped = server_keys.vouching_key(SERVER_KEY), case.new_key(), case.new_key()
    voucher = server_keys.vouch(vouching, own, inquiry=INQUIRY, purpose="case")
    forged = wraps.wrap_for_reader(INES.public, slipped, inquiry=INQUIRY, purpose="case")
    opened = wraps.open_as_reader(INES.private, forged, inquiry=INQUIRY, purpose="case")
    assert not server_keys.is_vouched_for(vouching, opened, voucher, inquiry=INQUIRY, purpose="case")
    assert server_keys.is_vouched_for(vouching, own, voucher, inquiry=INQUIRY, purpose="case")


def test_a_voucher_is_good_for_one_inquiry_and_one_purpose():
    vouching, own = server_keys.vouching_key(SERVER_KEY), case.new_key()
    voucher = server_keys.vouch(vouching, own, inquiry=INQUIRY, purpose="case")
    assert not server_keys.is_vouched_for(vouching, own, voucher, inquiry=ANOTHER, purpose="case")
    assert not server_keys.is_vouched_for(vouching, own, voucher, inquiry=INQUIRY, purpose="note")


def test_an_event_cannot_be_changed_dropped_moved_or_put_first():
    key = server_keys.event_chain_key(SERVER_KEY)
    first = server_keys.chain_link(key, INQUIRY.bytes, b"1 sent")
    second = server_keys.chain_link(key, first, b"2 replied")
    assert len(second) == 32
    assert second not in {
        server_keys.chain_link(key, first, b"2 closed"),
        server_keys.chain_link(key, INQUIRY.bytes, b"2 replied"),
        server_keys.chain_link(key, server_keys.chain_link(key, ANOTHER.bytes, b"1 sent"), b"2 replied"),
        server_keys.chain_link(bytes(32), first, b"2 replied"),
    }


def test_bytes_do_not_move_from_one_link_into_the_next_event():
    assert server_keys.chain_link(KEY, b"ab", b"c") != server_keys.chain_link(KEY, b"a", b"bc")


@calmly
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_a_sealed_address_comes_back(address):
    blob = server_keys.seal_address(KEY, address, inquiry=INQUIRY)
    assert server_keys.open_address(KEY, blob, inquiry=INQUIRY) == address
    assert len(blob) == 285


def test_an_address_opens_for_its_inquiry_only():
    blob = server_keys.seal_address(KEY, "wren@mail.example", inquiry=INQUIRY)
    for key, inquiry in ((KEY, ANOTHER), (bytes(32), INQUIRY)):
        with pytest.raises(Unreadable):
            server_keys.open_address(key, blob, inquiry=inquiry)


def test_the_longest_address_fits_and_a_longer_one_is_refused():
    longest = "a" * 64 + "@" + "b" * 189
    assert len(longest) == 254
    assert (
        server_keys.open_address(KEY, server_keys.seal_address(KEY, longest, inquiry=INQUIRY), inquiry=INQUIRY)
        == longest
    )
    with pytest.raises(ValueError, match="too long"):
        server_keys.seal_address(KEY, "a" * 256, inquiry=INQUIRY)
