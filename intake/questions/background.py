"""Step 8, so that I don't offer too little."""

from django.utils.translation import gettext as _

from intake.questions.kinds import NONE_OF_THESE, Answers, Kind, Option, Question, Step, Text, contradicted
from intake.questions.terms import Terms


def step(terms: Terms) -> Step:
    """Return the step."""
    past_year = (
        Option("hospital", _("A hospital stay for my mental health")),
        Option("self_harm", _("Hurting myself")),
        Option("substances", _("Trouble with drink or drugs")),
        Option("eating", _("Trouble with eating")),
        Option(NONE_OF_THESE, _("None of these")),
    )
    seeing = Option("no", _("No")), Option("therapist", _("A therapist")), Option("prescriber", _("A prescriber"))
    return Step(
        key="background",
        title=_("So that I don’t offer you too little"),
        intro=_("All of this can wait until we talk."),
        questions=(
            Question(
                "before",
                _("Have you had therapy before? What helped, and what did not?"),
                Kind.LONG,
                can_wait=True,
                is_private=True,
            ),
            Question("now", _("Are you seeing a therapist or a prescriber now?"), Kind.MANY, seeing, can_wait=True),
            Question("past_year", _("In the past year, was there any of this?"), Kind.MANY, past_year, can_wait=True),
        ),
        check=_check,
    )


def _check(answers: Answers) -> dict[str, Text]:
    return contradicted(answers, ["past_year"])
