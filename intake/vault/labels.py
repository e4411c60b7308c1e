"""Every label that keeps one use of a key apart from another, in one list, so that no two can be the same.

A label is the `info` of HKDF (RFC 5869, section 3.2) or the first field of what an AEAD or HMAC binds. Changing one
makes everything that was sealed with it unreadable.
"""

from enum import Enum, unique


@unique
class Label(Enum):
    """What a key is derived for, or what a sealed or signed text is."""

    # Derived from a return code.
    CODE_LOOKUP = b"secure-base/1/return-code/lookup"
    CODE_KEY = b"secure-base/1/return-code/key"
    # Derived from the two halves of a cookie's token.
    TOKEN_LOOKUP = b"secure-base/1/token/lookup"
    TOKEN_KEY = b"secure-base/1/token/key"
    # Derived from SERVER_KEY.
    MAIL_ADDRESS_KEY = b"secure-base/1/server/mail-address"
    EVENT_CHAIN_KEY = b"secure-base/1/server/event-chain"
    READER_ROW_KEY = b"secure-base/1/server/reader-row"
    VOUCHING_KEY = b"secure-base/1/server/vouching"
    SUCCESSOR_KEY = b"secure-base/1/server/successor"
    INVITATION_KEY = b"secure-base/1/server/invitation"
    # What a sealed blob is.
    ENTRY = b"secure-base/1/sealed/entry"
    READER_WRAP = b"secure-base/1/sealed/reader-wrap"
    SENDER_WRAP = b"secure-base/1/sealed/sender-wrap"
    STAFF_KEY = b"secure-base/1/sealed/staff-key"
    TOKEN_CONTENT = b"secure-base/1/sealed/token-content"
    MAIL_ADDRESS = b"secure-base/1/sealed/mail-address"
    SUCCESSOR = b"secure-base/1/sealed/successor"
    # What an HMAC or a checksum says.
    READER_ROW = b"secure-base/1/signed/reader-row"
    RECOVERY_ROW = b"secure-base/1/signed/recovery-row"
    VOUCHED_KEY = b"secure-base/1/signed/vouched-key"
    EVENT_LINK = b"secure-base/1/signed/event-link"
    MAIL_LINK = b"secure-base/1/signed/mail-link"
    STAFF_KEY_CHECKSUM = b"secure-base/1/checksum/staff-key"
