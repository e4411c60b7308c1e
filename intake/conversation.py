"""What has been written in an inquiry: adding an entry, and reading entries back.

Every function that writes is called inside the transaction of the verb it belongs to, with a case from
`case_keys.locked`.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from intake import shapes
from intake.case_keys import Case
from intake.models import Card, Entry, Inquiry
from intake.vault import case as sealing
from intake.vault.errors import Unreadable
from practice.models import Pattern, Staff

type Content = dict[str, Any]
# By step, how often it was answered; an object, since a database that somebody has written into may hold anything.
type Numbers = Mapping[str, object]

# Of which answers a queue shows something: by step, None for all of it.
ON_THE_CARD: dict[str, tuple[str, ...] | None] = {
    "letter": ("reason", "reason_in_person"),
    "place": ("where",),
    "practical": ("payment", "format"),
    "reaching": None,
}
CARD_WORDS = 220  # characters of the letter that stand on the card
LAST_REVISION = 2**31 - 1  # what a database holds in the column


@dataclass(frozen=True)
class Opened:
    """An entry with its content; `content` is None where the stored bytes do not open in their place."""

    entry: Entry
    content: Content | None


def write_answers(case: Case, answers: Mapping[str, Content]) -> None:
    """Append the sender's answers by step, each as the newest revision of its step."""
    _append_answers(case, answers, _stored_answers(case))


def replace_answers(case: Case, answers: Mapping[str, Content]) -> Numbers:
    """Write answers by step and delete what stood there before: for drafts, and for what is taken back.

    Return the numbers of the newest answers by step, of every step, as they were before, whether or not they open.
    """
    before = _stored_answers(case)
    _append_answers(case, answers, before)
    Entry.objects.filter(pk__in=[each.pk for each in before if each.step in answers]).delete()
    return {each.step: each.revision for each in before}


def _stored_answers(case: Case) -> list[Entry]:
    """Return the answers that are stored of every step, without their content, the newest of a step last."""
    answers = case.inquiry.entries.filter(kind=Entry.Kind.ANSWERS).order_by("revision")
    return list(answers.only("step", "revision"))


def _append_answers(case: Case, answers: Mapping[str, Content], before: Iterable[Entry]) -> None:
    revisions: dict[str, list[object]] = {}
    for each in before:
        revisions.setdefault(each.step, []).append(each.revision)
    anew = [_answers(case, step, _revision_after(revisions.get(step, ())), given) for step, given in answers.items()]
    Entry.objects.bulk_create(anew)


def add_message(case: Case, text: str, *, by: Staff | None = None, route: str = "", honest_range: str = "") -> Entry:
    """Append a message: from the sender, or from a member of staff with the route by which it was told.

    `honest_range` is how long someone who agreed to wait was told that it may take.
    """
    author = Entry.Author.STAFF if by else Entry.Author.SENDER
    entry = Entry(inquiry=case.inquiry, kind=Entry.Kind.MESSAGE, author=author, staff=by)
    content = {"text": text, "route": route} if by else {"text": text}
    return _add(case, entry, content | ({"honest_range": honest_range} if honest_range else {}))


def add_note(case: Case, content: Content, *, by: Staff) -> Entry:
    """Append a note by staff for staff. Raises Unreadable for a case without its note key."""
    return _add(case, Entry(inquiry=case.inquiry, kind=Entry.Kind.NOTE, author=Entry.Author.STAFF, staff=by), content)


def add_place(case: Case, offer: UUID, where: str, *, by: Staff) -> Entry:
    """Append where the two would meet at an offered time; the sender reads it."""
    entry = Entry(inquiry=case.inquiry, kind=Entry.Kind.OFFER, author=Entry.Author.STAFF, staff=by)
    return _add(case, entry, {"offer": str(offer), "where": where})


def keep_unsent(case: Case, content: Content, *, by: Staff) -> None:
    """Keep what one member of staff has begun to write, in place of what was kept before."""
    mine = case.inquiry.entries.filter(kind=Entry.Kind.UNSENT, staff=by)
    revision = _revision_after(mine.values_list("revision", flat=True))
    mine.delete()
    entry = Entry(inquiry=case.inquiry, kind=Entry.Kind.UNSENT, author=Entry.Author.STAFF, staff=by, revision=revision)
    _add(case, entry, content)


def unsent(case: Case, *, by: Staff) -> Content:
    """Return what one member of staff has begun to write, by the name of its box; empty where there is nothing."""
    kept = open_entries(case, case.inquiry.entries.filter(kind=Entry.Kind.UNSENT, staff=by))
    return next((opened.content for opened in kept if opened.content is not None), {})


def open_entries(case: Case, entries: Iterable[Entry]) -> list[Opened]:
    """Return entries with their content; one that cannot be opened never hides the others."""
    return [Opened(entry, _content(case, entry)) for entry in entries]


def answers_of(case: Case) -> dict[str, Content]:
    """Return the newest answers by step; a step whose newest cannot be opened is left out, whatever was before."""
    return numbered_answers(case)[1]


def numbered_answers(case: Case) -> tuple[Numbers, dict[str, Content]]:
    """Return the numbers of the newest answers by step, and the answers as `answers_of` does: from one look."""
    numbers: dict[str, object] = {}
    newest: dict[str, Content] = {}
    answers = case.inquiry.entries.filter(kind=Entry.Kind.ANSWERS).order_by("revision")
    for opened in open_entries(case, answers):
        numbers[opened.entry.step] = opened.entry.revision
        newest.pop(opened.entry.step, None)
        if opened.content is not None:
            newest[opened.entry.step] = opened.content
    return numbers, newest


