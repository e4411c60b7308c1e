"""Sizes: what is stored tells little of how long a text is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.vault import padding
from intake.vault.errors import Unreadable
from tests.intake.vault.calmly import calmly

KIB = 1024


@pytest.mark.parametrize(
    ("length", "size"),
    [
        (0, 4 * KIB),
        (1, 4 * KIB),
        (4 * KIB - 1, 4 * KIB),
        (4 * KIB, 16 * KIB),
        (16 * KIB - 1, 16 * KIB),
        (16 * KIB, 64 * KIB),
        (64 * KIB - 1, 64 * KIB),
        (64 * KIB, 128 * KIB),
        (128 * KIB - 1, 128 * KIB),
        (128 * KIB, 192 * KIB),
        (1000 * KIB, 1024 * KIB),
    ],
)
def test_a_text_takes_4_16_or_64_kib_and_then_whole_multiples_of_64(length, size):
    assert len(padding.pad(b"x" * length)) == size
    assert padding.unpad(padding.pad(b"x" * length)) == b"x" * length


@calmly
@given(st.binary(max_size=200), st.integers(0, 70 * KIB))
def test_what_was_padded_comes_back_as_it_was(end, length):
    content = b"\x80\0" * (length // 2) + end
    assert padding.unpad(padding.pad(content)) == content


@pytest.mark.parametrize(
    "padded",
    [
        b"",
        b"\x80",
        bytes(4 * KIB),
        b"text" + b"\x80" + bytes(4 * KIB - 6),
        b"text" + b"\x80" + bytes(4 * KIB - 4),
        b"text" + bytes(4 * KIB - 4),
        b"text\x80".ljust(4 * KIB - 1, b"\0") + b"\1",
        b"text\x80".ljust(16 * KIB, b"\0"),
        b"x" * (5 * KIB) + b"\x80".ljust(59 * KIB, b"\0"),
        b"x" * (4 * KIB),
    ],
    ids=[
        "nothing",
        "only the mark",
        "only zeros",
        "one byte short",
        "one byte long",
        "no mark",
        "not zeros to the end",
        "a larger size than needed",
        "the largest size for a middling text",
        "full",
    ],
)
def test_bytes_that_pad_would_not_have_made_are_refused(padded):
    with pytest.raises(Unreadable):
        padding.unpad(padded)


def test_a_content_as_long_as_a_fixed_size_is_refused():
    assert padding.unpad_from(padding.pad_to(b"x" * 15, 16), 16) == b"x" * 15
    with pytest.raises(ValueError, match="too long"):
        padding.pad_to(b"x" * 16, 16)


def test_a_fixed_size_is_the_only_one_that_comes_back():
    with pytest.raises(Unreadable):
        padding.unpad_from(padding.pad_to(b"x", 32), 16)
