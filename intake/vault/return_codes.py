"""Return codes: the one secret that brings a sender back.

A code is 24 symbols of Crockford's base32 (https://www.crockford.com/base32.html): 23 random ones, 115 bits, and a
check symbol. NIST SP 800-63B counts such a code as a look-up secret; from 112 bits on it may be kept under a plain
hash, so HKDF suffices, no visitor can burn our CPU, and guessing needs no rate limit.
"""

import secrets
import unicodedata
from enum import StrEnum
from typing import NewType

from intake.vault.derivation import derive
from intake.vault.labels import Label

# A code in the one form that is hashed: 24 symbols, upper case, nothing between them. `new_code` and `normalise` make
# it.
ReturnCode = NewType("ReturnCode", str)

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 24
GROUP = 4
_LONGEST_TEXT = 256  # more than any way to write a code; longer texts are not looked at
_VALUES = {symbol: value for value, symbol in enumerate(SYMBOLS)}
_READ_AS = {"O": "0", "I": "1", "L": "1"}
_MINUS = "\N{MINUS SIGN}"  # the one dash that Unicode counts among mathematical symbols


class Problem(StrEnum):
    """What is wrong with a text that should be a code."""

    SYMBOL = "symbol"
    LENGTH = "length"
    CHECK = "check"


class NotACode(ValueError):
    """A text is no return code.

    `problem` says why. For SYMBOL, `position` is the index in the typed text of the first symbol that no code has, for
    pointing at it. For LENGTH, `count` is how many symbols there were. For CHECK both are None: a symbol is wrong or
    two are swapped, and there is no telling which.
    """

    def __init__(self, problem: Problem, *, position: int | None = None, count: int | None = None) -> None:
        """Keep what is wrong, never the text itself."""
        super().__init__(problem.value)
        self.problem = problem
        self.position = position
        self.count = count


def new_code() -> ReturnCode:
    """Return a new code: 23 random symbols and their check symbol."""
    values = [secrets.randbelow(len(SYMBOLS)) for _ in range(LENGTH - 1)]
    values.append(_times_alpha(_weighted_sum(values)))
    return ReturnCode("".join(SYMBOLS[value] for value in values))


def in_groups(code: ReturnCode) -> str:
    """Return a code as it is shown and printed: six groups of four, with hyphens."""
    return "-".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def normalise(text: str) -> ReturnCode:
    """Return the code that someone typed. Raises NotACode.

    Case, spaces, line breaks, hyphens and dashes of any kind do not matter; O is read as 0, I and L as 1.
    """
    if len(text) > _LONGEST_TEXT:
        raise NotACode(Problem.LENGTH, count=len(text))
    symbols = [_symbol(char, position) for position, char in enumerate(text) if not _separates(char)]
    if len(symbols) != LENGTH:
        raise NotACode(Problem.LENGTH, count=len(symbols))
    if _weighted_sum([_VALUES[symbol] for symbol in symbols]) != 0:
        raise NotACode(Problem.CHECK)
    return ReturnCode("".join(symbols))


def which_symbol(text: str, position: int) -> int:
    """Return which symbol of a typed text stands at an index, counted from 1, without what separates symbols."""
    return sum(not _separates(char) for char in text[: position + 1])


def lookup_id(code: ReturnCode) -> bytes:
    """Return the 32 bytes under which the inquiry of this code is found. They do not give the code or its key away."""
    return derive(code.encode("ascii"), Label.CODE_LOOKUP)


def code_key(code: ReturnCode) -> bytes:
    """Return the 32-byte key of this code, for `wraps.wrap_for_sender`."""
    return derive(code.encode("ascii"), Label.CODE_KEY)


def _separates(char: str) -> bool:
    # Z: spaces of any width. Cc, Cf: line breaks, tabs, soft hyphens and what copying leaves behind unseen. Pd: dashes.
    category = unicodedata.category(char)
    return category.startswith("Z") or category in {"Cc", "Cf", "Pd"} or char == _MINUS


def _symbol(char: str, position: int) -> str:
    upper = unicodedata.normalize("NFKC", char).upper()
    symbol = _READ_AS.get(upper, upper)
    if symbol not in _VALUES:
        raise NotACode(Problem.SYMBOL, position=position)
    return symbol


def _weighted_sum(values: list[int]) -> int:
    """Return the sum over GF(32) of each value times alpha to the power of how many values follow it.

    alpha is a root of x⁵+x²+1, which is primitive, so its powers 0 to 30 are all different and none is zero. A wrong
    symbol changes the sum by a weight times a difference, swapped symbols by a difference of weights times a
    difference: never zero. So 24 symbols that sum to zero catch any single error and any swap of two, neighbours among
    them.
    """
    total = 0
    for value in values:
        total = _times_alpha(total) ^ value
    return total


def _times_alpha(value: int) -> int:
    doubled = value << 1
    return doubled ^ 0b100101 if doubled & 0b100000 else doubled
