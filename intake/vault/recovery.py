"""The practice's recovery key: made at set-up, printed once, never stored. It opens exports with `age` alone.

Its public half is used like a reader's (`wraps.wrap_for_reader`), its private half like a reader's
(`wraps.open_as_reader`). The private half is written in upper-case letters, digits and hyphens, which a QR code holds
in its compact alphanumeric mode.
"""

import secrets
import unicodedata
from io import BufferedIOBase

from intake.vault import age
from intake.vault.age import KeyPair
from intake.vault.errors import NotAKey, Unreadable

_HEAD = "AGE-SECRET-KEY-1"
_BARE_HEAD = _HEAD.replace("-", "")
_LONGEST_TEXT = 1024
_TEST_BYTES = 32


def new_recovery_key() -> KeyPair:
    """Return a new key pair for the practice. Show the private half once and forget it."""
    return age.new_pair()


def read_recovery_key(text: str) -> str:
    """Return the private half that someone scanned or typed, as `open_as_reader` takes it. Raises NotAKey.

    Case, spaces, line breaks and dashes do not matter, and O is read as 0: the symbols of the key have no O (BIP 173).
    """
    if len(text) > _LONGEST_TEXT:
        raise NotAKey
    bare = _bare(text)
    if not bare.startswith(_BARE_HEAD):
        raise NotAKey
    private = _HEAD + bare.removeprefix(_BARE_HEAD).replace("O", "0")
    age.public_of(private)
    return private


def first_slip(read_back: str, private: str) -> int:
    """Return at which symbol of a private key's text what was read back first differs from it, counted from 0.

    Where nothing differs, it is the length of that text.
    """
    typed = iter(_bare(read_back[:_LONGEST_TEXT]).replace("O", "0"))
    for at, symbol in enumerate(private):
        if symbol != "-" and next(typed, "") != symbol.replace("O", "0"):
            return at
    return len(private)


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).upper()
    return "".join(char for char in folded if unicodedata.category(char)[0] not in "ZCP")


def proves(read_back: str, public: str) -> bool:
    """Say whether the whole key that was read back opens what is sealed to `public`, by doing it with a test text.

    Raises NotAKey if `public` itself is no key.
    """
    test = secrets.token_bytes(_TEST_BYTES)
    sealed = age.seal_to(public, test)
    try:
        return age.open_with(read_recovery_key(read_back), sealed) == test
    except (NotAKey, Unreadable):
        return False


def encrypt_export(source: BufferedIOBase, target: BufferedIOBase, *, public: str) -> None:
    """Read `source` to its end and write it to `target` as an age file, which `age -d -i key.txt` opens.

    Raises NotAKey, and OSError if reading or writing fails; what was written by then is to be thrown away. It holds the
    interpreter's lock, about 3 ms a MiB: for commands, not for a serving process.
    """
    age.seal_stream(public, source, target)