def answers_to(case: Case, step: str) -> tuple[int, Content]:
    """Return the number and the content of the newest answers to one step: 0 where there are none.

    The content is empty where the newest cannot be opened.
    """
    answers = case.inquiry.entries.filter(kind=Entry.Kind.ANSWERS, step=step).order_by("-revision")[:1]
    for opened in open_entries(case, answers):
        number: object = opened.entry.revision
        return number if isinstance(number, int) else 0, opened.content or {}
    return 0, {}


def ticked_patterns(case: Case) -> set[str]:
    """Return the keys of the patterns that the sender ticked; empty when that step does not open."""
    answers = answers_of(case).get("patterns", {})
    return {key for family in Pattern.Family.values for key in answers.get(family, ())}


def write_card(case: Case, answers: Mapping[str, Content]) -> None:
    """Seal what a queue shows of these answers, in the place of the card that was there."""
    shown = {
        step: given if keys is None else {key: given[key] for key in keys if key in given}
        for step, keys in ON_THE_CARD.items()
        if (given := answers.get(step)) is not None
    }
    if len(reason := shown.get("letter", {}).get("reason", "")) > CARD_WORDS:
        shown["letter"] = {"reason": reason[:CARD_WORDS].rsplit(" ", 1)[0] + " …"}
    revision = _revision_after(Card.objects.filter(pk=case.inquiry.pk).values_list("revision", flat=True))
    sealed = sealing.seal(case.key, _bytes(shown), _card_place(case, revision))
    card = Card(inquiry=case.inquiry, revision=revision, sealed=sealed)
    # In one statement: a letter that is sent writes its card in the transaction that every other waits for.
    Card.objects.bulk_create(
        [card], update_conflicts=True, unique_fields=["inquiry"], update_fields=["revision", "sealed"]
    )


def open_cards(cases: Iterable[Case]) -> dict[Any, dict[str, Content]]:
    """Return by inquiry id what stands on the cards, with one query; a card that does not open is left out."""
    by_id = {case.inquiry.pk: case for case in cases}
    found = {}
    for card in Card.objects.filter(inquiry__in=by_id):
        case = by_id[card.inquiry_id]
        try:
            content = _json(sealing.open_sealed(case.key, card.sealed, _card_place(case, card.revision)))
        except Unreadable:
            continue
        if shapes.is_card(content):
            found[card.inquiry_id] = content
    return found


def newest_messages(cases: Iterable[Case]) -> dict[UUID, Opened]:
    """Return by inquiry id the newest message of the conversation, from either side, with one query."""
    by_id = {case.inquiry.pk: case for case in cases}
    messages = Entry.objects.filter(kind=Entry.Kind.MESSAGE, inquiry=OuterRef("pk")).order_by("-written_at", "-pk")
    newest = Inquiry.objects.filter(pk__in=by_id).annotate(newest=Subquery(messages.values("pk")[:1]))
    found = Entry.objects.filter(pk__in=newest.values("newest"))
    return {each.inquiry_id: Opened(each, _content(by_id[each.inquiry_id], each)) for each in found}


def resealed(old: Case, new: Case) -> list[Entry]:
    """Return an inquiry's entries, unsaved, sealed in place under the keys of `new`; unreadable ones are left out."""
    found = []
    for entry in old.inquiry.entries.all():
        try:
            content = sealing.open_sealed(key_for(old, entry), entry.sealed, place_of(entry))
            entry.sealed = sealing.seal(key_for(new, entry), content, place_of(entry))
        except Unreadable:
            continue
        found.append(entry)
    return found


def place_of(entry: Entry) -> sealing.Place:
    """Return where an entry stands: its bytes open nowhere else."""
    author = f"{entry.author}:{entry.staff_id}" if entry.staff_id else str(entry.author)
    kind = f"{entry.kind}:{entry.step}" if entry.step else str(entry.kind)
    return sealing.Place(entry.inquiry_id, entry.pk, kind, author, entry.revision)


def key_for(case: Case, entry: Entry) -> bytes:
    """Return the key under which an entry is sealed. Raises Unreadable for what staff keep, without the note key."""
    key = case.note_key if entry.kind in {Entry.Kind.NOTE, Entry.Kind.UNSENT} else case.key
    if key is None:
        raise Unreadable
    return key


def _answers(case: Case, step: str, revision: int, given: Content) -> Entry:
    author = Entry.Author.SENDER
    entry = Entry(inquiry=case.inquiry, kind=Entry.Kind.ANSWERS, step=step, author=author, revision=revision)
    return _seal(case, entry, given)


def _add(case: Case, entry: Entry, content: Content) -> Entry:
    _seal(case, entry, content).save(force_insert=True)
    return entry


def _seal(case: Case, entry: Entry, content: Content) -> Entry:
    entry.sealed = sealing.seal(key_for(case, entry), _bytes(content), place_of(entry))
    return entry


def _content(case: Case, entry: Entry) -> Content | None:
    try:
        content = _json(sealing.open_sealed(key_for(case, entry), entry.sealed, place_of(entry)))
    except Unreadable:
        return None
    return content if shapes.fits(entry.kind, entry.step, content) else None


def _revision_after(before: Iterable[object]) -> int:
    # A database that somebody has written into may hold any number there, and SQLite anything at all.
    return max((each for each in before if isinstance(each, int) and 0 < each < LAST_REVISION), default=0) + 1


def _card_place(case: Case, revision: int) -> sealing.Place:
    return sealing.Place(case.inquiry.pk, case.inquiry.pk, "card", "sender", revision)


def _bytes(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _json(text: bytes) -> Any:
    # What was sealed here is JSON; anything else is as unreadable as a forged blob, and its text goes into no message.
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable from None
