"""The shapes of what is sealed, by kind and step: what has another is as unreadable as a blob that does not open.

Whoever has the key of a place can seal anything in it, so no page trusts what it opens before it was looked at here.
A question keeps its key only as long as it keeps its kind: of a question that is asked no more, or not yet, anything
that an answer can be is taken.
"""

from collections.abc import Callable, Mapping
from datetime import MAXYEAR, MINYEAR, datetime
from functools import cache

from django.utils.dateparse import parse_datetime

from intake import questions
from intake.models import Entry
from intake.questions.kinds import IN_PERSON_SUFFIX, TAKEN_BACK, Kind, Option
from intake.questions.place import ELSEWHERE
from intake.questions.terms import Terms, age_bands

type _Fits = Callable[[object], bool]


def fits(kind: str, step: str, content: object) -> bool:
    """Say whether the content of an entry of this kind, and of this step where it is answers, has its shape."""
    if kind == Entry.Kind.ANSWERS:
        return _is_map(content, _answers_to(step))
    if kind == Entry.Kind.MESSAGE:
        return _is_map(content, _WORDS) and isinstance(content, dict) and "text" in content
    if kind == Entry.Kind.NOTE:
        return _is_map(content, _WORDS)
    if kind == Entry.Kind.OFFER:
        return _is_map(content, _PLACE) and isinstance(content, dict) and set(_PLACE) <= set(content)
    return kind == Entry.Kind.UNSENT and _is_map(content, {}, others=_is_text)


def is_card(content: object) -> bool:
    """Say whether the content of a card has its shape: answers by step."""
    return isinstance(content, dict) and all(
        _is_text(step) and _is_map(given, _answers_to(step)) for step, given in content.items()
    )


def moment(said: str) -> datetime | None:
    """Return the time that a note says, or None for a text that says none which a clock at the practice can show."""
    try:
        found = parse_datetime(said)
    except ValueError:
        return None
    # At both ends of the calendar there is no local time, and without its zone nobody knows which time is meant.
    return found if found and found.tzinfo and MINYEAR < found.year < MAXYEAR else None


def _is_map(content: object, known: Mapping[str, _Fits], others: "_Fits | None" = None) -> bool:
    return isinstance(content, dict) and all(
        _is_text(key) and known.get(key, others or _is_answer)(value) for key, value in content.items()
    )


def _is_text(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False  # half of a surrogate pair, which no page could show
    return True


def _are_keys(value: object) -> bool:
    # Of patterns that were ticked, articles are looked for; a database is never asked for a NUL.
    return isinstance(value, list) and all(_is_text(each) and "\x00" not in each for each in value)


def _is_yes(value: object) -> bool:
    return isinstance(value, bool)


def _is_answer(value: object) -> bool:
    return isinstance(value, bool | int) or _is_text(value) or _are_keys(value)


# What a message or a note can say, whichever of the two it is.
_WORDS: dict[str, _Fits] = dict.fromkeys(
    ("text", "route", "about", "when", "where", "agreed_by", "honest_range", "option", "reason", "outcome"), _is_text
)

# Where to meet, and for which offer that was said.
_PLACE: dict[str, _Fits] = dict.fromkeys(("offer", "where"), _is_text)


def _answers_to(step: str) -> Mapping[str, _Fits]:
    return _by_step().get(step, {})


@cache
def _by_step() -> dict[str, dict[str, _Fits]]:
    # The practice's own terms change what can be chosen and whether a place is asked for, never how it is stored.
    terms = Terms(
        places=(Option(ELSEWHERE, ""),),
        bands=age_bands(0, None),
        minimum_age=0,
        maximum_age=None,
        fee_text="",
        confidentiality="",
        meets_both_ways=True,
        has_networks=False,
        is_bound_by_law=False,
        payments=("myself", "out_of_network", "plan"),
        plans="",
        patterns={},
    )
    found: dict[str, dict[str, _Fits]] = {}
    for step in questions.every(terms):
        found[step.key] = {TAKEN_BACK: _are_keys}
        for question in step.questions:
            found[step.key][question.key] = _are_keys if question.kind is Kind.MANY else _is_text
            found[step.key][question.key + IN_PERSON_SUFFIX] = _is_yes
    return found
