"""The recovery key: read back whole before it counts, and enough to open an export without us."""

import io
from uuid import UUID

import pyrage
import pytest

from intake.vault import age, recovery, wraps
from intake.vault.age import KeyPair
from intake.vault.errors import NotAKey
from tests.intake.vault.specimens import facts

KEY = KeyPair(**facts()["recovery"])  # the same each time: the tests are named after what is read back
INQUIRY = UUID("11111111-1111-4111-8111-111111111111")


@pytest.mark.parametrize(
    "read",
    [
        KEY.private,
        KEY.private.lower(),
        f"\n  {KEY.private}\t\r\n",
        " ".join(KEY.private[at : at + 6] for at in range(0, 74, 6)),
        KEY.private[:40] + "\n" + KEY.private[40:],
        KEY.private.replace("-", "\N{EN DASH}"),
        KEY.private.replace("-", ""),
        KEY.private.replace("0", "O"),
        "\ufeff" + KEY.private,
    ],
)
def test_the_whole_key_proves_itself_however_it_is_read_back(read):
    assert recovery.proves(read, KEY.public)
    assert recovery.read_recovery_key(read) == KEY.private


@pytest.mark.parametrize(
    "read",
    [
        "",
        "AGE-SECRET-KEY-1",
        KEY.private[:-1],
        KEY.private[:30],
        KEY.private[16:],
        KEY.private[:-1] + ("Q" if KEY.private[-1] != "Q" else "P"),
        KEY.private[:20] + KEY.private[21] + KEY.private[20] + KEY.private[22:] + "Q",
        KEY.private + KEY.private,
        KEY.public,
        "é" * 74,
        KEY.private + " " * 2000,
    ],
)
def test_a_key_with_a_slip_proves_nothing(read):
    assert not recovery.proves(read, KEY.public)
    with pytest.raises(NotAKey):
        recovery.read_recovery_key(read)


def test_every_wrong_letter_is_noticed():
    for at in range(16, 74):
        wrong = KEY.private[:at] + ("Q" if KEY.private[at] != "Q" else "P") + KEY.private[at + 1 :]
        assert not recovery.proves(wrong, KEY.public)


def test_the_first_slip_in_what_was_read_back_is_found():
    private = KEY.private
    assert recovery.first_slip(private, private) == len(private)
    assert recovery.first_slip(f" {private.lower()[:40]}\n{private[40:]}".replace("-", " "), private) == len(private)
    for at in (0, 15, 16, 40, 73):
        assert recovery.first_slip(private[:at] + "ü" + private[at + 1 :], private) == at
        assert recovery.first_slip(private[:at], private) == at
    assert recovery.first_slip("x" * 100_000, private) == 0


def test_a_new_key_proves_itself():
    new = recovery.new_recovery_key()
    assert recovery.proves(new.private, new.public)
    assert new != recovery.new_recovery_key()


def test_another_practices_key_proves_nothing():
    assert not recovery.proves(recovery.new_recovery_key().private, KEY.public)


def test_a_public_half_that_is_none_is_refused():
    with pytest.raises(NotAKey):
        recovery.proves(KEY.private, "age1nothing")


def test_the_recovery_key_opens_wraps_as_a_reader_does():
    blob = wraps.wrap_for_reader(KEY.public, bytes(32), inquiry=INQUIRY, purpose="case")
    private = recovery.read_recovery_key(KEY.private.lower())
    assert wraps.open_as_reader(private, blob, inquiry=INQUIRY, purpose="case") == bytes(32)


@pytest.mark.parametrize("size", [0, 1, 64 * 1024, 300_000])
def test_an_export_is_an_age_file_for_the_recovery_key_alone(size):
    content, target = b"x" * size, io.BytesIO()
    recovery.encrypt_export(io.BytesIO(content), target, public=KEY.public)
    sealed = target.getvalue()
    assert sealed.startswith(b"age-encryption.org/v1\n")
    assert pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(KEY.private)]) == content
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(age.new_pair().private)])


def test_an_export_that_cannot_be_written_or_read_says_so(tmp_path):
    class Full(io.BytesIO):
        def write(self, data, /):
            raise OSError("No space left on device")

    class Gone(io.BytesIO):
        def read(self, size=-1, /):
            raise OSError("Input/output error")

    for source, target in ((io.BytesIO(b"x" * 100_000), Full()), (Gone(), io.BytesIO())):
        with pytest.raises(OSError, match="could not be"):
            recovery.encrypt_export(source, target, public=KEY.public)
