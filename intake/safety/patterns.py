"""The small language that the phrases are written in.

word            this word
a|b|go_on       one of these; "_" is a space inside one of them
{name}          one of the words of a class (see word_classes.py)
word?           may be missing
..              up to three words, none of them a negation
...             up to seven of them
$               the clause ends here; it may also stand among others: tonight|$
!a|b            none of these comes next
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from intake.safety.lists import lines
from intake.safety.spelling import FILLERS
from intake.safety.word_classes import CLASSES, COMMON, ENDS_A_CLAUSE, NEGATIONS

_CLASS = re.compile(r"\{(\w+)\}")


def _choices(element: str) -> list[str]:
    """Return what may stand for one element, in the order in which it is written, without words that say nothing."""
    expanded = _CLASS.sub(lambda found: "|".join(CLASSES[found.group(1)].split()), element.removesuffix("?"))
    spaced = (choice.replace("_", " ").split() for choice in expanded.split("|"))
    plain = (" ".join(word for word in words if word not in FILLERS) for words in spaced)
    return [choice for choice in dict.fromkeys(plain) if choice]


def _any_of(choices: Iterable[str]) -> str:
    longest_first = sorted(choices, key=lambda choice: (-len(choice), choice))
    return "(?:" + "|".join(re.escape(choice) for choice in longest_first) + ")"


_ONE_MORE = f"(?!{_any_of(sorted(NEGATIONS))} )[^ ,]+ "
_GAPS = {"..": f"(?:{_ONE_MORE}){{0,3}}?", "...": f"(?:{_ONE_MORE}){{0,7}}?"}
_END = f"(?=$|{_any_of(sorted(ENDS_A_CLAUSE))} )"


@dataclass(frozen=True)
class Pattern:
    """One line of a phrase list, ready to be looked for."""

    line: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Return what finds it in a sentence that begins and ends with a space. Every repetition in it is bounded."""
        return re.compile("(?<= )" + "".join(self._part(element) for element in self.line.split()))

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Return sets of words; a sentence that lacks one set altogether is not worth looking at."""
        needed = [_choices(element) for element in self._needed if "$" not in element.split("|")]
        return tuple(frozenset(choice.split()[0] for choice in choices) for choices in needed if choices)

    @property
    def anchor(self) -> frozenset[str]:
        """Return the set by which the pattern is filed: one without the commonest words, if there is one."""
        return min(self.needs, key=lambda words: len(words & COMMON))

    def could_be_in(self, words: set[str]) -> bool:
        """Say whether a sentence of these words holds something of each set."""
        return not any(need.isdisjoint(words) for need in self.needs)

    @property
    def example(self) -> str:
        """Return the shortest plain words that it finds."""
        return " ".join(choices[0] for choices in map(_choices, self._needed) if choices and choices[0] != "$")

    @property
    def _needed(self) -> list[str]:
        return [element for element in self.line.split() if element[0] not in ".$!" and element[-1] != "?"]

    @staticmethod
    def _part(element: str) -> str:
        if element in _GAPS:
            return _GAPS[element]
        if element == "$":
            return _END
        if element.startswith("!"):
            return f"(?!{_any_of(_choices(element[1:]))} )"
        maybe = "?" if element.endswith("?") else ""
        choices = _choices(element)
        if not choices:
            return ""
        if "$" in choices:
            return f"(?:{_any_of(choice for choice in choices if choice != '$')} |{_END})"
        return f"(?:{_any_of(choices)} ){maybe}"


class PhraseList:
    """Many patterns, of which only those are tried whose anchor a sentence holds."""

    def __init__(self, *lists: str) -> None:
        self.patterns = tuple(Pattern(line) for block in lists for line in lines(block))
        self._by_word: dict[str, list[int]] = {}
        for index, pattern in enumerate(self.patterns):
            for word in pattern.anchor:
                self._by_word.setdefault(word, []).append(index)

    def matches(self, sentence: str) -> Iterator[re.Match[str]]:
        """Yield every match of every pattern in a sentence that begins and ends with a space."""
        words = set(sentence.split())
        tried = {index for word in words for index in self._by_word.get(word, ())}
        for pattern in (self.patterns[index] for index in sorted(tried)):
            if pattern.could_be_in(words):
                yield from pattern.regex.finditer(sentence)

    def found_in(self, sentence: str) -> bool:
        """Say whether any pattern matches."""
        return next(self.matches(sentence), None) is not None


class Together:
    """Pairs of patterns of which both must be in one sentence."""

    def __init__(self, block: str) -> None:
        pairs = [line.split(" && ") for line in lines(block)]
        self.pairs = tuple((Pattern(first), Pattern(second)) for first, second in pairs)

    def matches(self, sentence: str) -> Iterator[re.Match[str]]:
        """Yield the match of the first of each pair whose second is there too."""
        words = set(sentence.split())
        for first, second in self.pairs:
            if first.could_be_in(words) and second.could_be_in(words) and second.regex.search(sentence):
                yield from first.regex.finditer(sentence)
