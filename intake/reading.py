"""Reading an inquiry: its opened answers in the words of the questions, for staff and for its sender."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import related
from intake import booking, case_keys, conversation, correspondence, hours, questions
from intake.carrying_over import BROUGHT
from intake.case_keys import Case, StaffKey
from intake.models import Entry, Inquiry, Offer
from intake.questions.kinds import TAKEN_BACK, Answers, Kind, Question, Step
from intake.questions.terms import read_terms
from intake.safe_contact import Route, SafeRoute, safe_routes
from practice.models import Profile


@dataclass(frozen=True)
class Line:
    """One question and what was answered: `items` for ticks, `text` for words, or that it waits for a talk.

    `anchor` is the id of its first field on the page of its step.
    `is_taken_back` when its sender has erased the answer since, `can_be_taken_back` when they may.
    """

    label: str
    text: str = ""
    items: tuple[str, ...] = ()
    in_person: bool = False
    key: str = ""
    anchor: str = ""
    is_taken_back: bool = False
    can_be_taken_back: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether the question was left blank."""
        return not (self.text or self.items or self.in_person or self.is_taken_back)


@dataclass(frozen=True)
class Part:
    """One step of the answers. `is_unreadable` when it is stored but does not open."""

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    is_unreadable: bool = False

    @property
    def is_skipped(self) -> bool:
        """Whether every question of the step was left blank."""
        return all(line.is_blank for line in self.lines)

    @property
    def said(self) -> tuple[Line, ...]:
        """Return the questions that were answered, or whose answer was taken back."""
        return tuple(line for line in self.lines if not line.is_blank)


