"""When someone is shown, before they go on, who answers now. It never blocks, and says nothing of having read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from intake import safety
from intake.questions.kinds import MET, Answers, Step
from intake.questions.today import HURT_BY_SOMEONE, URGENT_ANSWERS
from practice import calendar
from practice.models import CrisisLine, Profile


@dataclass(frozen=True)
class Support:
    """The part that is shown: few lines to call, for someone who is hurt theirs first, and the promised day."""

    lines: tuple[CrisisLine, ...]
    day: date
    was_answered: bool = False
    """Whether it follows on the answer to how safe someone is, and not on their own words."""


def needed(step: Step, given: Answers, *, profile: Profile) -> Support | None:
    """Return the part for someone who leaves a step with these answers, or None."""
    answer = given.get("safety", "")
    if answer in URGENT_ANSWERS:
        return _support(profile, is_hurt=answer == HURT_BY_SOMEONE, was_answered=True)
    return _support(profile) if _speaks_of_risk(step, given) else None


def for_message(text: str, *, profile: Profile) -> Support | None:
    """Return the part for someone who has just sent this message, or None."""
    return _support(profile) if safety.reads_as_risk(text) else None


def is_urgent(answers: Mapping[str, Answers], steps: Iterable[Step]) -> bool:
    """Say whether what is sent asks for someone soon: by the answer on safety, or by the sender's own words."""
    if answers.get("today", {}).get("safety") in URGENT_ANSWERS:
        return True
    return any(_speaks_of_risk(step, answers.get(step.key, {})) for step in steps)


def said(step: Step, given: Answers) -> str:
    """Return the answer on safety as a message that says it for its sender, where it asks for someone soon, or ""."""
    answer = given.get("safety", "")
    if answer not in URGENT_ANSWERS:
        return ""
    label = next((option.label for option in step.question("safety").options if option.key == answer), "")
    # Whoever reads it does not see the question; and these words make the letter wait as one of danger.
    return _("%(answer)s. I am not safe.") % {"answer": label}


def not_met_yet(steps: Iterable[Step], answers: Mapping[str, Answers]) -> list[Step]:
    """Return the steps after whose stored answers the sender should have been shown the part, and was not yet."""
    return [each for each in steps if _asks_for_it(each, given := answers.get(each.key, {})) and not given.get(MET)]


def lines_after(answers: Mapping[str, Answers], *, profile: Profile) -> list[CrisisLine]:
    """Return the lines for someone whose letter with these answers is sent, in the order of `needed`."""
    return _lines(profile, is_hurt=answers.get("today", {}).get("safety") == HURT_BY_SOMEONE)


def _asks_for_it(step: Step, given: Answers) -> bool:
    return given.get("safety") in URGENT_ANSWERS or _speaks_of_risk(step, given)


def _speaks_of_risk(step: Step, given: Answers) -> bool:
    return any(
        safety.reads_as_risk(given[each.key]) for each in step.questions if each.is_private and each.key in given
    )


def _support(profile: Profile, *, is_hurt: bool = False, was_answered: bool = False) -> Support:
    day = calendar.local_day(profile, calendar.reply_by(profile, sent_at=timezone.now()))
    return Support(tuple(_lines(profile, is_hurt=is_hurt)), day, was_answered=was_answered)


def _lines(profile: Profile, *, is_hurt: bool) -> list[CrisisLine]:
    """Return few lines: one of each kind, and for someone who is hurt all that are for them, whoever they are."""
    own = list(CrisisLine.objects.filter(country=profile.known_country))
    talk, emergency, hurt = (
        [line for line in own if line.kind == kind]
        for kind in (CrisisLine.Kind.CRISIS, CrisisLine.Kind.EMERGENCY, CrisisLine.Kind.VIOLENCE)
    )
    if is_hurt:
        return [*hurt, *talk[:1], *emergency[:1]]
    return [*talk[:1], *emergency[:1], *hurt[:1]]
