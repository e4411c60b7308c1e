"""How hard an English text is to read: the Flesch-Kincaid grade, with syllables told from the spelling.

Grade = 0.39 x words a sentence + 11.8 x syllables a word - 15.59 (Kincaid et al., 1975, US Navy report 8-75).
The CMU dictionary knows syllables better, but takes half a second and 60 MB in every server process; on the texts that
come with the practice the two differ by less than a third of a grade.
"""

import re
from functools import lru_cache

_SENTENCE = re.compile(r"(?<=[.!?…:])\s+")
_WORD = re.compile(r"[\w’'-]+")
_VOWELS = re.compile(r"[aeiouy]+")
# Vowels side by side that are spoken apart, and an ending that is a syllable without a vowel of its own.
_APART = re.compile(
    r"ia(?!ge\b)|i[ou](?!s|n)|(?<=[^tscgx])ious|(?<![qg])ua|uou|eo(?!u|ple)|[aeiouy]ing\b|[aeou]y?ity|quiries|lient|quiet"
    r"|i(?:er|est|et[yi])|(?<=[aeiouy][^aeiouy])eate|creat|react|idea\b|area\b|s?thm\b|[^aeiou]sm\b|ism\b"
)
# Vowels that are written, but silent or spoken together with others.
_SILENT = re.compile(
    r"(?<=[^aeiouy])(?<![^aeiouy]l)e\b|(?<=[^aeiouydt])(?<![^aeiouyl]l)ed\b|(?<=[^aeiouyxszgchj])(?<![^aeiouy]l)es\b"
    r"|(?<=[^aeiouy])e(?=(?:ly|less|ful|ment|ness|ty|thing|where|body|one|ways?|self|day|hand|side)\b)|(?<=som)e"
    r"|[ct]ia(?=[ln])"
)


@lru_cache(maxsize=4096)
def syllables(word: str) -> int:
    """Return the number of syllables in an English word, at least 1."""
    bare = re.sub(r"[^a-z]", "", re.sub(r"['’](?:s|m|re|ve|ll|d|t)\b", "", word.lower()))
    return max(1, len(_VOWELS.findall(bare)) + len(_APART.findall(bare)) - len(_SILENT.findall(bare)))


def grade(text: str) -> float:
    """Return the grade of a plain text in which every block stands on its own line; 0 for a text without words."""
    sentences = [part for line in text.splitlines() for part in _SENTENCE.split(line) if re.search(r"\w", part)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence) if re.search(r"[A-Za-z]", word)]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