@dataclass(frozen=True)
class Letter:
    """All that a sender wrote, opened."""

    name: str
    reason: Line
    parts: tuple[Part, ...]
    routes: tuple[SafeRoute, ...] = ()
    avoid: str = ""
    articles: tuple[str, ...] = ()
    """The titles of the articles from which its sender brought something."""
    messages: tuple[conversation.Opened, ...] = ()
    notes: tuple[conversation.Opened, ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether someone at the practice has answered."""
        return any(message.entry.author == Entry.Author.STAFF for message in self.messages)

    @property
    def may_be_called(self) -> bool:
        """Whether the sender marked a call as safe."""
        return any(each.route is Route.CALL for each in self.routes)


@dataclass(frozen=True)
class Times:
    """The times to meet of one inquiry: those that can be taken, those that are gone, and the one that was taken.

    `meeting` is also the last one that took place, while the inquiry is still booked. `where` is where to meet at it;
    None where that does not open.
    """

    open: tuple[Offer, ...] = ()
    gone: tuple[Offer, ...] = ()
    meeting: Offer | None = None
    where: str | None = None


@dataclass(frozen=True)
class OfferedTime:
    """One time that was offered, whatever has become of it; `where` is None where that does not open."""

    offer: Offer
    where: str | None


@dataclass(frozen=True)
class Glance:
    """What the first page shows of one inquiry; without a key (or where the card does not open) only the inquiry."""

    inquiry: Inquiry
    is_open: bool = False
    name: str = ""
    words: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    may_be_called: bool = False
    written_since: conversation.Opened | None = None
    """The newest message, where its sender wrote it: nobody has answered that yet."""


def read_letter(case: Case) -> Letter:
    """Return an inquiry's opened text; a part that does not open is marked and hides nothing else."""
    entries = case.inquiry.entries.select_related("staff").order_by("revision", "written_at", "pk")
    opened = conversation.open_entries(case, entries)
    steps = questions.every(read_terms(Profile.current()))
    answers = {each.entry.step: each.content for each in opened if each.entry.kind == Entry.Kind.ANSWERS}
    parts = tuple(_part(step, answers) for step in steps if step.key in answers)
    reaching = answers.get("reaching") or {}
    letter = next(step for step in steps if step.key == "letter")
    return Letter(
        name=reaching.get("name", ""),
        reason=_line(letter.question("reason"), answers.get("letter") or {}),
        parts=parts,
        routes=tuple(safe_routes(reaching)),
        avoid=reaching.get("avoid", ""),
        articles=tuple(filter(None, map(related.live_title, (answers.get(BROUGHT) or {}).get("articles", ())))),
        messages=tuple(each for each in opened if each.entry.kind == Entry.Kind.MESSAGE),
        notes=tuple(each for each in opened if each.entry.kind == Entry.Kind.NOTE),
    )


def said_in(answers: Mapping[str, Answers], steps: Iterable[Step]) -> Iterator[Line]:
    """Yield every answered question of these answers by step, in words."""
    for step in steps:
        if given := answers.get(step.key):
            yield from (line for question in step.questions if not (line := _line(question, given)).is_blank)


def read_draft(case: Case) -> tuple[Part, ...]:
    """Return every step with every question that is asked, answered or not, for the check before sending."""
    answers = conversation.answers_of(case)
    steps = questions.every(read_terms(Profile.current()))
    return tuple(_draft_part(step, answers.get(step.key, {})) for step in steps)


def _draft_part(step: Step, given: Answers) -> Part:
    lines = [_line(question, given) for question in step.asked(given)]
    return Part(step.key, str(step.title), _to_show(step, given, lines))


def read_times(case: Case) -> Times:
    """Return an inquiry's times to meet as its sender sees them; of those that are gone, nobody sees why.

    What is neither still to come nor taken is told no more.
    """
    now, offers = timezone.now(), case.inquiry.offers
    if meeting := hours.meeting_of(case.inquiry):
        return Times(meeting=meeting, where=_places(case).get(str(meeting.pk)))
    if not booking.can_take_a_time(case.inquiry):
        return Times()
    can_be_taken = tuple(offers.open_at(now))
    still_to_come = offers.filter(starts_at__gt=now, outcome="")
    return Times(open=can_be_taken, gone=tuple(still_to_come.exclude(pk__in=[each.pk for each in can_be_taken])))


def read_every_time(case: Case) -> list[OfferedTime]:
    """Return every time that an inquiry was ever offered, by its hour, for whoever keeps the whole of it."""
    places = _places(case)
    return [OfferedTime(each, places.get(str(each.pk))) for each in case.inquiry.offers.select_related("staff")]


def _places(case: Case) -> dict[str, str]:
    """Return by the id of its offer where to meet, as far as that opens."""
    opened = conversation.open_entries(case, case.inquiry.entries.filter(kind=Entry.Kind.OFFER))
    said = [each.content for each in opened if each.content is not None]
    return {place["offer"]: place["where"] for place in reversed(said)}


def glances(
    inquiries: Sequence[Inquiry], key: StaffKey | None, *, profile: Profile, with_messages: bool = False
) -> list[Glance]:
    """Return the few things that a list shows of each inquiry: its card, if this key opens it, and what came since."""
    if key is None:
        return [Glance(inquiry) for inquiry in inquiries]
    steps = {step.key: step for step in questions.every(read_terms(profile))}
    cases = case_keys.as_readers(inquiries, key, with_notes=False)
    cards = conversation.open_cards(cases.values())
    messages = conversation.newest_messages(cases.values()) if with_messages else {}
    theirs = {pk: each for pk, each in messages.items() if each.entry.author == Entry.Author.SENDER}
    return [
        _glance(inquiry, cards[inquiry.pk], steps, theirs.get(inquiry.pk)) if inquiry.pk in cards else Glance(inquiry)
        for inquiry in inquiries
    ]


def _glance(
    inquiry: Inquiry, card: dict[str, Answers], steps: dict[str, Step], written: conversation.Opened | None
) -> Glance:
    reaching, practical, place = (card.get(key, {}) for key in ("reaching", "practical", "place"))
    safe = safe_routes(reaching)
    routes = ", ".join(_route_text(route) for route in safe)
    facts = {
        _("Where"): _text(steps, "place", "where", place),
        _("Pays"): _text(steps, "practical", "payment", practical),
        _("Safe"): routes or _("no safe route"),
    }
    shown = {label: text for label, text in facts.items() if text}
    may_be_called = any(each.route is Route.CALL for each in safe)
    words = card.get("letter", {}).get("reason", "")
    return Glance(inquiry, True, reaching.get("name", ""), words, shown, may_be_called, written)


def _text(steps: dict[str, Step], step: str, question: str, given: Answers) -> str:
    # A practice that names no place, or no way to pay, does not ask for it.
    asked = (each for each in steps[step].questions if each.key == question)
    return next((_line(each, given).text for each in asked), "")


def _route_text(route: SafeRoute) -> str:
    return f"{route.route.label} ({route.caution})" if route.caution else str(route.route.label)


def _part(step: Step, answers: dict[str, dict[str, Any] | None]) -> Part:
    given = answers[step.key]
    if given is None:
        return Part(step.key, str(step.title), is_unreadable=True)
    can_be_taken_back = correspondence.can_take_back(step)
    lines = [_line(each, given, can_be_taken_back=each.key in can_be_taken_back) for each in step.questions]
    return Part(step.key, str(step.title), _to_show(step, given, lines))


def _to_show(step: Step, given: Answers, lines: Iterable[Line]) -> tuple[Line, ...]:
    # What was never asked was not left blank, nor was the line for one's own words under a question.
    asked = {question.key for question in step.asked(given) if not question.alone}
    return tuple(line for line in lines if line.key in asked or not line.is_blank)


def _line(question: Question, given: Answers, *, can_be_taken_back: bool = False) -> Line:
    value = given.get(question.key, "")
    names = {option.key: str(option.label) for option in question.options}
    several = question.kind is Kind.MANY
    return Line(
        label=str(question.alone or question.label),
        text="" if several else names.get(value, str(value)),
        items=tuple(names.get(key, key) for key in value or ()) if several else (),
        in_person=bool(given.get(question.in_person_key)),
        key=question.key,
        anchor=f"id_{question.key}" if question.is_typed else f"id_{question.key}_0",
        is_taken_back=question.key in given.get(TAKEN_BACK, ()),
        can_be_taken_back=can_be_taken_back,
    )
