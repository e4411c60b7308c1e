"""Step 4, today: how safe someone is right now."""

from django.utils.translation import gettext as _

from intake.questions.kinds import Kind, Option, Question, Step
from intake.questions.terms import Terms

MIGHT_ACT = "might_act"
HURT_BY_SOMEONE = "hurt_by_someone"
URGENT_ANSWERS = frozenset({MIGHT_ACT, HURT_BY_SOMEONE})


def step(terms: Terms) -> Step:
    """Return the step."""
    options = (
        Option("safe", _("I’m safe")),
        Option("thoughts", _("I have thoughts of dying or of hurting myself, but I don’t expect to act on them")),
        Option(MIGHT_ACT, _("I might act on them soon")),
        Option(HURT_BY_SOMEONE, _("Someone may hurt me")),
        Option("in_person", _("I’d rather say this in person")),
    )
    return Step(
        key="today",
        title=_("Today"),
        intro=_("One question about right now. You can skip it."),
        questions=(
            Question(
                "safety",
                _("How safe are you today?"),
                Kind.ONE,
                options,
                beside=_(
                    "Your answer calls nobody by itself. If I read that a life is in danger, I would try you first, "
                    "and may have to get help. But hours or days can pass before I see it, and I don’t want you to be "
                    "alone with it. If it can’t wait, please use the help line on this page."
                ),
            ),
        ),
    )
