"""What has been written in an inquiry: adding an entry, and reading entries back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from intake.models import Entry, Inquiry
from intake.vault import case
from practice.models import Pattern, Staff


@dataclass(frozen=True)
class Opened:
    """An entry with its content; `content` is None where the stored bytes do not open in their place."""

    entry: Entry
    content: dict[str, Any] | None


def add_answers(inquiry: Inquiry, step: str, answers: dict[str, Any]) -> Entry:
    """Append the sender's answers of one step. Call it inside the transaction of the verb it belongs to."""
    return _add(Entry(inquiry=inquiry, kind=Entry.Kind.ANSWERS, step=step, author=Entry.Author.SENDER), answers)


def revise_answers(inquiry: Inquiry, step: str, answers: dict[str, Any]) -> Entry:
    """Append a newer revision of one step's answers. Call it inside a verb's transaction, with the inquiry locked."""
    given_before = inquiry.entries.filter(kind=Entry.Kind.ANSWERS, step=step)
    last = given_before.aggregate(last=Max("revision"))["last"] or 0
    author = Entry.Author.SENDER
    return _add(Entry(inquiry=inquiry, kind=Entry.Kind.ANSWERS, step=step, author=author, revision=last + 1), answers)


def add_message(inquiry: Inquiry, text: str, *, by: Staff, route: str = "") -> Entry:
    """Append what a member of staff told the sender, and by which route. Call it inside a verb's transaction."""
    entry = Entry(inquiry=inquiry, kind=Entry.Kind.MESSAGE, author=Entry.Author.STAFF, staff=by)
    return _add(entry, {"text": text, "route": route})


def add_note(inquiry: Inquiry, content: dict[str, Any], *, by: Staff) -> Entry:
    """Append a note by staff for staff. Call it inside a verb's transaction."""
    return _add(Entry(inquiry=inquiry, kind=Entry.Kind.NOTE, author=Entry.Author.STAFF, staff=by), content)


def _add(entry: Entry, content: dict[str, Any]) -> Entry:
    entry.sealed = case.seal(content, _place(entry))
    entry.save(force_insert=True)
    return entry


def open_entries(entries: Iterable[Entry]) -> list[Opened]:
    """Return entries with their content; one that cannot be opened never hides the others."""
    return [Opened(entry, _content(entry)) for entry in entries]


def answers_of(inquiry: Inquiry) -> dict[str, dict[str, Any]]:
    """Return the newest answers by step; steps that cannot be opened are left out."""
    newest: dict[str, dict[str, Any]] = {}
    for opened in open_entries(inquiry.entries.filter(kind=Entry.Kind.ANSWERS).order_by("revision")):
        if opened.content is not None:
            newest[opened.entry.step] = opened.content
    return newest


def ticked_patterns(inquiry: Inquiry) -> set[str]:
    """Return the keys of the patterns that the sender ticked; empty when that step does not open."""
    answers = answers_of(inquiry).get("patterns", {})
    return {key for family in Pattern.Family.values for key in answers.get(family, ())}


def _content(entry: Entry) -> dict[str, Any] | None:
    try:
        return case.open_sealed(bytes(entry.sealed), _place(entry))
    except case.Unreadable:
        return None


def _place(entry: Entry) -> case.EntryPlace:
    return case.EntryPlace(entry.inquiry_id, entry.pk, f"{entry.kind}:{entry.step}", entry.author, entry.revision)
