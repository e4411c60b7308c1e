"""What the running server can vouch for: keys derived from SERVER_KEY, which is in no database and no backup.

Someone who can write to the database can replace public keys, wraps and history. They can't sign them.
"""

import hashlib
import hmac
from uuid import UUID

from intake.vault import aead, padding
from intake.vault.aead import Blob
from intake.vault.binding import bind, text
from intake.vault.derivation import derive
from intake.vault.errors import Unreadable
from intake.vault.labels import Label
from intake.vault.wraps import Purpose

# A path, "<" and ">" included, has at most 256 octets (RFC 5321, section 4.5.3.1.3), so an address has 254.
_ADDRESS_SIZE = 256
SUCCESSOR_BYTES = aead.KEY_BYTES + aead.OVERHEAD_BYTES


def mail_address_key(server_key: str) -> bytes:
    """Return the 32-byte key for `seal_address`."""
    return derive(text(server_key), Label.MAIL_ADDRESS_KEY)


def event_chain_key(server_key: str) -> bytes:
    """Return the 32-byte key for `chain_link`."""
    return derive(text(server_key), Label.EVENT_CHAIN_KEY)


def reader_row_key(server_key: str) -> bytes:
    """Return the 32-byte key for `sign_reader` and `sign_recovery`."""
    return derive(text(server_key), Label.READER_ROW_KEY)


def vouching_key(server_key: str) -> bytes:
    """Return the 32-byte key for `vouch`."""
    return derive(text(server_key), Label.VOUCHING_KEY)


def successor_key(server_key: str) -> bytes:
    """Return the 32-byte key for `seal_successor`."""
    return derive(text(server_key), Label.SUCCESSOR_KEY)


def invitation_key(server_key: str) -> bytes:
    """Return the 32-byte key that signs invitations: links that let someone make a staff key."""
    return derive(text(server_key), Label.INVITATION_KEY)


def sign_reader(key: bytes, staff_id: int, public_key: str) -> bytes:
    """Return the signature (32 bytes) that says: this public key is this reader's."""
    return _hmac(key, Label.READER_ROW, b"%d" % staff_id, text(public_key))


def reader_is_signed(key: bytes, staff_id: int, public_key: str, signature: Blob) -> bool:
    """Say, in constant time, whether the signature of a reader's row is ours. Ask before every wrap."""
    return _same(sign_reader(key, staff_id, public_key), signature)


def sign_recovery(key: bytes, public_key: str) -> bytes:
    """Return the signature (32 bytes) that says: this public key is the practice's recovery key."""
    return _hmac(key, Label.RECOVERY_ROW, text(public_key))


def recovery_is_signed(key: bytes, public_key: str, signature: Blob) -> bool:
    """Say whether the signature of the recovery key is ours. Ask before every wrap and every export."""
    return _same(sign_recovery(key, public_key), signature)


def vouch(key: bytes, case_key: bytes, *, inquiry: UUID, purpose: Purpose) -> bytes:
    """Return a voucher (32 bytes): this case or note key was made here for this inquiry. It gives no key away.

    The age format does not tell who sealed. Without this, someone who can write to the database and knows a reader's
    public key could put a key of their own into a wrap, and read what the reader then answers.
    """
    return _hmac(key, Label.VOUCHED_KEY, inquiry.bytes, text(purpose), case_key)


def is_vouched_for(key: bytes, case_key: bytes, voucher: Blob, *, inquiry: UUID, purpose: Purpose) -> bool:
    """Say whether a key that came out of a reader's wrap is the inquiry's own. Ask before sealing anything under it."""
    return _same(vouch(key, case_key, inquiry=inquiry, purpose=purpose), voucher)


def seal_successor(key: bytes, old_key: bytes, new_key: bytes, *, inquiry: UUID) -> bytes:
    """Return the key that took an old case key's place, for whoever has the old one: 61 bytes.

    A removed reader may have kept the old key, so it alone must not open this: the server's own key is needed too.
    """
    return aead.seal(_hmac(key, Label.SUCCESSOR, inquiry.bytes, old_key), new_key, Label.SUCCESSOR, inquiry.bytes)


def open_successor(key: bytes, old_key: bytes, blob: Blob, *, inquiry: UUID) -> bytes:
    """Return the key that took an old case key's place. Raises Unreadable for any other blob or key."""
    return aead.open_blob(_hmac(key, Label.SUCCESSOR, inquiry.bytes, old_key), blob, Label.SUCCESSOR, inquiry.bytes)


def chain_link(key: bytes, previous: bytes, payload: bytes) -> bytes:
    """Return the link (32 bytes) of an event, from the link before it and the event's own fields as bytes.

    Give the first event the inquiry's id (16 bytes) as `previous`, so that a chain can't be moved to another inquiry,
    and put the event's number into `payload`.
    """
    return _hmac(key, Label.EVENT_LINK, previous, payload)


def seal_address(key: bytes, address: str, *, inquiry: UUID) -> bytes:
    """Return a sender's mail address, sealed for this inquiry: always 285 bytes. Raises ValueError past 255 bytes."""
    padded = padding.pad_to(address.encode(), _ADDRESS_SIZE)
    return aead.seal(key, padded, Label.MAIL_ADDRESS, inquiry.bytes)


def open_address(key: bytes, blob: Blob, *, inquiry: UUID) -> str:
    """Return the mail address that was sealed for this inquiry. Raises Unreadable for any other blob."""
    return padding.unpad_from(aead.open_blob(key, blob, Label.MAIL_ADDRESS, inquiry.bytes), _ADDRESS_SIZE).decode()


def mail_link(key: bytes, given_at: str, *, inquiry: UUID) -> bytes:
    """Return what the link in a sender's mails holds (32 bytes): the same in every mail, so that a repeat is no other.

    It is made with the mail-address key and stored nowhere; `given_at` says when the address was given.
    """
    return _hmac(key, Label.MAIL_LINK, inquiry.bytes, text(given_at))


def _hmac(key: bytes, label: Label, *fields: bytes) -> bytes:
    return hmac.digest(key, bind(label.value, *fields), hashlib.sha256)


def _same(expected: bytes, stored: Blob) -> bool:
    try:
        return hmac.compare_digest(expected, aead.as_bytes(stored))
    except Unreadable:
        return False
