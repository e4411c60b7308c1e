"""Searching in opened text: letters, messages and notes are opened, newest first, and looked through.

The database holds no word that could be searched, so this takes a reader's key and some seconds. Nothing of what was
looked for or found is kept, neither as an event nor in a log.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from intake import case_keys, conversation, questions, reading
from intake.case_keys import Case, StaffKey
from intake.models import Entry, Inquiry
from intake.models.inquiry import InquiryQuerySet
from intake.questions.kinds import Step
from intake.questions.terms import read_terms
from practice.models import Profile, Staff

AT_ONCE = 2000  # inquiries that one search opens
SECONDS = 5.0  # that one search may take; where it stopped, “Search further” goes on
MOST_FOUND = 50
AT_A_TIME = 50
LONGEST, MOST_WORDS = 200, 10  # characters and words of a search
LINES_SHOWN, AROUND = 3, 80  # lines of one inquiry that are shown, and characters on either side of a word
# What the content of a message or note says in keys, not in words.
NO_WORDS = frozenset({"route", "about", "when"})
BLANK = re.compile(r"\s")
READ = (Entry.Kind.ANSWERS, Entry.Kind.MESSAGE, Entry.Kind.NOTE)


@dataclass(frozen=True)
class Cursor:
    """The last inquiry that was looked through; the search goes on with what was sent before it."""

    sent_at: datetime
    pk: UUID

    def __str__(self) -> str:
        return f"{self.sent_at.isoformat()}|{self.pk.hex}"

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """Return the cursor that a page sent back, or None where it is none: then the search begins anew."""
        day, _bar, key = text.partition("|")
        try:
            given, pk = datetime.fromisoformat(day), UUID(hex=key)
            sent_at = given.astimezone(UTC)
        except (ValueError, OverflowError):
            return None
        return cls(sent_at, pk) if given.tzinfo else None


@dataclass(frozen=True)
class Passage:
    """A line in which something was found: where it stands, and the line around it."""

    where: str
    text: str


@dataclass(frozen=True)
class Hit:
    """An inquiry in which every word was found."""

    inquiry: Inquiry
    name: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Found:
    """What a search found, how many inquiries it opened, and where to go on; None once all were looked through."""

    hits: tuple[Hit, ...]
    opened: int
    further: Cursor | None = None


def words_of(text: str) -> list[str]:
    """Return the words to look for, without case and accents; empty where there is none."""
    return list(dict.fromkeys(_folded(text[:LONGEST]).split()))[:MOST_WORDS]


def search(
    key: StaffKey, words: Sequence[str], *, by: Staff, after: Cursor | None = None, seconds: float = SECONDS
) -> Found:
    """Look for inquiries in which all of these words (of `words_of`) stand, newest first, as far as `key` opens them.

    It opens AT_ONCE inquiries at most, and ends sooner after so many seconds or with MOST_FOUND found.
    """
    until = monotonic() + seconds
    steps = questions.every(read_terms(Profile.current()))
    seen, hits, looked_at = Inquiry.objects.visible_to(by), list[Hit](), 0
    while looked_at < AT_ONCE and (batch := _next_batch(seen, after)):
        hits.extend(_hits(batch, key, words, steps))
        looked_at += len(batch)
        after = _cursor(batch[-1])
        if len(hits) >= MOST_FOUND or monotonic() >= until:
            break
    is_more = after is not None and _older(seen, after).exists()
    return Found(tuple(hits), looked_at, after if is_more else None)


def _next_batch(seen: InquiryQuerySet, after: Cursor | None) -> list[Inquiry]:
    found = seen if after is None else _older(seen, after)
    return list(found.order_by("-sent_at", "-id")[:AT_A_TIME])


def _older(seen: InquiryQuerySet, than: Cursor) -> InquiryQuerySet:
    # The first condition says nothing new; it lets the index begin where the last search ended.
    return seen.filter(Q(sent_at__lte=than.sent_at), Q(sent_at__lt=than.sent_at) | Q(id__lt=than.pk))


def _cursor(inquiry: Inquiry) -> Cursor | None:
    return Cursor(inquiry.sent_at, inquiry.pk) if inquiry.sent_at else None


def _hits(batch: Sequence[Inquiry], key: StaffKey, words: Sequence[str], steps: Sequence[Step]) -> Iterator[Hit]:
    cases = case_keys.as_readers(batch, key)
    cards = conversation.open_cards(cases.values())
    entries = Entry.objects.filter(inquiry__in=cases, kind__in=READ).order_by("revision", "written_at", "pk")
    by_inquiry: dict[UUID, list[Entry]] = {}
    for entry in entries:
        by_inquiry.setdefault(entry.inquiry_id, []).append(entry)
    for inquiry in batch:
        if inquiry.pk not in cases:
            continue
        card = cards.get(inquiry.pk, {})
        lines = [*_lines(cases[inquiry.pk], by_inquiry.get(inquiry.pk, ()), card, steps)]
        if passages := _passages(lines, words):
            yield Hit(inquiry, card.get("reaching", {}).get("name", ""), passages)


def _lines(
    case: Case, entries: Iterable[Entry], card: dict[str, conversation.Content], steps: Sequence[Step]
) -> Iterator[tuple[str, str]]:
    """Yield every line of an inquiry with where it stands; of answers, the newest alone."""
    # What stands on the card counts where the entry itself does not open.
    answers = dict(card)
    said: list[tuple[str, str]] = []
    for each in conversation.open_entries(case, entries):
        if each.entry.kind == Entry.Kind.ANSWERS:
            answers[each.entry.step] = each.content or card.get(each.entry.step, {})
        elif each.content is not None:
            is_note = each.entry.kind == Entry.Kind.NOTE
            label = _("Note") if is_note else _("Message")
            said.extend((label, str(text)) for name, text in each.content.items() if name not in NO_WORDS)
    for line in reading.said_in(answers, steps):
        for text in (line.text, *line.items):
            yield from ((line.label, part) for part in text.splitlines() if part.strip())
    for label, text in said:
        yield from ((label, part) for part in text.splitlines() if part.strip())


def _passages(lines: Sequence[tuple[str, str]], words: Sequence[str]) -> tuple[Passage, ...]:
    """Return the lines that hold a word, those with most words first; none unless every word is somewhere."""
    holding = []
    for label, text in lines:
        folded = _folded(text)
        if held := {word for word in words if word in folded}:
            holding.append((held, Passage(label, _around(text, words))))
    if set().union(*(held for held, _passage in holding)) != set(words):
        return ()
    best = sorted(holding, key=lambda each: -len(each[0]))
    return tuple(passage for _held, passage in best[:LINES_SHOWN])


def _around(text: str, words: Sequence[str]) -> str:
    """Return a line, cut to what stands around the first of these words in it."""
    if len(text) <= 2 * AROUND:
        return text
    # Which character of the text each folded one comes from: folding makes some longer and drops others.
    places = [(each, place) for place, character in enumerate(text) for each in _folded(character)]
    folded = "".join(each for each, _place in places)
    at = min((found for word in words if (found := folded.find(word)) >= 0), default=0)
    middle = places[at][1]
    start, end = max(0, middle - AROUND), min(len(text), middle + AROUND)
    shown = text[start:end]
    if start and " " in text[start:middle]:
        shown = shown.partition(" ")[2]
    if end < len(text) and " " in text[middle:end]:
        shown = shown.rpartition(" ")[0]
    return ("… " if start else "") + shown.strip() + (" …" if end < len(text) else "")


def _folded(text: str) -> str:
    """Return a text without case and accents, and with every blank as a space."""
    split = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(each for each in split if not unicodedata.combining(each))
    return BLANK.sub(" ", bare)
