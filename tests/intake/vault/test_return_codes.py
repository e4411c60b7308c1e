"""Return codes: easy to type, hard to mistype unnoticed, impossible to guess."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.vault import return_codes
from intake.vault.return_codes import LENGTH, SYMBOLS, NotACode, Problem, in_groups, new_code, normalise
from tests.intake.vault.calmly import calmly

RANDOM = Random(1)  # noqa: S311  # the same codes each time, on purpose


def valid_code():
    values = RANDOM.choices(range(32), k=LENGTH - 1)
    check = next(value for value in range(32) if return_codes._weighted_sum([*values, value]) == 0)
    return normalise("".join(SYMBOLS[value] for value in [*values, check]))


CODES = [valid_code() for _ in range(30)] + [normalise("0" * LENGTH)]


def problem_of(text):
    with pytest.raises(NotACode) as caught:
        normalise(text)
    return caught.value


def test_a_new_code_is_one():
    for _ in range(200):
        code = new_code()
        assert normalise(in_groups(code)) == code


def test_a_code_has_24_symbols_in_six_groups_of_four():
    shown = in_groups(new_code())
    assert len(shown.replace("-", "")) == LENGTH == 24
    assert [len(group) for group in shown.split("-")] == [4] * 6
    assert set(shown) <= set(SYMBOLS) | {"-"}


def test_no_symbol_looks_like_another():
    assert len(SYMBOLS) == 32
    assert not set(SYMBOLS) & set("OILU")


def test_all_symbols_are_drawn_at_every_place():
    codes = [new_code() for _ in range(3000)]
    assert len(set(codes)) == 3000
    for place in range(LENGTH):
        drawn = Counter(code[place] for code in codes)
        assert len(drawn) == 32
        assert max(drawn.values()) < 200  # 94 are expected


@pytest.mark.parametrize("code", CODES)
def test_every_single_wrong_symbol_is_caught(code):
    for place in range(LENGTH):
        for symbol in set(SYMBOLS) - {code[place]}:
            assert problem_of(code[:place] + symbol + code[place + 1 :]).problem is Problem.CHECK


@pytest.mark.parametrize("code", CODES)
def test_every_swap_of_two_symbols_is_caught_neighbours_or_not(code):
    for first in range(LENGTH):
        for second in range(first + 1, LENGTH):
            if code[first] != code[second]:
                swapped = list(code)
                swapped[first], swapped[second] = code[second], code[first]
                assert problem_of("".join(swapped)).problem is Problem.CHECK


def test_the_weights_are_all_different_and_none_is_zero():
    weights = [1]
    for _ in range(LENGTH - 1):
        weights.append(return_codes._times_alpha(weights[-1]))
    assert len(set(weights)) == LENGTH
    assert 0 not in weights
    assert max(weights) < 32


def test_the_field_has_31_powers_before_it_comes_round():
    value, order = return_codes._times_alpha(1), 1
    while value != 1:
        value, order = return_codes._times_alpha(value), order + 1
    assert order == 31


@pytest.mark.parametrize(
    "written",
    [
        str.lower,
        in_groups,
        lambda code: in_groups(code).lower(),
        lambda code: in_groups(code).replace("-", " "),
        lambda code: in_groups(code).replace("-", "\n"),
        lambda code: f"  \t{in_groups(code)}\r\n",
        lambda code: in_groups(code).replace("-", " \N{EN DASH} "),
        lambda code: in_groups(code).replace("-", "\N{EM DASH}"),
        lambda code: in_groups(code).replace("-", "\N{NON-BREAKING HYPHEN}"),
        lambda code: in_groups(code).replace("-", "\N{MINUS SIGN}"),
        lambda code: in_groups(code).replace("-", "\N{SOFT HYPHEN}"),
        lambda code: in_groups(code).replace("-", "\N{NO-BREAK SPACE}"),
        lambda code: "\ufeff" + "\N{ZERO WIDTH SPACE}".join(code),
        lambda code: code.replace("0", "O").replace("1", "I"),
        lambda code: code.replace("0", "o").replace("1", "l"),
        lambda code: code.replace("1", "L"),
        lambda code: "".join(chr(ord(symbol) + 0xFEE0) for symbol in code),  # full-width, from a Japanese keyboard
    ],
)
def test_a_code_is_read_however_it_is_written(written):
    for code in CODES:
        assert normalise(written(code)) == code


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("U" + "0" * 23, 0),
        ("0000-000U-0000-0000-0000-0000", 8),
        ("  0000 00*0", 9),
        ("0000-00À0", 7),
        ("0000\N{CYRILLIC CAPITAL LETTER A}", 4),
        ("0000_0000", 4),
        ("00\ud800", 2),
        ("ß", 0),
    ],
)
def test_a_symbol_that_no_code_has_is_pointed_at(text, position):
    met = problem_of(text)
    assert (met.problem, met.position, met.count) == (Problem.SYMBOL, position, None)


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("  - ", 0), ("0" * 23, 23), ("0" * 25, 25), ("0000-0000", 8), ("U" * 300, 300)]
)
def test_a_wrong_length_says_how_many_symbols_there_were(text, count):
    met = problem_of(text)
    assert (met.problem, met.position, met.count) == (Problem.LENGTH, None, count)


def test_an_error_does_not_repeat_what_was_typed():
    for text in ("SECRET*", "0" * 23, "1" + "0" * 23):
        assert text not in f"{problem_of(text)} {problem_of(text)!r}"


@calmly
@given(st.text())
def test_any_text_is_a_code_or_is_refused_as_none(text):
    try:
        code = normalise(text)
    except NotACode:
        code = None
    assert code is None or normalise(code) == code


def test_lookup_id_and_key_of_a_code_have_nothing_in_common():
    code = new_code()
    assert len(return_codes.lookup_id(code)) == len(return_codes.code_key(code)) == 32
    assert return_codes.lookup_id(code) != return_codes.code_key(code)


def test_two_codes_are_found_and_opened_apart():
    assert len({return_codes.lookup_id(code) for code in CODES}) == len(CODES)
    assert len({return_codes.code_key(code) for code in CODES}) == len(CODES)
