"""Two thousand of the spoiled blobs and texts that `make proofs` tries a hundred thousand of."""

import pytest

from tests.intake.vault import corruptions
from tests.intake.vault.specimens import specimens


def test_nothing_that_was_spoiled_opens_and_nothing_fails_unforeseen():
    refused = corruptions.prove(2000)
    assert refused.total() == 2000
    assert {specimen.name for specimen in specimens()} <= set(refused)
    assert {"return code, refused at sight", "return code of nobody", "token of nobody", "recovery key"} <= set(refused)


class Unequal(bytes):
    """Bytes that claim to have been spoiled."""

    def __eq__(self, other):
        return False

    __hash__ = bytes.__hash__


def pretend_to_spoil(blob, random):
    return Unequal(blob)


def test_the_proof_itself_notices_what_opens(monkeypatch):
    monkeypatch.setattr(corruptions, "SPOILS", (pretend_to_spoil,))
    with pytest.raises(AssertionError, match="opened after"):
        corruptions.prove(50)
