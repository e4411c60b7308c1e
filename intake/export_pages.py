"""The pages of an export: one for each inquiry and one that lists them, readable in any browser, offline, for ever."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from intake import reading, shapes, telling
from intake.case_keys import Case
from intake.conversation import Opened
from intake.models import Entry
from practice.models import Profile

# A day like “tomorrow” would soon be wrong: these are shown as dates.
MOMENT = "when"


@dataclass(frozen=True)
class Said:
    """A message or a note as its page shows it; `content` is None where it does not open."""

    entry: Entry
    content: dict[str, Any] | None
    when: datetime | None = None


@dataclass(frozen=True)
class Page:
    """An inquiry as a page: its HTML, the sender's name, and what is stored of it and does not open."""

    html: bytes
    name: str
    not_opened: list[str] = field(default_factory=list)


def page_of(case: Case, *, profile: Profile) -> Page:
    """Return an opened inquiry as a page of its own; what does not open is marked and hides nothing else."""
    letter, times = reading.read_letter(case), reading.read_every_time(case)
    context = {
        "practice": profile.name,
        "zone": telling.zone_name(profile),
        "inquiry": case.inquiry,
        "letter": letter,
        "messages": [_said(each) for each in letter.messages],
        "times": times,
        "notes": [_said(each) for each in letter.notes],
        "events": case.inquiry.events.select_related("staff").order_by("number"),
    }
    unreadable = [f"answers: {part.key}" for part in letter.parts if part.is_unreadable]
    unreadable += [str(each.entry) for each in (*letter.messages, *letter.notes) if each.content is None]
    unreadable += [str(each.offer) for each in times if each.where is None]
    return Page(render_to_string("intake/export/inquiry.html", context).encode(), letter.name, unreadable)


def index(rows: Iterable[dict[str, Any]], not_opened: Iterable[dict[str, Any]], **about: Any) -> bytes:
    """Return the page that lists the others; `rows` are those of the manifest, each with the sender's name."""
    context = {"rows": list(rows), "not_opened": list(not_opened), **about}
    return render_to_string("intake/export/index.html", context).encode()


def _said(opened: Opened) -> Said:
    if opened.content is None:
        return Said(opened.entry, None)
    when = shapes.moment(opened.content.get(MOMENT, ""))
    rest = {key: value for key, value in opened.content.items() if key != MOMENT or when is None}
    return Said(opened.entry, rest, when)
