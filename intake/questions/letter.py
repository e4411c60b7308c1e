"""Step 2, in your words."""

from django.utils.translation import gettext as _

from intake.questions.kinds import Kind, Question, Step
from intake.questions.terms import Terms


def step(terms: Terms) -> Step:
    """Return the step."""
    return Step(
        key="letter",
        title=_("In your words"),
        intro=_("Write as much or as little as you like. One line is enough."),
        questions=(
            Question(
                "reason",
                _("What made you reach out now?"),
                Kind.LONG,
                beside=terms.confidentiality,
                can_wait=True,
                is_private=True,
            ),
        ),
    )
