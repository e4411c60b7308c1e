"""What can go wrong in the vault. No exception carries a secret, a text or a key, nor says more than its class."""


class Unreadable(Exception):
    """A blob does not open in the place where it stands: corrupted, truncated, swapped, replayed or forged."""


class WrongPassphrase(Exception):
    """The blob is whole, and this passphrase does not open it."""


class Busy(Exception):
    """Too many passphrases are being stretched at this moment. Ask again shortly; answer with 503."""


class NotAKey(ValueError):
    """A text is no age key, or has a slip in it: age keys carry a checksum (BIP 173)."""


class NotAToken(ValueError):
    """A cookie's text was not made by `unlocking.new_token`."""
