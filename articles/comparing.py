"""What is different between two revisions: word by word where a text was changed, else what was and what is.

Bounded in time: what is too long to be compared word by word is shown as taken out and put in as a whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Pairs of blocks, and of words, that are compared at most; above it difflib takes seconds.
MOST_BLOCKS = 250_000
MOST_WORDS = 250_000
MOST_WORDS_IN_ALL = 3_000_000
ALIKE = 0.5  # two blocks that share less are not one block that was changed
SAME, ADDED, REMOVED, CHANGED = "same", "added", "removed", "changed"
INLINE = {"strong", "em"}
NAMES = {
    "h2": gettext_lazy("Heading"),
    "h3": gettext_lazy("Smaller heading"),
    "li": gettext_lazy("List item"),
    "blockquote": gettext_lazy("Quote"),
    "figcaption": gettext_lazy("Caption"),
    "figure": gettext_lazy("Picture"),
    "aside": gettext_lazy("Box"),
    "div": gettext_lazy("Block"),
}


class Word(NamedTuple):
    """One word of a text with the space after it, and how it is set: strong, emphasised, a link to somewhere."""

    text: str
    strong: bool = False
    em: bool = False
    href: str = ""


@dataclass(frozen=True)
class Run:
    """Words that stand together and are set alike, and whether they are the same, were added or were removed."""

    kind: str
    text: str
    strong: bool = False
    em: bool = False
    href: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item or the like."""

    name: str
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Change:
    """One block or field: what it is called, whether it was added, removed, changed or is the same, and its words."""

    kind: str
    name: str
    runs: list[Run] = field(default_factory=list)


@dataclass
class _Budget:
    words: int = MOST_WORDS_IN_ALL

    def allows(self, pairs: int) -> bool:
        if pairs > MOST_WORDS or pairs > self.words:
            return False
        self.words -= pairs
        return True


def bodies(old: str, new: str) -> list[Change]:
    """Return the blocks of two sanitised bodies, each with what became of it; runs of the same are kept, unmarked."""
    was, now, budget = blocks(old), blocks(new), _Budget()
    changes: list[Change] = []
    for kind, before, after in _pieces(was, now, most=MOST_BLOCKS):
        if kind == SAME:
            changes += [Change(SAME, str(each.name), _runs(SAME, each.words)) for each in after]
        else:
            changes += _changed_blocks(before, after, budget)
    return changes


def texts(name: str, old: str, new: str) -> Change | None:
    """Return what became of a field that holds text, or None where nothing did."""
    if old.split() == new.split():
        return None
    kind = ADDED if not old else REMOVED if not new else CHANGED
    was, now = [[Word(word) for word in _split(text)] for text in (old, new)]
    return Change(kind, name, _words(was, now, _Budget()))


def blocks(body: str) -> list[Block]:
    """Return the blocks of a sanitised body, one after the other."""
    reader = _Reader()
    reader.feed(body)
    reader.close()
    reader.end_block()
    return reader.found


def without_the_same(changes: Iterable[Change], *, around: int = 1) -> list[Change]:
    """Return the changes with `around` unchanged blocks beside each; a gap is one that is SAME and has no words."""
    every = list(changes)
    near = {
        place + step for place, change in enumerate(every) if change.kind != SAME for step in range(-around, around + 1)
    }
    kept: list[Change] = []
    for is_near, group in groupby(enumerate(every), key=lambda item: item[0] in near):
        kept += [change for _place, change in group] if is_near else [Change(SAME, "")]
    return kept


def _changed_blocks(before: Sequence[Block], after: Sequence[Block], budget: _Budget) -> Iterator[Change]:
    rest = list(after)
    for old in before:
        place = next((at for at, new in enumerate(rest) if _is_alike(old, new, budget)), None)
        if place is None:
            yield Change(REMOVED, str(old.name), _runs(REMOVED, old.words))
            continue
        yield from (Change(ADDED, str(new.name), _runs(ADDED, new.words)) for new in rest[:place])
        new, rest = rest[place], rest[place + 1 :]
        name = new.name if old.name == new.name else _("%(old)s, now %(new)s") % {"old": old.name, "new": new.name}
        yield Change(CHANGED, str(name), _words(old.words, new.words, budget))
    yield from (Change(ADDED, str(new.name), _runs(ADDED, new.words)) for new in rest)


