"""Tokens: a cookie without its row opens nothing, nor a row without its cookie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.vault.errors import NotAToken, Unreadable
from intake.vault.unlocking import new_token, open_for_token, read_token, seal_for_token
from tests.intake.vault.calmly import calmly

TOKEN = new_token()


def test_a_token_is_read_back_from_its_cookie():
    assert read_token(TOKEN.text) == TOKEN
    assert len(TOKEN.lookup) == len(TOKEN.key) == 32
    assert TOKEN.lookup != TOKEN.key


def test_its_text_can_stand_in_a_cookie():
    assert len(TOKEN.text) == 86
    assert TOKEN.text.replace("-", "a").replace("_", "a").isalnum()
    assert TOKEN.text.isascii()


def test_two_tokens_have_nothing_in_common():
    tokens = [new_token() for _ in range(100)]
    for part in ("text", "lookup", "key"):
        assert len({getattr(token, part) for token in tokens}) == 100


def test_half_of_a_token_gives_its_row_and_the_other_half_its_key():
    text = new_token().text
    first, last = read_token("A" + text[1:] if text[0] != "A" else "B" + text[1:]), read_token(text[:-2] + "AA")
    assert first.key == read_token(text).key
    assert last.lookup == read_token(text).lookup


@pytest.mark.parametrize("purpose", ["unlock", "visit"])
def test_what_was_sealed_for_a_token_opens_for_it(purpose):
    blob = seal_for_token(TOKEN, b"key", purpose, owner="7")
    assert open_for_token(read_token(TOKEN.text), blob, purpose, owner="7") == b"key"
    assert len(blob) == 3 + 29


def test_it_opens_for_no_other_token_purpose_or_owner():
    blob = seal_for_token(TOKEN, b"key", "visit", owner="7")
    with pytest.raises(Unreadable):
        open_for_token(new_token(), blob, "visit", owner="7")
    with pytest.raises(Unreadable):
        open_for_token(TOKEN, blob, "unlock", owner="7")
    with pytest.raises(Unreadable):
        open_for_token(TOKEN, blob, "visit", owner="8")


def test_it_opens_in_no_other_row_though_the_key_is_the_same():
    blob = seal_for_token(TOKEN, b"key", "visit", owner="7")
    other_row = read_token(("B" if TOKEN.text[0] == "A" else "A") + TOKEN.text[1:])
    assert other_row.key == TOKEN.key
    with pytest.raises(Unreadable):
        open_for_token(other_row, blob, "visit", owner="7")


def test_a_second_text_for_the_same_bytes_is_no_token():
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    last = alphabet.index(TOKEN.text[-1])
    for spare in range(1, 16):
        with pytest.raises(NotAToken):
            read_token(TOKEN.text[:-1] + alphabet[last ^ spare])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "=" * 86,
        "é" * 86,
        "A" * 85,
        "A" * 87,
        "A" * 84 + "==",
        "A" * 82,
        "A" * 90,
        "A" * 86 + "\n",
        " " + "A" * 85,
        "+" * 86,
        "/" * 86,
        "\ud800" * 86,
    ],
)
def test_any_other_text_is_no_token(text):
    with pytest.raises(NotAToken):
        read_token(text)


@calmly
@given(st.text(alphabet="ABab01-_=+/. é", min_size=84, max_size=88))
def test_a_text_is_a_token_or_is_refused_as_none(text):
    try:
        again = read_token(text).text
    except NotAToken:
        again = text
    assert again == text


def test_a_token_does_not_show_its_secrets():
    assert TOKEN.text not in repr(TOKEN)
    assert repr(TOKEN.key) not in repr(TOKEN)
