"""Step 3, patterns: what people notice about themselves, from the practice's own vocabulary."""

from django.utils.translation import gettext as _

from intake.questions.kinds import NONE_OF_THESE, Answers, Kind, Option, Question, Step, Text, contradicted
from intake.questions.terms import Terms
from practice.models import Pattern

NOT_SURE = "not_sure"


def step(terms: Terms) -> Step:
    """Return the step."""
    questions: list[Question] = []
    for family in Pattern.Family:
        options = (*terms.patterns.get(family.value, ()), *_outs())
        questions.append(Question(family.value, family.label, Kind.MANY, options, can_wait=True))
        alone = _("%(family)s in my own words") % {"family": family.label}
        own = Question(f"{family.value}_own", _("In my own words"), Kind.LINE, alone=alone, is_private=True)
        questions.append(own)
    questions.append(
        Question("helps", _("What helps you get through, even a little?"), Kind.LONG, can_wait=True, is_private=True)
    )
    return Step(
        key="patterns",
        title=_("Patterns you may know"),
        intro=_("Tick any that sound like you. This is no test, and nothing is scored. You can skip all of it."),
        questions=tuple(questions),
        check=_check,
    )


def _outs() -> tuple[Option, ...]:
    return Option(NONE_OF_THESE, _("None of these")), Option(NOT_SURE, _("I’m not sure"))


def _check(answers: Answers) -> dict[str, Text]:
    return contradicted(answers, Pattern.Family.values)
