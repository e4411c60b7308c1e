"""Step 6, what you hope for."""

from django.utils.translation import gettext as _

from intake.questions.kinds import Kind, Question, Step
from intake.questions.terms import Terms


def step(terms: Terms) -> Step:
    """Return the step."""
    return Step(
        key="hopes",
        title=_("What you hope for"),
        intro=_("From here on everything is extra. Stop whenever you like and send."),
        questions=(
            Question("different", _("What would you like to be different?"), Kind.LONG, can_wait=True, is_private=True),
        ),
    )
