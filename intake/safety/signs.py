"""Signs: words, and two words near each other, that make a passage weigh more or less.

No sign says anything by itself; a passage is read as risk when its signs weigh enough together. The list is
`signs.txt`, one sign a line with its points, to be read and edited; `scripts/weigh_signs.py` weighs it anew.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from intake.safety.folding import folded

FILE = Path(__file__).with_name("signs.txt")
ALWAYS = "*"  # what every passage weighs, whatever it says
COMMA = ","

type Points = Mapping[str, int]


@cache
def points() -> Points:
    """Return what each sign weighs, in points; under "" what every passage does."""
    rows = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines())
    return {"" if sign == ALWAYS else sign: int(number) for number, sign in rows}


def of(words: Sequence[str]) -> frozenset[str]:
    """Return the signs of a passage: its words, those beside each other, and those with one word ("_") between."""
    plain = [folded(word) for word in words if word != COMMA]
    beside = {f"{first} {second}" for first, second in pairwise(plain)}
    near = {f"{first} _ {second}" for first, second in zip(plain, plain[2:], strict=False)}
    return frozenset(plain) | beside | near


def weight(words: Sequence[str], weighed: Points) -> int:
    """Return what a passage weighs, in points."""
    return weighed.get("", 0) + sum(weighed.get(sign, 0) for sign in of(words))
