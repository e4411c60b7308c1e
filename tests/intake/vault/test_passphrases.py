"""Passphrases: six words that can be remembered, and typed in any way."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.vault import staff
from intake.vault.passphrases import new_passphrase, normalise_passphrase, word_list
from tests.intake.vault.calmly import calmly


def test_a_passphrase_has_six_words_of_the_list():
    words = new_passphrase().split(" ")
    assert len(words) == 6
    assert set(words) <= set(word_list())


def test_the_list_has_7776_plain_words_so_that_six_make_77_bits():
    assert len(word_list()) == len(set(word_list())) == 7776
    assert all(word.isascii() and word.isalpha() and word.islower() for word in word_list())
    assert {len(word) for word in word_list()} == set(range(3, 10))


def test_no_word_begins_another_so_that_nothing_between_them_is_needed():
    words = sorted(word_list())
    assert [(one, next_one) for one, next_one in pairwise(words) if next_one.startswith(one)] == []


@pytest.mark.parametrize("word", ["grope", "unlovable", "strangle", "yoyo-", "t-shirt", "hankie", "crazy"])
def test_words_that_hurt_or_confuse_are_not_in_the_list(word):
    assert word not in word_list()


UNKIND = (
    "unworthy uselessly unkind helpless unhappy worry grief gallows danger poison slain stricken wound hurt shame "
    "ashamed anguished despair panic prison epileptic coma tubby unsightly"
)


@pytest.mark.parametrize("word", UNKIND.split())
def test_nobody_is_given_a_word_of_violence_death_illness_or_worthlessness(word):
    assert word not in word_list()


def test_kind_words_took_their_place():
    assert {"blossom", "lantern", "meadow", "picnic", "rainbow", "solace"} <= set(word_list())


def test_a_phrase_of_words_that_are_in_the_list_no_more_opens_what_it_opened():
    old = "wrought slapping monorail aflutter unworthy whisking"
    assert set(old.split()) - set(word_list())
    pair = staff.new_staff_key()
    closed = staff.close_private(pair.private, old)
    assert staff.open_private(closed, old, public=pair.public) == pair.private


def test_words_are_drawn_from_the_whole_list():
    drawn = {word for _ in range(500) for word in new_passphrase().split()}
    assert len(drawn) > 2300  # of 3,000 draws, 2,490 different words are expected
    assert min(drawn) < "ag"
    assert max(drawn) > "wo"


@pytest.mark.parametrize(
    "typed",
    [
        "habitual supermom fleshy edge limelight wheat",
        "Habitual Supermom FLESHY edge limelight wheat",
        "  habitual\tsupermom\nfleshy  edge limelight wheat\r\n",
        "habitual-supermom-fleshy\N{EN DASH}edge-limelight-wheat",
        "habitual. supermom, fleshy. edge. limelight. wheat",
        "habitualsupermomfleshyedgelimelightwheat",
        "habitual\N{NO-BREAK SPACE}supermom\N{ZERO WIDTH SPACE}fleshy edge limelight wheat\ufeff",
        "\uff48abitual supermom \ufb02eshy edge limelight wheat",
    ],
)
def test_a_passphrase_is_the_same_however_it_is_typed(typed):
    assert normalise_passphrase(typed) == "habitualsupermomfleshyedgelimelightwheat"


def test_another_letter_makes_another_passphrase():
    assert normalise_passphrase("habituál") != normalise_passphrase("habitual")
    assert normalise_passphrase("habitual1") != normalise_passphrase("habitual")


@calmly
@given(st.text(st.characters()))
def test_normalising_twice_changes_nothing_more_for_words_of_the_list(text):
    once = normalise_passphrase(text)
    if once.isascii():
        assert normalise_passphrase(once) == once