def _is_alike(old: Block, new: Block, budget: _Budget) -> bool:
    if not budget.allows(len(old.words) + len(new.words)):
        return False
    was, now = [word.text.strip() for word in old.words], [word.text.strip() for word in new.words]
    return SequenceMatcher(None, was, now, autojunk=False).quick_ratio() >= ALIKE


def _words(old: Sequence[Word], new: Sequence[Word], budget: _Budget) -> list[Run]:
    most = MOST_WORDS if budget.allows(len(old) * len(new)) else 0
    runs: list[Run] = []
    for kind, before, after in _pieces(old, new, most=most):
        runs += _runs(SAME, after) if kind == SAME else [*_runs(REMOVED, before), *_runs(ADDED, after)]
    return runs


def _runs(kind: str, words: Iterable[Word]) -> list[Run]:
    alike = groupby(words, key=lambda word: (word.strong, word.em, word.href))
    return [Run(kind, "".join(word.text for word in group), strong, em, href) for (strong, em, href), group in alike]


def _pieces[Part](
    old: Sequence[Part], new: Sequence[Part], *, most: int
) -> Iterator[tuple[str, Sequence[Part], Sequence[Part]]]:
    """Yield what is the same and what is not, in order; beyond `most` pairs only the two ends are looked at."""
    start = _same_at_start(old, new)
    end = _same_at_start(old[start:][::-1], new[start:][::-1])
    was, now = old[start : len(old) - end], new[start : len(new) - end]
    if start:
        yield SAME, old[:start], new[:start]
    if len(was) * len(now) > most:
        yield CHANGED, was, now
    else:
        matcher = SequenceMatcher(None, was, now, autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            yield SAME if tag == "equal" else CHANGED, was[i1:i2], now[j1:j2]
    if end:
        yield SAME, old[len(old) - end :], new[len(new) - end :]


def _same_at_start(old: Sequence[Any], new: Sequence[Any]) -> int:
    return next(
        (at for at, (was, now) in enumerate(zip(old, new, strict=False)) if was != now), min(len(old), len(new))
    )


def _split(text: str) -> list[str]:
    return [f"{word} " for word in text.split()]


class _Reader(HTMLParser):
    """Cuts a sanitised body into blocks of words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Block] = []
        self._open: list[str] = []
        self._words: list[Word] = []
        self._inline: list[str] = []
        self._href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, or set what follows otherwise; what has no text of its own is said in words."""
        given = {name: value or "" for name, value in attrs}
        if tag in INLINE:
            self._inline.append(tag)
        elif tag == "a":
            self._href = given.get("href", "")
        elif tag == "br":
            self._add(" ")
        elif tag == "img":
            self._add(_("picture: %(alt)s") % {"alt": given.get("alt", "")})
        elif tag == "sup":
            self._add(_("[note: %(note)s]") % {"note": given.get("data-note", "")})
        else:
            self.end_block()
            self._open.append(tag)
            if "data-block" in given:
                self._add(given["data-block"])

    def handle_endtag(self, tag: str) -> None:
        """Close what is open."""
        if tag in INLINE and tag in self._inline:
            self._inline.remove(tag)
        elif tag == "a":
            self._href = ""
        elif tag in self._open:
            self.end_block()
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Add words to the block that is open."""
        self._add(data)

    def end_block(self) -> None:
        """Put down the block that is open, if it has words."""
        if self._words:
            self.found.append(Block(self._name(), tuple(self._words)))
            self._words = []

    def _add(self, text: str) -> None:
        if text[:1].isspace() and self._words and not self._words[-1].text.endswith(" "):
            last = self._words.pop()
            self._words.append(Word(f"{last.text} ", last.strong, last.em, last.href))
        parts = _split(text)
        if parts and not text[-1:].isspace():
            parts[-1] = parts[-1].rstrip()
        self._words += [Word(part, "strong" in self._inline, "em" in self._inline, self._href) for part in parts]

    def _name(self) -> str:
        named = [str(NAMES[tag]) for tag in self._open if tag in NAMES]
        return named[-1] if named else _("Paragraph")
