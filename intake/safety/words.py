"""From what was typed to sentences of plain words: spelling, contractions, breaks."""

import re
import unicodedata
from collections.abc import Iterator

from intake.safety import lists, spelling, word_classes
from intake.safety.exceptions import CURRENT, FAR_PAST
from intake.safety.idioms import IDIOM
from intake.safety.phrases import PLAIN
from intake.safety.phrases_from_others import FROM_OTHERS
from intake.safety.phrases_indirect import INDIRECT
from intake.safety.phrases_leaving import LEAVING
from intake.safety.phrases_to_others import TO_OTHERS
from intake.safety.phrases_together import TOGETHER

COMMA = ","
LONGEST = 60  # words; a longer run without a full stop is read in pieces
OVERLAP = 16

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201b`\u00b4\u02bc\u2032\uff07", "'"))
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_PIECE = re.compile(r"[a-z0-9'*@$#!|]+|\n[ \t]*\n|[^a-z0-9'\s]")
_ELLIPSIS = re.compile(r"\.{2,}|…")
_SPACED_OUT = re.compile(r"\b(?:[a-z][ .\-]){3,12}[a-z]\b")
_HIDDEN = re.compile(r"[a-z]+[*@$#!|0-9]+[a-z]+|[$!][a-z]+[a-z*@$#!|0-9]*")
_LONG_RUN = re.compile(r"(.)\1{2,}")
_ENDS = frozenset(".!?")
_PARTS = frozenset(",;:()[]–—/~")  # a hyphen, a quotation mark or a picture parts nothing
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def sentences(text: str) -> list[list[str]]:
    """Return the sentences of a text, each as its plain words and commas."""
    found: list[list[str]] = []
    raw = list(_raw_sentences(_flatten(text)))
    alone = {word: _spelled_alone(word) for word in {word for words in raw for word in words}}
    for words in raw:
        plain = _plain(words, alone)
        while len(plain) > LONGEST:
            found.append(plain[:LONGEST])
            plain = plain[LONGEST - OVERLAP :]
        if plain:
            found.append(plain)
    return found


def _flatten(text: str) -> str:
    """Return the text in small plain letters, whatever signs and alphabets dressed them up."""
    text = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES)
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    text = _ELLIPSIS.sub(" ", _INVISIBLE.sub("", text.translate(_APOSTROPHES)))
    return _SPACED_OUT.sub(lambda found: re.sub(r"[ .\-]", "", found.group()), text)


def _raw_sentences(text: str) -> Iterator[list[str]]:
    """Yield the words as typed, sentence by sentence."""
    words: list[str] = []
    for found in _PIECE.finditer(text):
        piece = found.group()
        if any(sign.isalnum() for sign in piece):
            words.append(piece.strip("!*@#|"))
        elif piece in _PARTS:
            _break(words)
        if piece[-1] in _ENDS or piece[0] == "\n":
            yield words
            words = []
    yield words


def _break(words: list[str]) -> None:
    """Note a comma, once."""
    if words and words[-1] != COMMA:
        words.append(COMMA)


def _plain(words: list[str], alone: dict[str, str]) -> list[str]:
    """Return the words as the phrases spell them, given what each stands for by itself."""
    spelled = [part for index, word in enumerate(words) for part in _spelled(word, _next(words, index), alone).split()]
    joined: list[str] = []
    for word in spelled:
        pair = (joined[-1], word) if joined else None
        if pair in spelling.JOINED:
            joined[-1:] = spelling.JOINED[pair].split()
        else:
            joined.append(word)
    return [word for word in joined if word not in spelling.FILLERS]


def _next(words: list[str], index: int) -> str:
    return words[index + 1] if index + 1 < len(words) else ""


def _spelled(word: str, following: str, alone: dict[str, str]) -> str:
    if word in spelling.BARE and following in spelling.AFTER_BARE:
        return spelling.BARE[word]
    return alone[word]


def _spelled_alone(word: str) -> str:
    """Return what one typed word stands for."""
    word = word.strip("'")
    if word in spelling.WITH_APOSTROPHE:
        return spelling.WITH_APOSTROPHE[word]
    if word.endswith("'s"):
        return f"{spelling.SHORT_FORMS.get(word[:-2], word[:-2])} is" if word[:-2] in _CAN_BE else word[:-2]
    word = word.replace("'", "")
    if _HIDDEN.fullmatch(word):
        word = _shown(word)
    for known in (word, _LONG_RUN.sub(r"\1\1", word), _LONG_RUN.sub(r"\1", word)):
        if known in spelling.SHORT_FORMS or known in spelling.SLIPS:
            return spelling.SHORT_FORMS.get(known) or spelling.SLIPS[known]
        if known in _SLIPS_OF:
            return _spelled_again(_SLIPS_OF[known])
    return _LONG_RUN.sub(r"\1", word)


def _spelled_again(word: str) -> str:
    return spelling.SHORT_FORMS.get(word, word)


def _shown(word: str) -> str:
    """Return the word behind one like s*icide, or the word itself."""
    wanted = re.compile("".join(sign if sign in _LETTERS else "." for sign in word))
    return next((known for known in spelling.OFTEN_HIDDEN if wanted.fullmatch(known)), word)


def _slips(word: str) -> set[str]:
    """Return the word with each one slip in it."""
    halves = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    missing = {a + b[1:] for a, b in halves if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    wrong = {a + letter + b[1:] for a, b in halves if b for letter in _LETTERS}
    extra = {a + letter + b for a, b in halves for letter in _LETTERS}
    return {slip for slip in missing | swapped | wrong | extra if slip[:1] == word[0]}


def _vocabulary() -> frozenset[str]:
    """Return every word that a list knows; such a word is no slip of another."""
    lists = [PLAIN, INDIRECT, LEAVING, TOGETHER, FROM_OTHERS, TO_OTHERS, IDIOM, FAR_PAST, CURRENT]
    return frozenset(re.findall("[a-z]+", " ".join([*lists, *word_classes.CLASSES.values()])))


_CAN_BE = lists.words(
    """
    he she it that there what who everyone nobody someone husband wife partner boyfriend girlfriend dad mum mom mother
    father ex son daughter brother sister life
    """
)
_KNOWN = _vocabulary()
_SLIPS_OF = {
    slip: word
    for word in spelling.OFTEN_MISTYPED
    if len(word) > 5
    for slip in _slips(word)
    if slip not in spelling.NOT_A_SLIP and slip not in _KNOWN
}
