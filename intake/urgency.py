"""What made a letter urgent, in its sender's own words, for whoever has to see to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import takewhile

from django.utils.translation import gettext as _

from intake import conversation, questions, safety
from intake.case_keys import Case
from intake.models import Entry, Event
from intake.questions.kinds import Option
from intake.questions.terms import read_terms
from intake.questions.today import URGENT_ANSWERS
from practice.models import Profile

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
MOST_QUOTED = 600  # characters of one passage


@dataclass(frozen=True)
class Cause:
    """One thing that raised the mark: where it stands, what it says, and of a message when it was written."""

    where: str
    words: str
    at: datetime | None = None


def causes(case: Case, messages: Iterable[conversation.Opened], events: Iterable[Event]) -> list[Cause]:
    """Return what can be read of an urgent inquiry as the reason for its mark; empty where nothing of it is left.

    `messages` and `events` are in their order. Once somebody has said what they did about it, only what was written
    since can have raised it again; of several messages the newest is quoted.
    """
    handled = [event.at for event in events if event.what == Event.What.URGENT_HANDLED]
    since = max(handled, default=_LONG_AGO)
    newest_first = sorted(messages, key=_written_at, reverse=True)
    found = list(_in_messages(takewhile(lambda each: _written_at(each) > since, newest_first)))
    return found if handled else [*_in_answers(case), *found]


def _written_at(message: conversation.Opened) -> datetime:
    # SQLite keeps anything in any column, and what is no time there comes as none.
    at: object = message.entry.written_at
    return at if isinstance(at, datetime) else _LONG_AGO


def _in_answers(case: Case) -> Iterator[Cause]:
    answers = conversation.answers_of(case)
    for step in questions.every(read_terms(Profile.current())):
        given = answers.get(step.key, {})
        for question in step.questions:
            answer = given.get(question.key)
            if question.key == "safety" and answer in URGENT_ANSWERS:
                yield Cause(str(question.label), _name_of(answer, question.options))
            elif question.is_private and answer and safety.reads_as_risk(answer):
                yield Cause(str(question.alone or question.label), _passage(answer))


def _in_messages(messages: Iterable[conversation.Opened]) -> Iterator[Cause]:
    for each in messages:
        text = (each.content or {}).get("text", "")
        if each.entry.author == Entry.Author.SENDER and safety.reads_as_risk(text):
            yield Cause(_("A message"), _passage(text), each.entry.written_at)
            return


def _name_of(answer: str, options: Iterable[Option]) -> str:
    return next((str(option.label) for option in options if option.key == answer), answer)


def _passage(text: str) -> str:
    """Return the paragraph that speaks of it, or the whole where it takes several; cut where it is very long."""
    alone = (part.strip() for part in text.splitlines() if safety.reads_as_risk(part))
    passage = next(alone, text.strip())
    return passage if len(passage) <= MOST_QUOTED else passage[:MOST_QUOTED].rsplit(" ", 1)[0] + " …"
