"""Step 7, practical things."""

from django.utils.translation import gettext as _

from intake.questions.kinds import Kind, Option, Question, Step
from intake.questions.terms import Terms


def step(terms: Terms) -> Step:
    """Return the step."""
    return Step(
        key="practical",
        title=_("Practical things"),
        intro=_("These help me offer you something that fits."),
        questions=(*_format(terms), *_money(terms), *_needs()),
    )


def _format(terms: Terms) -> tuple[Question, ...]:
    if not terms.meets_both_ways:
        return ()
    options = Option("online", _("Online")), Option("in_person", _("In person")), Option("either", _("Either"))
    return (Question("format", _("How would you like to meet?"), Kind.ONE, options),)


def _money(terms: Terms) -> tuple[Question, ...]:
    fee = (
        Option("works", _("It works for me")),
        Option("lower", _("I would need a lower fee")),
        Option("not_sure", _("I’m not sure")),
    )
    back = _("Myself, and I claim it back (out of network)") if terms.has_networks else ""
    ways = {
        "myself": _("Myself"),
        "out_of_network": back or _("Myself, and I claim a part back"),
        "plan": _("Through a plan: %(plans)s") % {"plans": terms.plans} if terms.plans else _("Through a plan"),
    }
    pay = (*(Option(key, ways[key]) for key in terms.payments), Option("not_sure", _("I’m not sure")))
    label = _("The fee is %(fee)s a session.") % {"fee": terms.fee_text} if terms.fee_text else _("The fee")
    return (
        Question("fee", label, Kind.ONE, fee, hint=_("Your answer does not move you down the list.")),
        Question("payment", _("How would you pay?"), Kind.ONE, pay),
    )


def _needs() -> tuple[Question, ...]:
    letters = Option("no", _("No")), Option("yes", _("Yes")), Option("not_sure", _("I’m not sure"))
    knows = Option("no", _("No")), Option("maybe", _("Maybe")), Option("yes", _("Yes"))
    return (
        Question(
            "easier",
            _("What would make sessions easier for you?"),
            Kind.LINE,
            hint=_("Access, language, an interpreter, anything."),
            can_wait=True,
            is_private=True,
        ),
        Question("report", _("Do you need a letter or report, for a court, custody or work?"), Kind.ONE, letters),
        Question("known", _("Might someone close to you see me already?"), Kind.ONE, knows, can_wait=True),
    )
