"""Finds articles and pages by their words: every word must be there, those in the title first, then the newest."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import accumulate

from django.db.models import Expression, F, OrderBy, Q, Value
from django.db.models.functions import Coalesce, Now, StrIndex
from django.utils.html import escape
from django.utils.safestring import SafeString

from articles import rendering
from articles.models import Content
from articles.models.content import ContentQuerySet
from articles.paging import LENGTH, Key, UnreadableKey
from articles.searchable import normalised

LONGEST = 100
MOST_TERMS = 8
# The two parts of what is found, in their order; a key says in which it stands.
IN_TITLE, IN_TEXT = "0", "1"
NEWEST = 500
# So few Latin letters stand in the middle of nearly any text, and trigrams cannot find them there: they begin a word.
SHORT = 2
_BEFORE_A_WORD = tuple(" ([\"'«¿¡-/.,:*#&+•")
# How many signs of a text are shown before the first hit, and altogether.
BEFORE, SHOWN = 60, 240
# Signs that people type around a word and that no word begins or ends with.
_AROUND = " \t\"'“”‘’«»()[]{}<>.,;:!?…*%_/\\|–—-"
_FIELDS = ("kind", "language", "slug", "title", "summary", "body", "word_count", "published_at")


@dataclass(frozen=True)
class Hit:
    """One article or page that was found, with what was found in it marked."""

    content: Content
    title: SafeString
    says: SafeString


@dataclass(frozen=True)
class Found:
    """One leaf of what was found; `older` is the key of the next one, empty on the last."""

    hits: list[Hit]
    older: str = ""


def terms(query: str) -> list[str]:
    """Return what is searched for: the first words of a query as they are compared, each once.

    A single Latin letter is no word to search for, since it is everywhere.
    """
    words = (word.strip(_AROUND) for word in normalised(query[:LONGEST]).split())
    sought = dict.fromkeys(word for word in words if len(word) > 1 or (word and not word.isascii()))
    return list(sought)[:MOST_TERMS]


def search(sought: Sequence[str], *, language: str, after: str = "") -> Found:
    """Return the live articles and pages that hold every term, with four or five queries. Raises UnreadableKey."""
    if not sought:
        return Found([])
    live = Content.objects.live().in_language(language)
    place, key = _read(after) if after else (IN_TITLE, None)
    in_title = _holding("search_title", sought)
    rows = _newest(live.filter(in_title), key, LENGTH + 1) if place == IN_TITLE else []
    marks = [(IN_TITLE, row) for row in rows]
    if len(marks) <= LENGTH:
        begin = key if place == IN_TEXT else None
        rows = _in_text(live.exclude(in_title), sought, begin, LENGTH + 1 - len(marks))
        marks += [(IN_TEXT, row) for row in rows]
    shown = marks[:LENGTH]
    texts = Content.objects.only(*_FIELDS).in_bulk([key.row for _place, key in shown])
    older = f"{shown[-1][0]}{shown[-1][1]}" if len(marks) > LENGTH else ""
    return Found([_hit(texts[key.row], sought) for _place, key in shown if key.row in texts], older)


def _in_text(live: ContentQuerySet, sought: Sequence[str], key: Key | None, most: int) -> list[Key]:
    """Return the newest that hold every term, reading the newest texts first.

    A word that is everywhere would have the database read every text only to throw nearly all of them away. Whoever is
    not found among the newest is rare, and for rare words there is an index.
    """
    begin = live.filter(key.older) if key else live
    last = begin.order_by("-published_at").values_list("published_at", flat=True)[NEWEST : NEWEST + 1].first()
    if last is not None:
        # By position, since an index, of which the planner thinks too well here, knows nothing of that.
        recent = live.filter(published_at__gte=last)
        for number, term in enumerate(sought):
            recent = _with_position(recent, f"at_{number}", term)
        if len(found := _newest(recent, key, most)) == most:
            return found
    rows = live.filter(_holding("search_text", sought))
    # By an expression, which is no index: walking along the dates, the planner would read every text on the way.
    return _newest(rows, key, most, by=Coalesce("published_at", Now()))


def _with_position(rows: ContentQuerySet, name: str, term: str) -> ContentQuerySet:
    found = rows.alias(**{name: StrIndex("search_text", Value(term))}).filter(**{f"{name}__gt": 0})
    if not is_short(term):
        return found
    places = {
        f"{name}_{number}": StrIndex("search_text", Value(begun)) for number, begun in enumerate(_word_begins(term))
    }
    begins = [Q(**{name: 1}), *(Q(**{f"{place}__gt": 0}) for place in places)]
    return found.alias(**places).filter(Q(*begins, _connector=Q.OR))


def _holding(column: str, sought: Sequence[str]) -> Q:
    return Q(*(_holds(column, term) for term in sought))


def _holds(column: str, term: str) -> Q:
    found = Q(**{f"{column}__contains": term})
    if not is_short(term):
        return found
    begins = [
        Q(**{f"{column}__startswith": term}),
        *(Q(**{f"{column}__contains": begun}) for begun in _word_begins(term)),
    ]
    return found & Q(*begins, _connector=Q.OR)


def is_short(term: str) -> bool:
    """Say whether a term is so short that it is found only where a word begins with it."""
    return len(term) <= SHORT and term.isascii()


def _word_begins(term: str) -> list[str]:
    return [f"{sign}{term}" for sign in _BEFORE_A_WORD]


def _newest(rows: ContentQuerySet, key: Key | None, most: int, by: Expression | None = None) -> list[Key]:
    older = rows.filter(key.older) if key else rows
    newest = OrderBy(by or F("published_at"), descending=True)
    found = older.order_by(newest, "-pk").values_list("published_at", "pk")[:most]
    return [Key(at, row) for at, row in found if at]


def marked(text: str, sought: Sequence[str]) -> SafeString:
    """Return a plain text as HTML, with every place marked where one of the terms stands."""
    return _mark(text, _Compared(text).ranges(sought))


def excerpt(text: str, sought: Sequence[str]) -> SafeString:
    """Return the part of a plain text around its first hit, marked; empty where there is none."""
    ranges = _Compared(text).ranges(sought)
    if not ranges:
        return SafeString("")
    begin = _word_start(text, max(0, ranges[0][0] - BEFORE))
    end = max(_word_end(text, begin + SHOWN), ranges[0][1])
    inside = [(start - begin, stop - begin) for start, stop in ranges if stop <= end]
    shown = _mark(text[begin:end].rstrip(), inside)
    return SafeString(f"{'… ' if begin else ''}{shown}{' …' if end < len(text) else ''}")


class _Compared:
    """A text as search compares it, which knows where each sign of that stands in the text itself."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[tuple[int, int]] = []
        self.starts: list[int] = []
        self._lengths: dict[int, list[int]] = {}
        parts, at = [], 0
        for found in re.finditer(r"\S+", text):
            if word := normalised(found[0]):
                self.words.append(found.span())
                self.starts.append(at)
                parts.append(word)
                at += len(word) + 1
        self.whole = " ".join(parts)

    def ranges(self, sought: Sequence[str]) -> list[tuple[int, int]]:
        """Return where the terms stand in the text, in order; places that touch become one."""
        places = sorted(place for term in sought for place in self._places(term))
        joined: list[tuple[int, int]] = []
        for start, stop in places:
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
            else:
                joined.append((start, stop))
        return joined

    def _places(self, term: str) -> Iterator[tuple[int, int]]:
        at = self.whole.find(term)
        while at >= 0:
            if at == 0 or not is_short(term) or self.whole[at - 1] in _BEFORE_A_WORD:
                yield self._in_text(at, first=True), self._in_text(at + len(term) - 1, first=False)
            at = self.whole.find(term, at + len(term))

    def _in_text(self, at: int, *, first: bool) -> int:
        """Return where in the text the sign begins, or ends, that became the one at this place."""
        number = bisect_right(self.starts, at) - 1
        start, stop = self.words[number]
        lengths = self._lengths_in(number)
        end = start + min(bisect_right(lengths, at - self.starts[number]) + 1, len(lengths))
        return end - 1 if first else _with_its_marks(self.text, end, stop)

    def _lengths_in(self, number: int) -> list[int]:
        """Return how long a word is, as it is compared, up to the end of each of its signs; looked at once a word."""
        if number not in self._lengths:
            start, stop = self.words[number]
            self._lengths[number] = list(accumulate(map(_length, self.text[start:stop])))
        return self._lengths[number]


