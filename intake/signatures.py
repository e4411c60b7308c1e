"""What this server vouches for, with keys that come from SERVER_KEY and are in no database (DESIGN §5)."""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from uuid import UUID

from django.conf import settings

from intake.vault import server_keys
from intake.vault.aead import Blob
from intake.vault.binding import bind, text
from intake.vault.errors import Unreadable
from intake.vault.wraps import Purpose


@lru_cache(maxsize=16)
def _derived(derive: Callable[[str], bytes], server_key: str) -> bytes:
    return derive(server_key)


def _key(derive: Callable[[str], bytes]) -> bytes:
    return _derived(derive, settings.SERVER_KEY)


def sign_reader(staff_id: int, public_key: str) -> bytes:
    """Return the signature that makes a public key this person's staff key."""
    return server_keys.sign_reader(_key(server_keys.reader_row_key), staff_id, public_key)


def reader_is_ours(staff_id: int, public_key: str, signature: Blob) -> bool:
    """Say whether this server has signed that this public key is this person's."""
    return server_keys.reader_is_signed(_key(server_keys.reader_row_key), staff_id, public_key, signature)


def sign_recovery(public_key: str) -> bytes:
    """Return the signature that makes a public key the practice's recovery key."""
    return server_keys.sign_recovery(_key(server_keys.reader_row_key), public_key)


def recovery_is_ours(public_key: str, signature: Blob) -> bool:
    """Say whether this server has signed that this is the practice's recovery key."""
    return server_keys.recovery_is_signed(_key(server_keys.reader_row_key), public_key, signature)


def vouch(inquiry: UUID, key: bytes, purpose: Purpose) -> bytes:
    """Return this server's word that a case or note key is this inquiry's own."""
    return server_keys.vouch(_key(server_keys.vouching_key), key, inquiry=inquiry, purpose=purpose)


def is_vouched_for(inquiry: UUID, key: bytes, purpose: Purpose, voucher: Blob | None) -> bool:
    """Say whether this server has given its word for this key."""
    if voucher is None:
        return False
    return server_keys.is_vouched_for(_key(server_keys.vouching_key), key, voucher, inquiry=inquiry, purpose=purpose)


def add_successor(inquiry: UUID, chain: Blob | None, *, old_key: bytes, new_key: bytes) -> bytes:
    """Return the chain of an inquiry's case keys with one more step, from `old_key` to `new_key`."""
    step = server_keys.seal_successor(_key(server_keys.successor_key), old_key, new_key, inquiry=inquiry)
    return bytes(chain or b"") + step


def newest_key(inquiry: UUID, key: bytes, chain: Blob | None) -> bytes:
    """Return the case key at the end of the chain for someone who has any of the keys in it."""
    whole = bytes(chain or b"")
    for start in range(0, len(whole), server_keys.SUCCESSOR_BYTES):
        step = whole[start : start + server_keys.SUCCESSOR_BYTES]
        try:
            key = server_keys.open_successor(_key(server_keys.successor_key), key, step, inquiry=inquiry)
        except Unreadable:
            # Steps before the one that starts from this key are not for it.
            continue
    return key


def chain_link(previous: bytes, *said: object) -> bytes:
    """Return what binds what one event says to the event before it (32 bytes); see `server_keys.chain_link`."""
    payload = bind(*(text(str(each)) for each in said))
    return server_keys.chain_link(_key(server_keys.event_chain_key), previous, payload)


def invitation_secret() -> str:
    """Return what signs the links that let someone make a staff key; SECRET_KEY alone makes none."""
    return _key(server_keys.invitation_key).hex()


def seal_address(inquiry: UUID, address: str) -> bytes:
    """Return a sender's mail address, sealed. Raises ValueError past 255 bytes."""
    return server_keys.seal_address(_key(server_keys.mail_address_key), address, inquiry=inquiry)


def open_address(inquiry: UUID, sealed: Blob) -> str | None:
    """Return a sender's mail address, or None for a blob that this server did not seal for this inquiry."""
    try:
        return server_keys.open_address(_key(server_keys.mail_address_key), sealed, inquiry=inquiry)
    except Unreadable:
        return None


def mail_token(inquiry: UUID, given_at: datetime) -> str:
    """Return what the link in a sender's mails holds: 256 bits that nobody guesses who has the database alone."""
    said = given_at.astimezone(UTC).isoformat()
    link = server_keys.mail_link(_key(server_keys.mail_address_key), said, inquiry=inquiry)
    return urlsafe_b64encode(link).decode().rstrip("=")
