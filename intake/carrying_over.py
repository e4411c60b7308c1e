"""What a reader brings along from an article: the patterns that they ticked there, and which article it was.

Both are sealed in the draft from the first moment: they say what someone is about to write of.
"""

from collections.abc import Iterable

from django.db import transaction

from intake import conversation, drafts
from intake.case_keys import Case
from intake.models import Entry
from intake.questions.kinds import NONE_OF_THESE
from intake.questions.patterns import NOT_SURE
from practice import counts
from practice.models import Pattern

BROUGHT = "brought"  # the step under which this is stored; nobody is asked it
MOST_ARTICLES = 20


def known(ticked: Iterable[str]) -> list[Pattern]:
    """Return the patterns of the vocabulary that were ticked; what nobody offered is left out."""
    wanted = [key for key in ticked if "\x00" not in key]
    return list(Pattern.objects.filter(key__in=wanted, is_asked=True))


@transaction.atomic
def begin(patterns: Iterable[Pattern], *, article: str, language: str) -> Case:
    """Begin a draft in which these patterns are ticked."""
    case = drafts.begin({}, language=language)
    add(case, patterns, article=article)
    return case


@transaction.atomic
def add(opened: Case, patterns: Iterable[Pattern], *, article: str) -> None:
    """Add patterns to a draft as if they had been ticked there. Raises AlreadySent and KeysChanged.

    Of the article only a total of the month is kept in clear; the slug itself is sealed.
    """
    if article:
        counts.count("brought_from_article", article)
    case, ticked = drafts.locked(opened), list(patterns)
    _, answers = conversation.answers_to(case, "patterns")
    _, before = conversation.answers_to(case, BROUGHT)
    for pattern in ticked:
        given = [key for key in answers.get(pattern.family, ()) if key not in {NONE_OF_THESE, NOT_SURE, pattern.key}]
        answers = answers | {pattern.family: [*given, pattern.key]}
    articles = dict.fromkeys([*before.get("articles", ()), article])
    brought = {
        "articles": [slug for slug in articles if slug][-MOST_ARTICLES:],
        "patterns": list(dict.fromkeys([*before.get("patterns", ()), *(pattern.key for pattern in ticked)])),
    }
    conversation.replace_answers(case, {"patterns": answers, BROUGHT: brought})


def brought_to(case: Case) -> list[Pattern]:
    """Return the patterns that came along from articles."""
    _, brought = conversation.answers_to(case, BROUGHT)
    return known(brought.get("patterns", ()))


def is_just_begun(case: Case, *, first: str) -> bool:
    """Say whether nothing stands in a draft but the answers to its `first` step and what was brought to it."""
    answers = conversation.answers_of(case)
    stored = set(case.inquiry.entries.filter(kind=Entry.Kind.ANSWERS).values_list("step", flat=True))
    if stored - answers.keys():
        # What does not open may hold a whole letter.
        return False
    came_along = {pattern.key for pattern in brought_to(case)}
    ticked = answers.pop("patterns", {}).values()
    more = any(given for step, given in answers.items() if step not in {first, BROUGHT})
    return not more and not any(_without(came_along, given) for given in ticked)


@transaction.atomic
def leave_out(opened: Case, dropped: set[str]) -> Case:
    """Leave out what was brought and has been unticked since; where nothing is left of it, no article stays either.

    Returns the draft, fresh. Raises AlreadySent and KeysChanged.
    """
    case = drafts.locked(opened)
    _, brought = conversation.answers_to(case, BROUGHT)
    gone = dropped & set(brought.get("patterns", ()))
    left = [key for key in brought.get("patterns", ()) if key not in gone]
    if not gone:
        return case
    _, answers = conversation.answers_to(case, "patterns")
    kept = {key: _without(gone, given) for key, given in answers.items()}
    articles = brought.get("articles", []) if left else []
    conversation.replace_answers(
        case,
        {
            "patterns": {key: given for key, given in kept.items() if given},
            BROUGHT: {"articles": articles, "patterns": left},
        },
    )
    return case


def _without(dropped: set[str], given: object) -> object:
    return [key for key in given if key not in dropped] if isinstance(given, list) else given
