"""The hand-over sheet: what the record system of a practice takes over of someone who is accepted as a client.

Staff's notes are not on it: they were written for triage, and many places keep such notes apart from a record.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intake import history, reading, rekeying
from intake.case_keys import Case
from intake.models import Event, Inquiry
from intake.reading import Letter, Line, Part, Times
from intake.safe_contact import Route
from intake.triage import Refused
from intake.workflow import Mover, State
from practice.models import Staff

ONCE_IN = timedelta(hours=1)  # so often is one person's opening told in the history
MINUTES = "j F Y, P"


@dataclass(frozen=True)
class Fact:
    """One line of the sheet: what it is, and what was said; several paragraphs or ticks are several lines of text."""

    label: str
    text: str


@dataclass(frozen=True)
class Block:
    """One part of the sheet under its own title; `is_dated` where its labels are moments, which may come twice."""

    title: str
    facts: tuple[Fact, ...]
    is_dated: bool = False


@dataclass(frozen=True)
class Sheet:
    """All of a sheet: whose it is, and its parts in the order in which they are read."""

    name: str
    blocks: tuple[Block, ...]

    def as_text(self) -> str:
        """Return the sheet as plain text, to be pasted anywhere."""
        return "\n\n\n".join([self.name, *map(_block_as_text, self.blocks)]) + "\n"


def open_sheet(case: Case, *, by: Staff) -> Sheet:
    """Return the sheet of an accepted inquiry; that someone opened it is an event, once an hour for each person.

    Raises Refused for an inquiry that is not accepted, and KeysChanged.
    """
    with transaction.atomic():
        current = rekeying.for_writing(case, by=by)
        inquiry = current.inquiry
        if inquiry.state != State.ACCEPTED:
            raise Refused(_("There is a hand-over sheet once someone is accepted as a client."))
        recent = timezone.now() - ONCE_IN
        if not inquiry.events.filter(what=Event.What.HANDED_OVER, staff=by, at__gte=recent).exists():
            history.record(inquiry, Event.What.HANDED_OVER, mover=Mover.STAFF, by=by)
    letter, times = reading.read_letter(current), reading.read_times(current)
    own_words_first = sorted(letter.parts, key=lambda part: part.key != "letter")
    blocks = [_facts(inquiry, letter, times), *map(_part, own_words_first), _conversation(letter), _events(inquiry)]
    return Sheet(letter.name, tuple(block for block in blocks if block.facts))


def _facts(inquiry: Inquiry, letter: Letter, times: Times) -> Block:
    ways = (
        " ".join(filter(None, (str(each.route.label), each.address, f"({each.caution})" if each.caution else "")))
        for each in letter.routes
    )
    facts = {
        _("Letter"): inquiry.reference,
        _("Came by"): str(inquiry.get_came_by_display()),
        _("Sent"): _moment(inquiry.sent_at),
        _("Accepted"): _moment(inquiry.state_since),
        _("You meet"): _meeting(times),
        _("Safe ways to reach them"): "\n".join(ways),
        _("Do not mention"): letter.avoid,
        _("Came from"): "\n".join(letter.articles),
    }
    return Block(_("Facts"), tuple(Fact(label, text) for label, text in facts.items() if text))


def _meeting(times: Times) -> str:
    if times.meeting is None:
        return ""
    how = f"{times.meeting.get_format_display()}, {times.meeting.staff}"
    where = times.where if times.where is not None else _("Where is stored but cannot be opened.")
    return "\n".join(filter(None, [_moment(times.meeting.starts_at), how, where]))


def _part(part: Part) -> Block:
    if part.is_unreadable:
        return Block(part.title, (Fact(_("Note"), _("This part is stored but cannot be opened.")),))
    return Block(part.title, tuple(_line(line) for line in part.said))


def _line(line: Line) -> Fact:
    said = [*line.items] or ([line.text] if line.text else [])
    if line.in_person:
        said.append(_("“I’d rather say this in person.”"))
    if not said:
        said.append(_("Taken back by the sender"))
    return Fact(line.label, "\n".join(said))


def _conversation(letter: Letter) -> Block:
    def facts() -> Iterator[Fact]:
        for message in letter.messages:
            who = str(message.entry.staff or letter.name)
            route = (message.content or {}).get("route", "")
            told = str(Route(route).label) if route in Route.values else ""
            label = " · ".join(filter(None, [who, _moment(message.entry.written_at), told]))
            content = message.content or {"text": _("This message is stored but cannot be opened.")}
            yield Fact(label, content["text"])

    return Block(_("Conversation"), tuple(facts()), is_dated=True)


def _events(inquiry: Inquiry) -> Block:
    events: Iterable[Event] = inquiry.events.select_related("staff").order_by("number")
    return Block(_("History"), tuple(Fact(_moment(event.at), _happened(event)) for event in events), is_dated=True)


def _happened(event: Event) -> str:
    sides = {Mover.SENDER.value: _("The sender"), Mover.LOOP.value: _("The practice’s clock")}
    what = str(event.get_what_display())
    if event.to_state and event.what == Event.What.MOVED:
        what += f", {event.get_from_state_display()} → {event.get_to_state_display()}"
    return f"{event.staff or sides.get(event.mover, '')}: {what}"


def _moment(moment: datetime | None) -> str:
    return date_format(timezone.localtime(moment), MINUTES) if moment else ""


def _block_as_text(block: Block) -> str:
    return "\n\n".join([block.title.upper(), *(f"{fact.label}:\n{fact.text}" for fact in block.facts)])