@lru_cache(maxsize=1024)
def _length(sign: str) -> int:
    # Between two others, since at the ends of a text spaces are dropped.
    return len(normalised(f"x{sign}x")) - 2


def _with_its_marks(text: str, end: int, stop: int) -> int:
    """Return the place after a sign and the accents that were typed after it."""
    while end < stop and not normalised(text[end]):
        end += 1
    return end


def _read(after: str) -> tuple[str, Key]:
    if after[:1] not in {IN_TITLE, IN_TEXT}:
        raise UnreadableKey
    return after[0], Key.read(after[1:])


def _hit(content: Content, sought: Sequence[str]) -> Hit:
    says = marked(content.summary, sought)
    if "<mark>" not in says:
        says = excerpt(_words_of(content.body), sought) or says
    return Hit(content, marked(content.title, sought), says)


def _words_of(body: str) -> str:
    lines = [" ".join(unescape(line).split()) for line in rendering.plain_text(body).split("\n")]
    # A heading runs into what follows it otherwise.
    return " ".join(line if line[-1] in ".!?…”’:" else f"{line} ·" for line in lines if line)


def _mark(text: str, ranges: Sequence[tuple[int, int]]) -> SafeString:
    parts, at = [], 0
    for start, stop in ranges:
        parts += [escape(text[at:start]), f"<mark>{escape(text[start:stop])}</mark>"]
        at = stop
    return SafeString("".join([*parts, escape(text[at:])]))


def _word_start(text: str, at: int) -> int:
    return at if at == 0 else text.rfind(" ", 0, at + 1) + 1


def _word_end(text: str, at: int) -> int:
    end = text.find(" ", min(at, len(text)))
    return len(text) if end < 0 else end
